import { RESOLUTIONS, type Resolution } from '@courant/core/domain';
import { addBuckets, pointsIn, type Range, widen } from '../column/range.ts';

/** The finest of these resolutions that has at most so many points over a range; undefined where none has. */
export const finestThatFits = (
  range: Range,
  maxPoints: number,
  among: readonly Resolution[] = RESOLUTIONS,
): Resolution | undefined => among.find((resolution) => pointsIn(resolution, range) <= maxPoints);

/** Whether the question may be asked at a resolution, up to an end: it is not too costly. */
export type MayAsk = (resolution: Resolution, to?: number) => boolean;

/** A resolution that has too many points over a range. */
export interface Excess {
  readonly resolution: Resolution;
  readonly points: number;
  readonly maxPoints: number;
}

/** The same, and what to ask for instead. */
export interface TooManyPoints extends Excess {
  /** The finest that fits; null where none does. */
  readonly suggestedResolution: Resolution | null;
  /** The latest end that fits at the requested resolution; null where not even one point does. */
  readonly suggestedTo: number | null;
}

export function toTooManyPoints(excess: Excess, range: Range, mayAsk: MayAsk): TooManyPoints {
  const { resolution, maxPoints } = excess;
  const coarser = RESOLUTIONS.slice(RESOLUTIONS.indexOf(resolution) + 1).filter((each) => mayAsk(each));
  const { from } = widen(resolution, range);
  const endAfter = (points: number): number => addBuckets(resolution, from, points);
  const most = mostAllowed(maxPoints, (points) => mayAsk(resolution, endAfter(points)));
  return {
    ...excess,
    suggestedResolution: finestThatFits(range, maxPoints, coarser) ?? null,
    suggestedTo: most < 1 ? null : endAfter(most),
  };
}

/** The highest number up to `most` that is allowed, where a higher one is never allowed and a lower one not; 0 where none is. */
export function mostAllowed(most: number, isAllowed: (count: number) => boolean): number {
  if (most < 1 || isAllowed(most)) return most;
  let [low, high] = [0, most];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isAllowed(middle)) low = middle;
    else high = middle;
  }
  return low;
}
