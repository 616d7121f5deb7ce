import { DAY } from '@courant/core/domain';
import type { Range } from '../column/range.ts';
import { type Moment, momentAt } from '../scalar/moment.ts';

/** A later beginning of a range, and how a refusal names the time that remains. */
export interface CheaperRange {
  readonly from: Moment;
  readonly advice: string;
}

/** Lengths that people ask for, in days. */
const LENGTHS = [1_826, 1_096, 730, 365, 180, 90, 30, 14, 7, 1];

/** The ends of a range, the longest first. */
export const cheaperRanges = ({ from, to }: Range): CheaperRange[] =>
  LENGTHS.filter((days) => days * DAY < to - from).map((days) => ({
    from: momentAt(to - days * DAY),
    advice: `for ${days === 1 ? 'a day' : `${days} days`} at a time`,
  }));
