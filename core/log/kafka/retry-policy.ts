import { setTimeout as pause } from 'node:timers/promises';
import { type BackOff, backOffMs } from '../../base/index.ts';
import { isTransient, rootCause, toLogError } from './kafka-error.ts';

const BACK_OFF: BackOff = { firstMs: 200, maxMs: 5_000, minMs: 100, jitter: 'FULL' };
/** Failures in a row that are not worth a warning: a partition moves to another leader, or a coordinator loads a group. */
const QUIET_FAILURES = 3;

/** How long to wait after the nth failure in a row. */
export const retryDelayMs = (failures: number, random?: () => number): number =>
  backOffMs(BACK_OFF, failures, random);

/** Counts the failures in a row of one action: warns once, waits longer each time, gives up after a while. */
export class RetryPolicy {
  readonly #timeoutMs: number;
  readonly #redactedUrl: string;
  readonly #warn: (sentence: string) => void;
  #failures = 0;
  #firstFailureAt = 0;

  /** `timeoutMs`: how long after the first failure in a row another attempt may begin. */
  constructor(timeoutMs: number, redactedUrl: string, warn: (sentence: string) => void) {
    this.#timeoutMs = timeoutMs;
    this.#redactedUrl = redactedUrl;
    this.#warn = warn;
  }

  /** Ends the row of failures: the action has succeeded. */
  reset(): void {
    this.#failures = 0;
  }

  /** Waits before the next attempt. Throws the error where another attempt cannot help, or the time is up. */
  async delayOrThrow(error: unknown, isCancelled: () => boolean = () => false): Promise<void> {
    if (this.#failures === 0) this.#firstFailureAt = performance.now();
    const isTimedOut = performance.now() - this.#firstFailureAt > this.#timeoutMs;
    if (!isTransient(error) || isCancelled() || isTimedOut) throw toLogError(error, this.#redactedUrl);
    if (this.#failures === QUIET_FAILURES)
      this.#warn(`${this.#redactedUrl}: ${rootCause(error).message}; trying again.`);
    this.#failures++;
    await pause(retryDelayMs(this.#failures));
  }
}

/** Repeats an action until it succeeds, or the policy throws its error. */
export async function withRetry<T>(
  policy: RetryPolicy,
  action: () => Promise<T>,
  isCancelled?: () => boolean,
): Promise<T> {
  for (;;) {
    try {
      return await action();
    } catch (error) {
      await policy.delayOrThrow(error, isCancelled);
    }
  }
}
