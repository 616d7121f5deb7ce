import type { FeedId } from '@courant/core/domain';
import type { Metrics } from '@courant/core/run';
import type { IngestProgress } from './progress.ts';

/** A listener that counts finished asks in the metrics. */
export function observeIngest(
  metrics: Metrics,
  now: () => number = Date.now,
): (progress: IngestProgress) => void {
  const asks = metrics.counter('courant_ingest_asks_total', 'Questions to the publisher that have ended.');
  const refusals = metrics.counter(
    'courant_ingest_refusals_total',
    'Of those, the ones without a usable answer.',
  );
  const rows = metrics.counter('courant_ingest_rows_total', 'Rows in the answers.');
  const appended = metrics.counter(
    'courant_ingest_appended_total',
    'Readings appended: new or changed rows.',
  );
  const oddReadings = metrics.counter(
    'courant_ingest_odd_readings_total',
    'Of those, the ones with a cell that is no figure and is stored as not published.',
  );
  const rejected = metrics.counter(
    'courant_ingest_rejected_total',
    'Rows that could not be read, or not whole, and were written to courant.rejected.',
  );
  const driftsByFeed = new Map<FeedId, number>();
  metrics.gauge(
    'courant_ingest_drifts',
    'Columns and regions in which the answers of the feeds differ from those before, without the accepted ones.',
    () => sumOf(driftsByFeed),
  );
  const mismatchedByFeed = new Map<FeedId, number>();
  metrics.gauge(
    'courant_ingest_mismatched_months',
    'Region-months whose last answer differs from what the publisher counts and sums.',
    () => sumOf(mismatchedByFeed),
  );
  let answeredAt = Number.NaN;
  metrics.gauge(
    'courant_ingest_poll_age_seconds',
    'Since the last poll of real time that was answered; NaN before the first.',
    () => (now() - answeredAt) / 1000,
  );
  return ({ fetch, drifts, mismatchedMonths, oddReadings: odd }) => {
    asks(1);
    refusals(fetch.refusal ? 1 : 0);
    rows(fetch.rows);
    appended(fetch.appended);
    oddReadings(odd);
    rejected(fetch.rejected);
    driftsByFeed.set(fetch.feed, drifts.filter(({ accepted }) => !accepted).length);
    mismatchedByFeed.set(fetch.feed, mismatchedMonths);
    if (fetch.purpose === 'POLL' && !fetch.refusal) answeredAt = fetch.finishedAt;
  };
}

const sumOf = (byFeed: ReadonlyMap<FeedId, number>): number =>
  [...byFeed.values()].reduce((sum, count) => sum + count, 0);
