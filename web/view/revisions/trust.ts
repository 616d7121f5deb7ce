import { type AreaCode, hasMeasure, REGION_CODES, type StoredMeasure } from '@courant/core/domain';
import { daysUntil } from '../../data/period.ts';
import type { EstimatesOfRegionsQuery, EstimatesOfRegionsQueryVariables } from '../../gql/graphql.ts';

/** Twelve regions over more days would cost more than one question may. */
export const TRUST_DAYS = 120;

/** The question of all regions that have a measure, over the last days that are settled; null where none is. */
export function trustVariables(
  measure: StoredMeasure,
  settledUntil: string | null,
): EstimatesOfRegionsQueryVariables | null {
  if (settledUntil === null) return null;
  return {
    areas: REGION_CODES.filter((region) => hasMeasure(region, measure)),
    measure,
    ...daysUntil(Date.parse(settledUntil) - 1, TRUST_DAYS),
  };
}

/** How far real time of one region was from what was metered later, over the half-hours that have both; MW. */
export interface RegionTrust {
  readonly area: AreaCode;
  readonly meanAbsoluteError: number;
  /** Of what was metered; null where that is zero. */
  readonly percent: number | null;
  /** Metered less real time: above zero, real time was too low. */
  readonly meanError: number;
}

/** The most trustworthy first; regions without a pair are left out. */
export function trustOfRegions({ estimateQuality }: EstimatesOfRegionsQuery): RegionTrust[] {
  return estimateQuality
    .flatMap(({ area, ...of }): RegionTrust[] => {
      // A group without keys has one number in each column.
      const [meanError = null] = of.meanError;
      const [meanAbsoluteError = null] = of.meanAbsoluteError;
      const [percent = null] = of.meanAbsoluteErrorPercent;
      if (meanError === null || meanAbsoluteError === null) return [];
      return [{ area: area.code, meanAbsoluteError, percent, meanError }];
    })
    .sort((a, b) => (a.percent ?? Infinity) - (b.percent ?? Infinity));
}
