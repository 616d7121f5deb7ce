import { FIRST_NAMESPACE, groupsOf } from '@courant/core/domain';

/** The consumer groups of the two stages, in a store that was never rebuilt. */
export const { regions: REGIONS_GROUP, country: COUNTRY_GROUP } = groupsOf(FIRST_NAMESPACE);
