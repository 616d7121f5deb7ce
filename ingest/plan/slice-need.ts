import { FEED_FACTS, HOUR } from '@courant/core/domain';
import { retryAt } from './attempts.ts';
import { coveredUntil, isCovered } from './coverage.ts';
import type { FeedState, SliceAttempts } from './feed-state.ts';
import type { Slice } from './slice.ts';

const SLOWEST_RETRY_MS = 6 * HOUR;

/** Why a region-month is to be asked for, and from when on. */
export interface SliceNeed {
  readonly purpose: 'BACKFILL' | 'CHECK' | 'SWEEP';
  readonly slice: Slice;
  /** Epoch milliseconds UTC. */
  readonly readyAt: number;
}

/** Whether a feed still lacks a slice, or holds one that the publisher has changed since. */
export const needOf = (state: FeedState, slice: Slice, sweepEveryMs: number): SliceNeed | null =>
  FEED_FACTS[state.feed].followedBy === 'POLLS'
    ? realTimeNeed(state, slice)
    : consolidatedNeed(state, slice, sweepEveryMs);

/** A slice of real time has been had once it was asked for and polls cover what came out since. */
export function isFetched(state: FeedState, slice: Slice): boolean {
  const { succeededAt: goodAt, completeUntil: settledUntil } = state.sliceAttempts(slice.key);
  if (FEED_FACTS[state.feed].followedBy === 'CHECKS') return goodAt !== null;
  const lacking = Math.max(slice.from, settledUntil);
  const until = Math.min(slice.to, coveredUntil(state.pollCoverage));
  return lacking >= until ? goodAt !== null : isCovered(state.pollCoverage, lacking, until);
}

function realTimeNeed(state: FeedState, slice: Slice): SliceNeed | null {
  if (isFetched(state, slice)) return null;
  return { purpose: 'BACKFILL', slice, readyAt: retryAfter(state.sliceAttempts(slice.key)) };
}

function consolidatedNeed(state: FeedState, slice: Slice, sweepEveryMs: number): SliceNeed {
  const attempts = state.sliceAttempts(slice.key);
  if (attempts.succeededAt === null) return { purpose: 'BACKFILL', slice, readyAt: retryAfter(attempts) };
  const hasMoved = state.changedAt(slice.key) > attempts.succeededAt;
  if (hasMoved) return { purpose: 'CHECK', slice, readyAt: retryAfter(attempts) };
  return {
    purpose: 'SWEEP',
    slice,
    readyAt: Math.max(attempts.succeededAt + sweepEveryMs, retryAfter(attempts)),
  };
}

const retryAfter = (attempts: SliceAttempts): number => retryAt(attempts, SLOWEST_RETRY_MS);
