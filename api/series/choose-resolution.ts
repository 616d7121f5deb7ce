import { RESOLUTIONS, type Resolution } from '@courant/core/domain';
import { addBuckets, pointsIn, type Range, widen } from '../column/range.ts';

/** The finest of these resolutions that has at most so many points over a range; undefined where none has. */
export const finestThatFits = (
  range: Range,
  maxPoints: number,
  among: readonly Resolution[] = RESOLUTIONS,
): Resolution | undefined => among.find((resolution) => pointsIn(resolution, range) <= maxPoints);

/** A resolution that has too many points over a range, and what to ask for instead. */
export interface TooManyPoints {
  readonly resolution: Resolution;
  readonly points: number;
  readonly maxPoints: number;
  /** The finest that fits; null where none does. */
  readonly suggestedResolution: Resolution | null;
  /** The latest end that fits at the requested resolution; null where not even one point does. */
  readonly suggestedTo: number | null;
}

export function toTooManyPoints(
  resolution: Resolution,
  range: Range,
  points: number,
  maxPoints: number,
): TooManyPoints {
  const coarser = RESOLUTIONS.slice(RESOLUTIONS.indexOf(resolution) + 1);
  return {
    resolution,
    points,
    maxPoints,
    suggestedResolution: finestThatFits(range, maxPoints, coarser) ?? null,
    suggestedTo: maxPoints < 1 ? null : addBuckets(resolution, widen(resolution, range).from, maxPoints),
  };
}
