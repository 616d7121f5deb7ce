import { setTimeout as pause } from 'node:timers/promises';
import { type BackOff, backOffMs, isNetworkError } from '../base/index.ts';
import type { Logger } from './logger.ts';

export interface RetryOptions {
  /** Ends the retries: its reason is thrown. */
  readonly signal: AbortSignal;
  readonly log: Pick<Logger, 'warn'>;
  /** Epoch milliseconds UTC. */
  readonly now?: () => number;
  /** From 0 up to 1; spreads the retries of processes that failed at the same time. */
  readonly random?: () => number;
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

const BACK_OFF: BackOff = { firstMs: 500, maxMs: 15_000, jitter: 'HALF' };
/** An attempt that lasted this long had succeeded: the next failure starts the back-off again. */
const SUCCESS_AFTER_MS = 60_000;

/**
 * Tries until it succeeds, with back-off. An error that is not retryable is thrown at once.
 * @param what the sentence logged at each failure, such as `the log at kafka://broker:9092 cannot be reached`
 */
export async function withRetry<T>(
  what: string,
  attempt: () => Promise<T>,
  options: RetryOptions,
): Promise<T> {
  const { signal, log, now = Date.now, random = Math.random, wait = waitFor } = options;
  for (let failures = 0; ; ) {
    const startedAt = now();
    try {
      return await attempt();
    } catch (error) {
      signal.throwIfAborted();
      if (!isRetryable(error)) throw error;
      failures = now() - startedAt < SUCCESS_AFTER_MS ? failures + 1 : 1;
      const ms = backOffMs(BACK_OFF, failures, random);
      log.warn({ err: error }, `${what}, trying again in ${(ms / 1000).toFixed(1)} s`);
      await wait(ms, signal);
    }
  }
}

/**
 * Whether the same call may succeed later. The driver that understood the error says so in its property `retry`; an
 * error without that property is retried only if the network failed, in the error itself or in its cause.
 */
export function isRetryable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { retry, cause } = error as Error & { retry?: unknown };
  if (typeof retry === 'boolean') return retry;
  return isNetworkError(error) || isRetryable(cause);
}

const waitFor = (ms: number, signal: AbortSignal): Promise<void> => pause(ms, undefined, { signal });
