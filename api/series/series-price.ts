import { FILIERES, isStored, type Resolution } from '@courant/core/domain';
import { isLeaf } from '../column/descend.ts';
import { pointsIn, type Range } from '../column/range.ts';
import type { LimitValues } from '../limits/limit-values.ts';
import { costOfHoles, costOfSlots, type PriceFacts, type PriceOf } from '../limits/price.ts';
import {
  answeredRange,
  areasBehind,
  costOfFiltering,
  costOfRange,
  coveredAsOf,
} from '../limits/range-cost.ts';
import { finestThatFits } from './choose-resolution.ts';
import type { SeriesInput } from './series-input-type.ts';
import { VIEW_FACTS } from './view.ts';

/** Finding the range and the resolution, whatever they are. */
const OWN = 10;
/** A share adds up two measures at each of its points, a carbon intensity all filières beside production. */
const VISITS_OF_SHARE = 8;
const VISITS_OF_CARBON = VISITS_OF_SHARE * FILIERES.length;
const COLUMNS_OF_CARBON = FILIERES.length + 1;
/** A resolution that is left out is looked for in each area. */
const CHOICE_PER_AREA = 5;
/**
 * Points that a range back from now may lose until it is answered: a price stands for an hour. A range with a few points
 * too many is priced as if it were answered.
 */
const POINTS_LOST = 5;

/** A question for series: the chunks of each area, and inside it a price for each of its series and their points. */
export const seriesPrice: PriceOf<{ readonly input: SeriesInput }> = ({ input }, facts) => {
  const { areas, measures } = countsOf(input);
  const series = areas * measures;
  const range = rangeOf(input, facts);
  const resolution = range && resolutionOf(input, range, facts.limits);
  if (!range || !resolution) return { own: OWN, inside: { series, areas } };
  const points = pointsIn(resolution, range);
  const { columns, visits, summed } = ratiosOf(input);
  const loading = areas * costOfRange(resolution, range, columns);
  const halfHours = pointsIn('HALF_HOUR', range);
  const summing = areas * costOfSlots(visits * points);
  const holes = summed > 0 && !isLeaf(resolution) ? areas * costOfHoles(halfHours, summed) : 0;
  const filtering = isFiltered(input) ? costOfFiltering(areasBehind(input.areas), resolution, range) : 0;
  const choosing = input.resolution ? 0 : CHOICE_PER_AREA * areas;
  return {
    own: OWN + choosing + loading + summing + holes + filtering,
    inside: { series, areas, points, halfHours },
  };
};

/** Whether past readings are asked for: then the leaf chunks of every day are read. */
export const isFiltered = ({ asOf, vintage }: SeriesInput): boolean => Boolean(asOf ?? vintage);

/** What of its range is answered; undefined where nothing is. */
export const rangeOf = ({ from, to, asOf }: SeriesInput, facts: PriceFacts): Range | undefined =>
  answeredRange(from, to, { now: facts.now, covered: coveredAsOf(facts, asOf) });

/** What the ratios of one area read and visit. */
interface RatioWork {
  /** Columns of each chunk, those of measures that are no ratio included. */
  readonly columns: number;
  /** Visits of each point. */
  readonly visits: number;
  /** Columns that are added up again where a bucket has holes. */
  readonly summed: number;
}

function ratiosOf({ measures, view }: SeriesInput): RatioWork {
  const distinct = new Set(measures);
  const powers = [...distinct].filter(isStored).length;
  if (powers < distinct.size)
    return { columns: powers + COLUMNS_OF_CARBON, visits: VISITS_OF_CARBON, summed: COLUMNS_OF_CARBON };
  const columns = Math.max(1, powers);
  return VIEW_FACTS[view].shareOf === null
    ? { columns, visits: 0, summed: 0 }
    : { columns: columns + 1, visits: VISITS_OF_SHARE * columns, summed: columns + 1 };
}

/** The areas and the measures of each, as the answer has them: at least one. */
const countsOf = ({ areas, measures }: SeriesInput) => ({
  areas: Math.max(1, new Set(areas).size),
  measures: Math.max(1, new Set(measures).size),
});

/** The resolution that is answered at; undefined where there are too many points, which are refused without reading any. */
export function resolutionOf(
  input: SeriesInput,
  range: Range,
  { maxPointsPerSeries, maxPointsPerQuery }: LimitValues,
): Resolution | undefined {
  const { areas, measures } = countsOf(input);
  const allowed =
    Math.min(maxPointsPerSeries, Math.floor(maxPointsPerQuery / (areas * measures))) + POINTS_LOST;
  const { resolution } = input;
  if (!resolution) return finestThatFits(range, Math.min(allowed, input.maxPoints + POINTS_LOST));
  return pointsIn(resolution, range) > allowed ? undefined : resolution;
}
