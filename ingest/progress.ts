import type { Drift, Fetch } from '@courant/core/domain';
import type { AskResult } from './append-answer.ts';

/** Totals since this ingest started, over both feeds. */
export interface IngestCounters {
  readonly asks: number;
  readonly refusals: number;
  readonly rows: number;
  readonly appended: number;
  readonly rejected: number;
  readonly ghosts: number;
  readonly empty: number;
  readonly future: number;
}

/** Reported after each finished ask, once its readings and rejected rows are in the log. */
export interface IngestProgress extends Pick<AskResult, 'oddReadings' | 'rejections' | 'oddColumns'> {
  readonly fetch: Fetch;
  readonly counters: IngestCounters;
  /** Unknown columns that this answer is the first to have; each is reported once. */
  readonly newColumns: readonly string[];
  /** How the answers of this fetch's feed differ now from those before. */
  readonly drifts: readonly Drift[];
  /** Of these the ones that are reported for the first time, accepted ones excepted. */
  readonly begun: readonly Drift[];
  /** The ones that this answer has ended. */
  readonly ended: readonly Drift[];
  /** Region-months of the feed whose last answer differs from what the publisher counts and sums. */
  readonly mismatchedMonths: number;
  /** When the feed last gave an answer of use, this one included, epoch milliseconds UTC; null before it did. */
  readonly answeredAt: number | null;
}

export const ZERO_COUNTERS: IngestCounters = {
  asks: 0,
  refusals: 0,
  rows: 0,
  appended: 0,
  rejected: 0,
  ghosts: 0,
  empty: 0,
  future: 0,
};

export const addToCounters = (
  counters: IngestCounters,
  fetch: Fetch,
  { empty, future }: { readonly empty: number; readonly future: number },
): IngestCounters => ({
  asks: counters.asks + 1,
  refusals: counters.refusals + (fetch.refusal ? 1 : 0),
  rows: counters.rows + fetch.rows,
  appended: counters.appended + fetch.appended,
  rejected: counters.rejected + fetch.rejected,
  ghosts: counters.ghosts + fetch.ghosts,
  empty: counters.empty + empty,
  future: counters.future + future,
});
