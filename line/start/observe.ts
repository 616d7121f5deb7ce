import type { EventLog } from '@courant/core/log';
import { READINGS } from '@courant/core/log';
import type { Metrics } from '@courant/core/run';
import type { IngestProgress } from '@courant/ingest';
import { type BatchDone, REGIONS_GROUP } from '@courant/processor';

/** Listeners that turn what the workers tell into figures. */
export interface Observer {
  onAsk(progress: IngestProgress): void;
  onBatch(done: BatchDone): void;
}

export function openObserver(metrics: Metrics, log: EventLog): Observer {
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
  const rejected = metrics.counter('courant_ingest_rejected_total', 'Rows that could not be read.');
  const settled = metrics.counter(
    'courant_processor_entries_total',
    'Log entries settled, over both stages.',
  );
  metrics.gauge('courant_processor_lag', 'Readings in the log that are not yet settled.', () =>
    log.lag(READINGS, REGIONS_GROUP),
  );
  return {
    onAsk({ fetch }) {
      asks(1);
      refusals(fetch.refusal ? 1 : 0);
      rows(fetch.rows);
      appended(fetch.appended);
      rejected(fetch.rejected);
    },
    onBatch: ({ entries }) => settled(entries),
  };
}
