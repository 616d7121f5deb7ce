import type { AreaCode, Measure } from '@courant/core/domain';
import { clientError } from '../api-error.ts';
import type { ChunkSource } from '../column/piece.ts';
import type { Range } from '../column/range.ts';
import { costOfLoading, costOfSlots, type PriceOf } from '../limits/price.ts';
import { dependsOnConsumption, findFlags } from './find-flags.ts';
import type { Flag } from './flag-type.ts';

export const MAX_FLAGS = 1000;

/**
 * The first flags of a measure over a range; none where it does not depend on consumption.
 * @throws a BAD_ARGUMENT error for a number below 0 or above `MAX_FLAGS`.
 */
export async function answerFlags(
  source: ChunkSource,
  area: AreaCode,
  measure: Measure,
  range: Range,
  first: number,
): Promise<Flag[]> {
  if (first < 0 || first > MAX_FLAGS)
    throw clientError('BAD_ARGUMENT', `flags(first: ${first}): ask for 0 to ${MAX_FLAGS}.`);
  return dependsOnConsumption(measure) ? findFlags(source, area, range, first) : [];
}

/** Two medians for each day. */
const VISITS_OF_DAY = 15;
const HALF_HOURS_IN_DAY = 48;
const DAYS_IN_YEAR = 365;
/** Few days are flagged: as many as would be in a bad year, and each is two chunks of half-hours. */
const FLAGGED_DAYS_IN_YEAR = 4;

export const flagsPrice: PriceOf<{ readonly first: number }> = ({ first }, { scale: { halfHours } }) => {
  const days = 1 + halfHours / HALF_HOURS_IN_DAY;
  const years = 1 + days / DAYS_IN_YEAR;
  const flagged = Math.max(0, Math.min(first, FLAGGED_DAYS_IN_YEAR * years));
  return {
    own:
      5 +
      costOfLoading('DAY', years + 1, 1) +
      costOfSlots(VISITS_OF_DAY * days) +
      costOfLoading('HALF_HOUR', 2 * flagged, 1),
    times: 1 + flagged,
  };
};
