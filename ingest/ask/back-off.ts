import type { PublisherError } from './publisher-error.ts';

const BASE_DELAY_MS = 2_000;
const MAX_DELAY_MS = 15 * 60_000;
/** Spreads our asks after a reset that the publisher names, since its other clients come back at the same time. */
const RESET_JITTER_MS = 5_000;

export interface FailedAsk {
  readonly error: PublisherError;
  /** Failed asks of this feed in a row, including this one. */
  readonly failures: number;
  readonly now: number;
  /** From 0 up to 1. */
  readonly random: () => number;
}

/**
 * When the feed may be asked again after a failed ask, epoch milliseconds UTC: the one rule for retries, outages and
 * quota. A time that the publisher names decides; otherwise exponential back-off with full jitter.
 */
export function nextAttemptAt({ error, failures, now, random }: FailedAsk): number {
  if (error.notBefore !== null && error.notBefore > now)
    return error.notBefore + Math.floor(random() * RESET_JITTER_MS);
  return now + Math.floor(random() * exponentialDelay(BASE_DELAY_MS, failures, MAX_DELAY_MS));
}

/** `baseMs` after one failure, twice that after two, at most `maxMs`. */
export const exponentialDelay = (baseMs: number, failures: number, maxMs: number): number =>
  Math.min(maxMs, baseMs * 2 ** Math.min(30, failures - 1));
