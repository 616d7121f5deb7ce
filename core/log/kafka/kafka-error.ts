import { setTimeout as pause } from 'node:timers/promises';
import { LogRefusedError, LogUnavailableError } from '../event-log.ts';

const MIN_DELAY_MS = 100;
const MAX_DELAY_MS = 5_000;
/** A partition that moves or a group that is being loaded is no news. */
const QUIET_FAILURES = 3;

interface KafkaError extends Error {
  /** The name of the protocol's error. */
  readonly type?: string;
  readonly cause?: unknown;
}

const FATAL_NAMES = new Set(['KafkaJSSASLAuthenticationError', 'KafkaJSNotImplemented']);
const FATAL_TYPES =
  /_AUTHORIZATION_FAILED$|^UNSUPPORTED_|^SASL_|^INVALID_|^MESSAGE_TOO_LARGE$|^POLICY_VIOLATION$/;

/** The protocol's errors by which a group says that a member's generation is over. */
const REJOIN_TYPES = new Set([
  'REBALANCE_IN_PROGRESS',
  'ILLEGAL_GENERATION',
  'UNKNOWN_MEMBER_ID',
  'FENCED_INSTANCE_ID',
]);

/** What kafkajs threw, without the retries it wraps around it. */
export function rootCause(error: unknown): KafkaError {
  const met = error instanceof Error ? (error as KafkaError) : new Error(String(error));
  return met.cause instanceof Error ? rootCause(met.cause) : met;
}

export const requiresRejoin = (error: unknown): boolean => REJOIN_TYPES.has(rootCause(error).type ?? '');

/** Whether trying again later can help: a broker that is away, restarts or moves a partition; not a wrong password. */
export function isTransient(error: unknown): boolean {
  const { name, type, code } = rootCause(error) as KafkaError & { code?: unknown };
  if (REJOIN_TYPES.has(type ?? '') || FATAL_NAMES.has(name) || FATAL_TYPES.test(type ?? '')) return false;
  return name.startsWith('KafkaJS') || typeof code === 'string';
}

/** kafkajs's fault as the port tells it, with the URL whose password is hidden; any other as it is. */
export function toLogError(error: unknown, redactedUrl: string): unknown {
  if (error instanceof LogRefusedError || error instanceof LogUnavailableError) return error;
  const { name, message } = rootCause(error);
  if (!name.startsWith('KafkaJS') || requiresRejoin(error)) return error;
  const sentence = `LOG_URL: ${redactedUrl} cannot be used: ${message}`;
  return new (isTransient(error) ? LogUnavailableError : LogRefusedError)(sentence, { cause: error });
}

/** How long to wait before the nth attempt in a row: doubling, capped, with full jitter above the first pause. */
export function retryDelayMs(attempt: number, random: () => number = Math.random): number {
  const longest = Math.min(MAX_DELAY_MS, MIN_DELAY_MS * 2 ** Math.min(attempt, 16));
  return MIN_DELAY_MS + random() * (longest - MIN_DELAY_MS);
}

/** A row of failed attempts at one thing: says so once, waits longer each time, gives up after a while. */
export class RetryPolicy {
  readonly #timeoutMs: number;
  readonly #redactedUrl: string;
  readonly #warn: (sentence: string) => void;
  #failures = 0;
  #firstFailureAt = 0;

  /** `shown` is the URL as messages show it. */
  constructor(patienceMs: number, shown: string, warn: (sentence: string) => void) {
    this.#timeoutMs = patienceMs;
    this.#redactedUrl = shown;
    this.#warn = warn;
  }

  reset(): void {
    this.#failures = 0;
  }

  /** Waits before the next attempt. Throws the fault where another attempt is of no use, or patience is over. */
  async delayOrThrow(error: unknown, isCancelled: () => boolean = () => false): Promise<void> {
    if (this.#failures === 0) this.#firstFailureAt = performance.now();
    const isSpent = performance.now() - this.#firstFailureAt > this.#timeoutMs;
    if (!isTransient(error) || isCancelled() || isSpent) throw toLogError(error, this.#redactedUrl);
    if (this.#failures === QUIET_FAILURES)
      this.#warn(`${this.#redactedUrl}: ${rootCause(error).message}; trying again.`);
    this.#failures++;
    await pause(retryDelayMs(this.#failures));
  }
}

/** Does it, and again after each passing failure. */
export async function withRetry<T>(
  policy: RetryPolicy,
  act: () => Promise<T>,
  isCancelled?: () => boolean,
): Promise<T> {
  for (;;) {
    try {
      return await act();
    } catch (fault) {
      await policy.delayOrThrow(fault, isCancelled);
    }
  }
}
