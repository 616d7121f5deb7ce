import { FILIERES } from '@courant/core/domain';
import { pointsIn, type Range } from '../column/range.ts';
import { cheaperRanges } from '../limits/cheaper-range.ts';
import { type CheaperThan, costOfHoles, costOfSlots, type PriceOf } from '../limits/price.ts';
import { answeredRange, costOfRange } from '../limits/range-cost.ts';
import { type Moment, NOW } from '../scalar/moment.ts';
import { MAX_HALF_HOUR_RANGE_MS, mixResolution } from './answer-mix.ts';

/** As the resolver receives them. */
interface MixArguments {
  readonly from?: Moment | null | undefined;
  readonly to?: Moment | null | undefined;
}

/** Finding the newest production reads some weeks of leaf chunks. */
const NEWEST = 40;
const OWN = 5;
/** The filières and production, which are added up together. */
const COLUMNS = FILIERES.length + 1;
const VISITS = 2;

/** The slots of the range for a mix over one; what is wrong with a range is left to the answer. */
export const mixPrice: PriceOf<MixArguments> = ({ from, to }, facts) => {
  if (!from) return { own: NEWEST };
  const range = answeredRange(from, to ?? NOW, facts);
  return { own: OWN + (range ? costOfMixOver(range) : 0) };
};

/** A range by days costs at least the longest one by half-hours: of days with holes, the half-hours are added up. */
function costOfMixOver(range: Range): number {
  const longest = { from: range.to - MAX_HALF_HOUR_RANGE_MS, to: range.to };
  if (range.from >= longest.from) return costOfSums(range);
  return Math.max(costOfSums(longest), costOfSums(range));
}

function costOfSums(range: Range): number {
  const resolution = mixResolution(range);
  const holes = resolution === 'DAY' ? costOfHoles(pointsIn('HALF_HOUR', range), COLUMNS) : 0;
  return costOfSlots(VISITS * pointsIn(resolution, range)) + costOfRange(resolution, range, COLUMNS) + holes;
}

/** Ways to ask for less of a mix: less time. */
export const cheaperMix: CheaperThan<MixArguments> = ({ from, to }, facts) => {
  const range = from && answeredRange(from, to ?? NOW, facts);
  return range ? [cheaperRanges(range).map(({ from, advice }) => ({ args: { from, to }, advice }))] : [];
};
