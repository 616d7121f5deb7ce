import type { Resolution } from '@courant/core/domain';
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
/** A share adds up two measures at each of its points. */
const VISITS_OF_SHARE = 8;
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
  const isShare = VIEW_FACTS[input.view].shareOf !== null;
  const loading = areas * costOfRange(resolution, range, measures + Number(isShare));
  const halfHours = pointsIn('HALF_HOUR', range);
  const sharing = isShare ? costOfSlots(VISITS_OF_SHARE * series * points) : 0;
  const holes = isShare && !isLeaf(resolution) ? areas * costOfHoles(halfHours, measures + 1) : 0;
  const filtering = isFiltered(input) ? costOfFiltering(areasBehind(input.areas), resolution, range) : 0;
  const choosing = input.resolution ? 0 : CHOICE_PER_AREA * areas;
  return {
    own: OWN + choosing + loading + sharing + holes + filtering,
    inside: { series, areas, points, halfHours },
  };
};

/** Whether past readings are asked for: then the leaf chunks of every day are read. */
export const isFiltered = ({ asOf, vintage }: SeriesInput): boolean => Boolean(asOf ?? vintage);

/** What of its range is answered; undefined where nothing is. */
export const rangeOf = ({ from, to, asOf }: SeriesInput, facts: PriceFacts): Range | undefined =>
  answeredRange(from, to, { now: facts.now, covered: coveredAsOf(facts, asOf) });

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
