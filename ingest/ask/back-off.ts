import type { PublisherError } from './publisher-error.ts';

const BASE_DELAY_MS = 2_000;
const MAX_DELAY_MS = 15 * 60_000;
/** After a time the publisher names, its other clients come too: not all in the same second. */
const RESET_JITTER_MS = 5_000;

export interface FailedAsk {
  readonly error: PublisherError;
  /** Failed asks of this feed in a row, this one counted. */
  readonly failures: number;
  readonly now: number;
  /** From 0 up to 1. */
  readonly random: () => number;
}

/**
 * Before when its feed is not to be asked again, epoch milliseconds UTC: the one rule for retry, breaker and quota.
 * A time named by the publisher holds; else full jitter over a span that doubles.
 */
export function nextAttemptAt({ error, failures, now, random }: FailedAsk): number {
  if (error.notBefore !== null && error.notBefore > now)
    return error.notBefore + Math.floor(random() * RESET_JITTER_MS);
  return now + Math.floor(random() * exponentialDelay(BASE_DELAY_MS, failures, MAX_DELAY_MS));
}

/** `firstMs` after one failure, twice that after two, at most `mostMs`. */
export const exponentialDelay = (baseMs: number, failures: number, maxMs: number): number =>
  Math.min(maxMs, baseMs * 2 ** Math.min(30, failures - 1));
