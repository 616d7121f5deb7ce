import { setTimeout as pause } from 'node:timers/promises';
import { LogRefusedError, LogUnavailableError } from '../event-log.ts';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
/** A partition that moves or a group that is being loaded is no news. */
const QUIET_FAILURES = 3;

interface KafkaFault extends Error {
  /** The name of the protocol's error. */
  readonly type?: string;
  readonly cause?: unknown;
}

const HOPELESS_NAMES = new Set(['KafkaJSSASLAuthenticationError', 'KafkaJSNotImplemented']);
const HOPELESS_TYPES =
  /_AUTHORIZATION_FAILED$|^UNSUPPORTED_|^SASL_|^INVALID_|^MESSAGE_TOO_LARGE$|^POLICY_VIOLATION$/;

/** The protocol's errors by which a group says that a member's generation is over. */
const REJOIN_TYPES = new Set([
  'REBALANCE_IN_PROGRESS',
  'ILLEGAL_GENERATION',
  'UNKNOWN_MEMBER_ID',
  'FENCED_INSTANCE_ID',
]);

/** What kafkajs threw, without the retries it wraps around it. */
export function originOf(fault: unknown): KafkaFault {
  const met = fault instanceof Error ? (fault as KafkaFault) : new Error(String(fault));
  return met.cause instanceof Error ? originOf(met.cause) : met;
}

export const isRejoin = (fault: unknown): boolean => REJOIN_TYPES.has(originOf(fault).type ?? '');

/** Whether trying again later can help: a broker that is away, restarts or moves a partition; not a wrong password. */
export function isPassing(fault: unknown): boolean {
  const { name, type, code } = originOf(fault) as KafkaFault & { code?: unknown };
  if (REJOIN_TYPES.has(type ?? '') || HOPELESS_NAMES.has(name) || HOPELESS_TYPES.test(type ?? ''))
    return false;
  return name.startsWith('KafkaJS') || typeof code === 'string';
}

/** kafkajs's fault as the port tells it, with the URL whose password is hidden; any other as it is. */
export function explained(fault: unknown, shown: string): unknown {
  if (fault instanceof LogRefusedError || fault instanceof LogUnavailableError) return fault;
  const { name, message } = originOf(fault);
  if (!name.startsWith('KafkaJS') || isRejoin(fault)) return fault;
  const sentence = `LOG_URL: ${shown} cannot be used: ${message}`;
  return new (isPassing(fault) ? LogUnavailableError : LogRefusedError)(sentence, { cause: fault });
}

/** How long to wait before the nth attempt in a row: doubling, capped, with full jitter above the first pause. */
export function pauseBefore(attempt: number, random: () => number = Math.random): number {
  const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(attempt, 16));
  return FIRST_PAUSE_MS + random() * (longest - FIRST_PAUSE_MS);
}

/** A row of failed attempts at one thing: says so once, waits longer each time, gives up after a while. */
export class Patience {
  readonly #patienceMs: number;
  readonly #shown: string;
  readonly #warn: (sentence: string) => void;
  #failures = 0;
  #since = 0;

  /** `shown` is the URL as messages show it. */
  constructor(patienceMs: number, shown: string, warn: (sentence: string) => void) {
    this.#patienceMs = patienceMs;
    this.#shown = shown;
    this.#warn = warn;
  }

  succeeded(): void {
    this.#failures = 0;
  }

  /** Waits before the next attempt. Throws the fault where another attempt is of no use, or patience is over. */
  async failed(fault: unknown, isOver: () => boolean = () => false): Promise<void> {
    if (this.#failures === 0) this.#since = performance.now();
    const isSpent = performance.now() - this.#since > this.#patienceMs;
    if (!isPassing(fault) || isOver() || isSpent) throw explained(fault, this.#shown);
    if (this.#failures === QUIET_FAILURES)
      this.#warn(`${this.#shown}: ${originOf(fault).message}; trying again.`);
    this.#failures++;
    await pause(pauseBefore(this.#failures));
  }
}

/** Does it, and again after each passing failure. */
export async function patiently<T>(
  patience: Patience,
  act: () => Promise<T>,
  isOver?: () => boolean,
): Promise<T> {
  for (;;) {
    try {
      return await act();
    } catch (fault) {
      await patience.failed(fault, isOver);
    }
  }
}
