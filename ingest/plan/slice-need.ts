import { FEED_FACTS, HOUR } from '@courant/core/domain';
import { retryAt } from './attempts.ts';
import { coveredUntil, isCovered } from './coverage.ts';
import type { FeedMemory, SliceAttempts } from './feed-memory.ts';
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
export const needOf = (memory: FeedMemory, slice: Slice, sweepEveryMs: number): SliceNeed | null =>
  FEED_FACTS[memory.feed].followedBy === 'POLLS'
    ? realTimeNeed(memory, slice)
    : settledNeed(memory, slice, sweepEveryMs);

/** A slice of real time has been had once it was asked for and polls cover what came out since. */
export function isHad(memory: FeedMemory, slice: Slice): boolean {
  const { goodAt, settledUntil } = memory.slice(slice.key);
  if (FEED_FACTS[memory.feed].followedBy === 'CHECKS') return goodAt !== null;
  const lacking = Math.max(slice.from, settledUntil);
  const until = Math.min(slice.to, coveredUntil(memory.polled));
  return lacking >= until ? goodAt !== null : isCovered(memory.polled, lacking, until);
}

function realTimeNeed(memory: FeedMemory, slice: Slice): SliceNeed | null {
  if (isHad(memory, slice)) return null;
  return { purpose: 'BACKFILL', slice, readyAt: retryAfter(memory.slice(slice.key)) };
}

function settledNeed(memory: FeedMemory, slice: Slice, sweepEveryMs: number): SliceNeed {
  const attempts = memory.slice(slice.key);
  if (attempts.goodAt === null) return { purpose: 'BACKFILL', slice, readyAt: retryAfter(attempts) };
  const hasMoved = memory.movedAt(slice.key) > attempts.goodAt;
  if (hasMoved) return { purpose: 'CHECK', slice, readyAt: retryAfter(attempts) };
  return { purpose: 'SWEEP', slice, readyAt: Math.max(attempts.goodAt + sweepEveryMs, retryAfter(attempts)) };
}

const retryAfter = (attempts: SliceAttempts): number => retryAt(attempts, SLOWEST_RETRY_MS);
