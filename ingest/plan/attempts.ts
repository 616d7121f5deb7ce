import { backOffMs } from '@courant/core/base';
import type { Fetch } from '@courant/core/domain';

const FIRST_RETRY_MS = 5_000;

/** Successes and failures of one repeated ask; times are epoch milliseconds UTC. */
export interface Attempts {
  /** Start of the last ask that succeeded; null for none. */
  readonly succeededAt: number | null;
  readonly failedAt: number;
  /** Failed asks since the last success. */
  readonly failures: number;
}

export const NEVER_ASKED: Attempts = { succeededAt: null, failedAt: 0, failures: 0 };

export const withOutcome = (attempts: Attempts, { startedAt, finishedAt, refusal }: Fetch): Attempts =>
  refusal
    ? { ...attempts, failedAt: finishedAt, failures: attempts.failures + 1 }
    : { succeededAt: startedAt, failedAt: 0, failures: 0 };

/** When a failed ask may be repeated: later each time, so that other asks get their turn, at most after `maxMs`. */
export const retryAt = ({ failedAt, failures }: Attempts, maxMs: number): number =>
  failures === 0 ? 0 : failedAt + backOffMs({ firstMs: FIRST_RETRY_MS, maxMs, jitter: 'NONE' }, failures);

/** When an ask that is repeated every `everyMs` is due. */
export const dueAt = (attempts: Attempts, everyMs: number): number =>
  Math.max(attempts.succeededAt === null ? 0 : attempts.succeededAt + everyMs, retryAt(attempts, everyMs));
