import { FIRST_NAMESPACE, groupsOf } from '@courant/core/domain';

/** Each stage's group on the topic it follows, in a store that was never rebuilt. */
export const { regions: REGIONS_GROUP, country: COUNTRY_GROUP } = groupsOf(FIRST_NAMESPACE);
