import {
  bucketEnd,
  bucketStart,
  DAY,
  HOUR,
  parisDate,
  parisMidnight,
  type Resolution,
  slotOf,
} from '@courant/core/domain';

/** `[from, to)`, epoch milliseconds UTC. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The range of the whole buckets that touch it. */
export const widen = (resolution: Resolution, { from, to }: Range): Range => ({
  from: bucketStart(resolution, from),
  to: bucketEnd(resolution, bucketStart(resolution, to - 1)),
});

const STEP: Readonly<Partial<Record<Resolution, number>>> = {
  QUARTER_HOUR: HOUR / 4,
  HALF_HOUR: HOUR / 2,
  HOUR,
};

/** How many buckets touch a range, without visiting them. */
export function pointsIn(resolution: Resolution, range: Range): number {
  const { from, to } = range;
  if (resolution === 'MONTH' || resolution === 'YEAR')
    return slotOf(resolution, to - 1) - slotOf(resolution, from) + 1;
  const step = STEP[resolution];
  if (step) return Math.ceil(to / step) - Math.floor(from / step);
  // Days of 23 and 25 hours: the nearest whole number is the count.
  const widened = widen(resolution, range);
  return Math.round((widened.to - widened.from) / (resolution === 'DAY' ? DAY : 7 * DAY));
}

/** Start of the bucket `count` buckets after the one that begins at `start`. */
export function addBuckets(resolution: Resolution, start: number, count: number): number {
  const step = STEP[resolution];
  if (step) return start + count * step;
  const { year, month, day } = parisDate(start);
  if (resolution === 'YEAR') return parisMidnight({ year: year + count, month, day });
  if (resolution === 'MONTH') return parisMidnight({ year, month: month + count, day });
  return parisMidnight({ year, month, day: day + count * (resolution === 'DAY' ? 1 : 7) });
}

/** The part of a range that lies within bounds; undefined where they share nothing. */
export function intersect(range: Range, bounds: Range): Range | undefined {
  const part = { from: Math.max(range.from, bounds.from), to: Math.min(range.to, bounds.to) };
  return part.from < part.to ? part : undefined;
}
