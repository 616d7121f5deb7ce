import { backOffMs } from '@courant/core/base';
import { FEED_FACTS, HOUR, MINUTE } from '@courant/core/domain';
import { dueAt, retryAt } from './attempts.ts';
import type { Cadence } from './cadence.ts';
import { coveredUntil, isCovered } from './coverage.ts';
import type { FeedState, SliceAttempts } from './feed-state.ts';
import type { Slice } from './slice.ts';

const SLOWEST_RETRY_MS = 6 * HOUR;
/** An answer that differs from the check is asked for again: it may have been cut short, or the check be the older one. */
const MISMATCH_BACK_OFF = { firstMs: 15 * MINUTE, jitter: 'NONE' } as const;

/** Why a region-month has to be asked for, and from when on. */
export interface SliceNeed {
  readonly purpose: 'BACKFILL' | 'CHECK' | 'SWEEP';
  readonly slice: Slice;
  /** Epoch milliseconds UTC. */
  readonly readyAt: number;
}

/** Why and when a slice has to be asked for; null once it is complete and polls follow its feed. */
export const needOf = (
  state: FeedState,
  slice: Slice,
  cadence: Cadence,
  isProbe: boolean,
): SliceNeed | null =>
  FEED_FACTS[state.feed].followedBy === 'POLLS'
    ? polledNeed(state, slice)
    : checkedNeed(state, slice, cadence, isProbe);

/** Whether a slice is fetched. In a polled feed, polls must also cover what was published since it was asked for. */
export function isFetched(state: FeedState, slice: Slice): boolean {
  const { succeededAt, completeUntil } = state.sliceAttempts(slice.key);
  if (FEED_FACTS[state.feed].followedBy === 'CHECKS') return succeededAt !== null;
  const missingFrom = Math.max(slice.from, completeUntil);
  const missingTo = Math.min(slice.to, coveredUntil(state.pollCoverage));
  return missingFrom >= missingTo
    ? succeededAt !== null
    : isCovered(state.pollCoverage, missingFrom, missingTo);
}

function polledNeed(state: FeedState, slice: Slice): SliceNeed | null {
  if (isFetched(state, slice)) return null;
  return { purpose: 'BACKFILL', slice, readyAt: retryAfter(state.sliceAttempts(slice.key)) };
}

/** A probe is asked for at the pace of the checks, and hourly while these are refused, so that the next one goes well. */
function checkedNeed(state: FeedState, slice: Slice, cadence: Cadence, isProbe: boolean): SliceNeed {
  const { checkEveryMs, sweepEveryMs } = cadence;
  const attempts = state.sliceAttempts(slice.key);
  if (attempts.succeededAt === null) return { purpose: 'BACKFILL', slice, readyAt: retryAfter(attempts) };
  const hasChanged = state.changedAt(slice.key) > attempts.succeededAt;
  if (hasChanged) return { purpose: 'CHECK', slice, readyAt: retryAfter(attempts) };
  const mismatch = state.mismatchOf(slice.key);
  if (mismatch) {
    const backOff = { ...MISMATCH_BACK_OFF, maxMs: sweepEveryMs };
    const readyAt = attempts.succeededAt + backOffMs(backOff, mismatch.answers);
    return { purpose: 'CHECK', slice, readyAt: Math.max(readyAt, retryAfter(attempts)) };
  }
  if (isProbe) {
    const everyMs = state.checkAttempts.failures > 0 ? Math.min(HOUR, checkEveryMs) : checkEveryMs;
    return { purpose: 'CHECK', slice, readyAt: dueAt(attempts, everyMs) };
  }
  return {
    purpose: 'SWEEP',
    slice,
    readyAt: Math.max(attempts.succeededAt + sweepEveryMs, retryAfter(attempts)),
  };
}

const retryAfter = (attempts: SliceAttempts): number => retryAt(attempts, SLOWEST_RETRY_MS);
