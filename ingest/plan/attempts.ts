import { backOffMs } from '@courant/core/base';
import type { Fetch } from '@courant/core/domain';

const FIRST_RETRY_MS = 5_000;

/** How one question has fared so far; times are epoch milliseconds UTC. */
export interface Attempts {
  /** Start of the last ask that was answered well; null for none. */
  readonly goodAt: number | null;
  readonly failedAt: number;
  /** Failed asks since the last good one. */
  readonly failures: number;
}

export const NEVER_ASKED: Attempts = { goodAt: null, failedAt: 0, failures: 0 };

export const after = (attempts: Attempts, { startedAt, finishedAt, refusal }: Fetch): Attempts =>
  refusal
    ? { ...attempts, failedAt: finishedAt, failures: attempts.failures + 1 }
    : { goodAt: startedAt, failedAt: 0, failures: 0 };

/** When a question that failed may be put again: longer each time, so that others land meanwhile, `mostMs` at most. */
export const retryAt = ({ failedAt, failures }: Attempts, mostMs: number): number =>
  failures === 0
    ? 0
    : failedAt + backOffMs({ firstMs: FIRST_RETRY_MS, maxMs: mostMs, jitter: 'NONE' }, failures);

/** When a question that is put every so often is due. */
export const dueAt = (attempts: Attempts, everyMs: number): number =>
  Math.max(attempts.goodAt === null ? 0 : attempts.goodAt + everyMs, retryAt(attempts, everyMs));
