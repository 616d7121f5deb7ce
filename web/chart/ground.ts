import { type SeriesSet, vintageAt } from '../data/series-set.ts';
import type { GapReason } from '../gql/graphql.ts';
import { type Run, runsOf } from './slots.ts';
import type { Stack } from './stack.ts';

/** In a narrower gap no word fits: it has a tick, and the readout says its reason. */
export const MIN_LABEL_PX = 56;

/** A stretch of the plot without a consumption, and why. */
export interface GroundGap {
  readonly start: number;
  readonly end: number;
  readonly reason: GapReason;
}

/** What the plot's ground says of its slots; instants in epoch milliseconds. */
export interface Ground {
  readonly gaps: readonly GroundGap[];
  /** Stretches of real time, whose figures are still revised. */
  readonly realTime: readonly (readonly [start: number, end: number])[];
  /** The slot of which a part is published while the rest is to come; null where there is none. */
  readonly running: readonly [start: number, end: number] | null;
}

/** The ground of a window: gaps by reason, real time, and the running slot. */
export function toGround(set: SeriesSet, stack: Stack): Ground {
  const spanOf = ([first, end]: Run): [number, number] => [
    stack.starts[first] ?? 0,
    stack.ends[end - 1] ?? 0,
  ];
  const reasons = stack.gaps;
  const gapRuns = runsOf(
    stack,
    (slot) => reasons[slot] !== null,
    (slot) => reasons[slot] !== reasons[slot - 1],
  );
  const running = stack.parts.findIndex((part) => part?.isNewest === true);
  return {
    gaps: gapRuns.flatMap((run) => {
      const [start, end] = spanOf(run);
      const reason = reasons[run[0]];
      return reason ? [{ start, end, reason }] : [];
    }),
    realTime: runsOf(
      stack,
      (slot) => reasons[slot] === null && vintageAt(set, stack.starts[slot] ?? 0) === 'REAL_TIME',
    ).map(spanOf),
    running: running < 0 ? null : spanOf([running, running + 1]),
  };
}
