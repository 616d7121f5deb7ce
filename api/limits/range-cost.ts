import { parisMidnight, periodsIn, type Resolution } from '@courant/core/domain';
import { intersect, type Range } from '../column/range.ts';
import { type Moment, resolveMoment } from '../scalar/moment.ts';
import { costOfLoading, type PriceFacts } from './price.ts';

/** The publisher's history begins here, so no earlier slot holds anything. */
export const HISTORY_START = parisMidnight({ year: 2013, month: 1, day: 1 });

/** What of a requested range is answered; undefined where nothing is covered, or where its ends are in the wrong order. */
export const answeredRange = (
  from: Moment,
  to: Moment,
  { covered, now }: Pick<PriceFacts, 'covered' | 'now'>,
): Range | undefined =>
  intersect({ from: resolveMoment(from, 'from', now), to: resolveMoment(to, 'to', now) }, covered);

/** The cost of loading so many columns of one area over a range. */
export const costOfRange = (resolution: Resolution, { from, to }: Range, columns: number): number =>
  costOfLoading(resolution, periodsIn(resolution, from, to).length, columns);
