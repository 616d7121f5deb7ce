import { setTimeout as pause } from 'node:timers/promises';
import { type BackOff, backOffMs } from '../base/index.ts';
import type { Logger } from './logger.ts';

export interface RetryOptions {
  /** Ends the waiting; the reason of its abortion is thrown. */
  readonly signal: AbortSignal;
  readonly log: Pick<Logger, 'warn'>;
  /** Epoch milliseconds UTC. */
  readonly now?: () => number;
  /** From 0 up to 1; spreads what failed at the same time. */
  readonly random?: () => number;
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

const BACK_OFF: BackOff = { firstMs: 500, maxMs: 15_000, jitter: 'HALF' };
/** An attempt that lasted this long had succeeded: the next failure is a first one again. */
const SUCCESS_AFTER_MS = 60_000;

/**
 * Tries until it succeeds, with back-off, as long as what fails may succeed later; any other fault is thrown at once.
 * @param what has failed, for the line that says so, such as `the log at kafka://broker:9092 cannot be reached`
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
    } catch (fault) {
      signal.throwIfAborted();
      if (!isRetryable(fault)) throw fault;
      failures = now() - startedAt < SUCCESS_AFTER_MS ? failures + 1 : 1;
      const ms = backOffMs(BACK_OFF, failures, random);
      log.warn({ err: fault }, `${what}, trying again in ${(ms / 1000).toFixed(1)} s`);
      await wait(ms, signal);
    }
  }
}

const NETWORK_ERROR_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
]);

/**
 * Whether it may go better later. That is a property of the error, `retry`, set by the driver that understood it;
 * of one that says nothing only a fault of the network counts, its own or its cause's.
 */
export function isRetryable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { retry, code, cause } = error as Error & { retry?: unknown; code?: unknown };
  if (typeof retry === 'boolean') return retry;
  return NETWORK_ERROR_CODES.has(String(code)) || isRetryable(cause);
}

const waitFor = (ms: number, signal: AbortSignal): Promise<void> => pause(ms, undefined, { signal });
