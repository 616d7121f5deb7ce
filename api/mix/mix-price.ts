import { DAY, FILIERES } from '@courant/core/domain';
import { pointsIn, type Range } from '../column/range.ts';
import { cheaperRanges } from '../limits/cheaper-range.ts';
import {
  type CheaperThan,
  costOfHoles,
  costOfSlots,
  type PriceFacts,
  type PriceOf,
} from '../limits/price.ts';
import { answeredRange, costOfFiltering, costOfRange, coveredAsOf } from '../limits/range-cost.ts';
import { NOW } from '../scalar/moment.ts';
import { MAX_HALF_HOUR_RANGE_MS, type MixArguments, mixResolution } from './answer-mix.ts';
import { MAX_PAST_DAYS } from './newest-production.ts';

/** Finding the newest production reads some weeks of leaf chunks. */
const NEWEST = 40;
const OWN = 5;
/** The filières and production, which are added up together. */
const COLUMNS = FILIERES.length + 1;
const VISITS = 2;

/** The slots of the range for a mix over one; what is wrong with a range is left to the answer. */
export const mixPrice: PriceOf<MixArguments> = (args, facts) => {
  const { areasBehind } = facts.scale;
  const { from, asOf } = args;
  if (!from) return { own: asOf ? OWN + costOfFiltering(areasBehind, 'HALF_HOUR', PAST_DAYS) : NEWEST };
  const range = rangeOf(args, facts);
  if (!range) return { own: OWN };
  const filtering = asOf ? costOfFiltering(areasBehind, mixResolution(range), range) : 0;
  return { own: OWN + costOfMixOver(range) + filtering };
};

const PAST_DAYS: Range = { from: 0, to: MAX_PAST_DAYS * DAY };

/** What of its range is answered; undefined where nothing is. */
const rangeOf = ({ from, to, asOf }: MixArguments, facts: PriceFacts): Range | undefined =>
  from ? answeredRange(from, to ?? NOW, { ...facts, covered: coveredAsOf(facts, asOf) }) : undefined;

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
export const cheaperMix: CheaperThan<MixArguments> = (args, facts) => {
  const range = rangeOf(args, facts);
  return range ? [cheaperRanges(range).map(({ from, advice }) => ({ args: { ...args, from }, advice }))] : [];
};
