import { type BackOff, backOffMs } from '@courant/core/base';
import type { PublisherError } from './publisher-error.ts';

const BACK_OFF: BackOff = { firstMs: 2_000, maxMs: 15 * 60_000, jitter: 'FULL' };
/** After a time the publisher names, its other clients come too: not all in the same second. */
const AFTER_RESET_MS = 5_000;

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
export function notBeforeOf({ error, failures, now, random }: FailedAsk): number {
  if (error.notBefore !== null && error.notBefore > now)
    return error.notBefore + Math.floor(random() * AFTER_RESET_MS);
  return now + Math.floor(backOffMs(BACK_OFF, failures, random));
}
