import { type Fetch, NO_SCHEMA } from '@courant/core/domain';
import { type AskResult, emptyResult } from './append-answer.ts';
import type { Ask } from './ask/ask.ts';
import type { Cadence } from './plan/cadence.ts';

/** When an ask began and ended, epoch milliseconds UTC, and whom it was put to. */
interface AskFacts {
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly simulated: boolean;
}

/** What a fetch counts of a result. */
export const toFetchCounts = ({ rows, appended, revised, rejected, ghosts, grouped }: AskResult) => ({
  rows,
  appended,
  revised,
  rejected,
  ghosts,
  grouped,
});

/** The record of a finished ask, still without the counts of its result. */
export const toFetch = ({ feed, purpose, from, to, regions }: Ask, facts: AskFacts): Fetch => ({
  feed,
  purpose,
  from,
  to,
  regions,
  ...facts,
  ...toFetchCounts(emptyResult(NO_SCHEMA)),
  refusal: null,
  backfill: null,
});

/** Empty polls are recorded only now and then: a simulator is polled each second, and most of its polls are empty. */
export const isWorthRecording = (
  fetch: Fetch,
  lastRecordedAt: number,
  { recordEmptyPollEveryMs }: Cadence,
): boolean =>
  fetch.purpose !== 'POLL' ||
  fetch.appended + fetch.rejected > 0 ||
  fetch.refusal !== null ||
  fetch.schema !== undefined ||
  fetch.finishedAt - lastRecordedAt >= recordEmptyPollEveryMs;
