import { bisectRight } from 'd3-array';
import type { Column } from '../data/series-set.ts';

/** Half-open intervals in order of time, in epoch milliseconds. */
export interface Slots {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Indexes of neighbouring slots: `[first, end)`. */
export type Run = readonly [first: number, end: number];

/** Runs of slots that touch each other and that `isIn` accepts; `breaks` ends a run before a slot. */
export function runsOf(
  { starts, ends }: Slots,
  isIn: (slot: number) => boolean,
  breaks: (slot: number) => boolean = () => false,
): Run[] {
  const runs: [first: number, end: number][] = [];
  for (let i = 0; i < starts.length; i++) {
    if (!isIn(i)) continue;
    const last = runs.at(-1);
    if (last?.[1] === i && ends[i - 1] === starts[i] && !breaks(i)) last[1] = i + 1;
    else runs.push([i, i + 1]);
  }
  return runs;
}

/** Runs of slots for which a column has a value. */
export const publishedRuns = (slots: Slots, column: Column): Run[] =>
  runsOf(slots, (i) => (column[i] ?? null) !== null);

/** The same of a band between two edges, a run for each side of zero: a figure of both would cross what lies between. */
export function bandRuns(slots: Slots, from: Column, to: Column): Run[] {
  const isDownward = (i: number) => (to[i] ?? 0) < (from[i] ?? 0);
  return runsOf(
    slots,
    (i) => (to[i] ?? null) !== null,
    (i) => isDownward(i) !== isDownward(i - 1),
  );
}

/** The slot that holds an instant, or the nearest one beyond the edges. */
export const slotAt = ({ starts }: Pick<Slots, 'starts'>, instant: number): number =>
  Math.max(0, bisectRight(starts, instant) - 1);

/** First and last instant of the slots; `[0, 1]` without slots, since a scale needs a length. */
export const timeDomain = ({ starts, ends }: Slots): [from: number, until: number] => [
  starts[0] ?? 0,
  ends.at(-1) ?? 1,
];
