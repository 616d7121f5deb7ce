import { RESOLUTIONS, type Resolution } from '@courant/core/domain';
import { pointsIn, type Range } from '../column/range.ts';
import type { LimitValues } from '../limits/limit-values.ts';
import { costOfSlots, type PriceOf } from '../limits/price.ts';
import { answeredRange, costOfRange } from '../limits/range-cost.ts';
import { finestThatFits } from './choose-resolution.ts';
import type { SeriesInput } from './series-input-type.ts';
import { VIEW_FACTS } from './view.ts';

/** Finding the range and the resolution, whatever they are. */
const OWN = 10;
/** A share adds up two measures at each of its points. */
const VISITS_OF_SHARE = 8;
/** A resolution that is left out is looked for in each area. */
const CHOICE_PER_AREA = 5;

/** A question for series: the chunks of each area, and inside it a price for each of its series and their points. */
export const seriesPrice: PriceOf<{ readonly input: SeriesInput }> = ({ input }, facts) => {
  const areas = Math.max(1, new Set(input.areas).size);
  const measures = Math.max(1, new Set(input.measures).size);
  const series = areas * measures;
  const range = answeredRange(input.from, input.to, facts);
  const resolution = range && resolutionOf(input, range, facts.limits, series);
  if (!range || !resolution) return { own: OWN, inside: { series, areas } };
  const points = pointsIn(resolution, range);
  const isShare = VIEW_FACTS[input.view].shareOf !== null;
  const shared = isShare ? VISITS_OF_SHARE * series * points : 0;
  const choosing = input.resolution ? 0 : CHOICE_PER_AREA * areas;
  return {
    own: OWN + choosing + costOfSlots(shared) + areas * costOfRange(resolution, range, measures + Number(isShare)),
    inside: { series, areas, points, halfHours: pointsIn('HALF_HOUR', range) },
  };
};

/**
 * Points that a range back from now may lose until it is answered: a price stands for an hour. A range of barely too many
 * points is priced as if it had the points.
 */
const POINTS_LOST = 5;

/** The resolution that is answered at; undefined where there are too many points, which are refused without reading any. */
function resolutionOf(
  { resolution, maxPoints }: SeriesInput,
  range: Range,
  { maxPointsPerSeries, maxPointsPerQuery }: LimitValues,
  series: number,
): Resolution | undefined {
  const allowed = Math.min(maxPointsPerSeries, Math.floor(maxPointsPerQuery / series)) + POINTS_LOST;
  if (!resolution) return finestThatFits(range, Math.min(allowed, maxPoints + POINTS_LOST), RESOLUTIONS);
  return pointsIn(resolution, range) > allowed ? undefined : resolution;
}
