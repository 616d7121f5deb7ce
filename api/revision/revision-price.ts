import type { AreaCode } from '@courant/core/domain';
import { pointsIn } from '../column/range.ts';
import { cheaperRanges } from '../limits/cheaper-range.ts';
import type { CheaperThan, PriceOf } from '../limits/price.ts';
import { answeredRange, areasBehind, costOfFiltering } from '../limits/range-cost.ts';
import type { Moment } from '../scalar/moment.ts';

/** As the resolver receives them. */
interface RevisionArguments {
  readonly area: AreaCode;
  readonly from: Moment;
  readonly to: Moment;
}

const OWN = 5;
/** Listing the states of one half-hour of one area. */
const STATES = 0.2;

/** The leaf chunks of each day, and the states of each half-hour of each area behind. */
export const revisionsPrice: PriceOf<RevisionArguments> = ({ area, from, to }, facts) => {
  const range = answeredRange(from, to, facts);
  if (!range) return { own: OWN };
  const areas = areasBehind([area]);
  const states = STATES * areas * pointsIn('HALF_HOUR', range);
  return { own: OWN + costOfFiltering(areas, 'HALF_HOUR', range) + states };
};

/** Ways to ask for less: less time. */
export const cheaperRevisions: CheaperThan<RevisionArguments> = (args, facts) => {
  const range = answeredRange(args.from, args.to, facts);
  return range ? [cheaperRanges(range).map(({ from, advice }) => ({ args: { ...args, from }, advice }))] : [];
};
