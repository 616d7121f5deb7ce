import { type AreaCode, RESOLUTIONS, type Resolution } from '@courant/core/domain';
import type { CheaperThan, PriceOf } from '../limits/price.ts';
import { areasBehind, costOfFiltering } from '../limits/range-cost.ts';
import { type Moment, resolveMoment } from '../scalar/moment.ts';

/** As the resolver receives them. */
interface ReadingArguments {
  readonly area: AreaCode;
  readonly at: Moment;
  readonly resolution?: Resolution | null | undefined;
  readonly asOf?: Moment | null | undefined;
}

const OWN = 5;

/** Half-hours in the longest bucket of each resolution. */
const HALF_HOURS: Readonly<Record<Resolution, number>> = {
  QUARTER_HOUR: 1,
  HALF_HOUR: 1,
  HOUR: 2,
  DAY: 50,
  WEEK: 338,
  MONTH: 1_490,
  YEAR: 17_568,
};

/**
 * What a field of the reading may have to read depends on how much it rolls up. A reading of the past reads all the days
 * of its bucket.
 */
export const readingPrice: PriceOf<ReadingArguments> = ({ area, at, resolution, asOf }, { now }) => {
  const from = resolveMoment(at, 'from', now);
  const filtering = asOf
    ? costOfFiltering(areasBehind([area]), resolution ?? 'HALF_HOUR', { from, to: from + 1 })
    : 0;
  return { own: OWN + filtering, inside: { halfHours: resolution ? HALF_HOURS[resolution] : 1 } };
};

/** Ways to ask for less of a reading: of a shorter interval. */
export const cheaperReading: CheaperThan<ReadingArguments> = (args) => {
  const finer = RESOLUTIONS.slice(1, Math.max(1, RESOLUTIONS.indexOf(args.resolution ?? 'HALF_HOUR')));
  return [
    finer.toReversed().map((resolution) => ({ args: { ...args, resolution }, advice: `for ${resolution}` })),
  ];
};
