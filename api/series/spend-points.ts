import type { Resolution } from '@courant/core/domain';
import { pointsIn, type Range } from '../column/range.ts';
import { type MayAsk, toTooManyPoints } from './choose-resolution.ts';
import { RangeTooLarge } from './refusal-type.ts';
import type { SeriesSources } from './series-sources.ts';

/** A question for the points of series over a range. */
export interface PointsRequest {
  /** Left out, it is chosen. */
  readonly resolution?: Resolution | null | undefined;
  /** Points of one series that a chosen resolution may have. */
  readonly maxPoints: number;
  readonly range: Range;
  readonly seriesCount: number;
  /** The finest resolution that has at most so many points, or the coarsest there is. */
  readonly finest: (maxPoints: number) => Resolution | Promise<Resolution>;
  readonly mayAsk: MayAsk;
}

/** The resolution to answer at, whose points are then taken from those of the operation; or why there are too many. */
export async function spendPoints(
  request: PointsRequest,
  sources: SeriesSources,
): Promise<Resolution | RangeTooLarge> {
  const { range, seriesCount, mayAsk } = request;
  const resolution = request.resolution ?? (await request.finest(pointLimit(request, sources)));
  // Computed again after the last await: another series of the operation may have used points meanwhile.
  const maxPoints = pointLimit(request, sources);
  const points = pointsIn(resolution, range);
  if (points > maxPoints)
    return new RangeTooLarge(toTooManyPoints({ resolution, points, maxPoints }, range, mayAsk));
  sources.budget.pointsLeft -= points * seriesCount;
  return resolution;
}

/** Points one series may have: an explicit resolution is bounded by the limits alone. */
function pointLimit(
  { resolution, maxPoints, seriesCount }: PointsRequest,
  { maxPointsPerSeries, budget }: SeriesSources,
): number {
  const allowed = Math.min(maxPointsPerSeries, Math.floor(budget.pointsLeft / seriesCount));
  return resolution ? allowed : Math.min(allowed, maxPoints);
}
