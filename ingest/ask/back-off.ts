import { type BackOff, backOffMs } from '@courant/core/base';
import type { PublisherError } from './publisher-error.ts';

const BACK_OFF: BackOff = { firstMs: 2_000, maxMs: 15 * 60_000, jitter: 'FULL' };
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
  return now + Math.floor(backOffMs(BACK_OFF, failures, random));
}
