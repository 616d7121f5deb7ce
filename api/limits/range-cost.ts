import { DAY, parisMidnight, periodsIn, type Resolution } from '@courant/core/domain';
import { intersect, pointsIn, type Range } from '../column/range.ts';
import { type Moment, resolveMoment } from '../scalar/moment.ts';
import { costOfLoading, costOfSlots } from './price.ts';

/** The publisher's history begins here, so no earlier slot holds anything. */
const HISTORY_START = parisMidnight({ year: 2013, month: 1, day: 1 });

/** What of a requested range can hold something; undefined where nothing can, or where its ends are in the wrong order. */
export const costlyRange = (from: Moment, to: Moment, now: number): Range | undefined =>
  intersect(
    { from: resolveMoment(from, 'from', now), to: resolveMoment(to, 'to', now) },
    // A day more, since the last bucket may end later than now.
    { from: HISTORY_START, to: now + DAY },
  );

/** The chunks that hold the buckets of a range. */
const chunksIn = (resolution: Resolution, { from, to }: Range): number =>
  periodsIn(resolution, from, to).length;

/** The cost of loading a range of one area and visiting it. @param visits how often each slot is visited */
export function costOfRange(resolution: Resolution, range: Range, visits: number): number {
  const points = pointsIn(resolution, range);
  return costOfSlots(visits * points) + costOfLoading(points, chunksIn(resolution, range));
}
