import { CHANGES, type EventLog, READINGS } from '@courant/core/log';
import type { Metrics } from '@courant/core/run';
import { COUNTRY_GROUP, REGIONS_GROUP } from './group.ts';
import type { BatchDone } from './stage.ts';

/** A listener that turns committed batches into figures. */
export function observeProcessor(
  metrics: Metrics,
  log: EventLog,
  now: () => number = Date.now,
): (done: BatchDone) => void {
  const settled = metrics.counter(
    'courant_processor_entries_total',
    'Log entries settled, over both stages.',
  );
  const rejected = metrics.counter(
    'courant_processor_rejected_total',
    'Of those, the ones that were no readings and were kept aside.',
  );
  const latency = metrics.seconds(
    'courant_processor_commit_latency_seconds',
    'From the append of the oldest entry of a batch to its commit.',
  );
  metrics.gauge('courant_processor_lag', 'Readings in the log that are not yet settled.', () =>
    log.lag(READINGS, REGIONS_GROUP),
  );
  metrics.gauge('courant_processor_country_lag', 'Changes of regions not yet summed to the country.', () =>
    log.lag(CHANGES, COUNTRY_GROUP),
  );
  return (done) => {
    settled(done.entries);
    rejected(done.rejected);
    latency(Math.max(0, now() - done.appendedAt) / 1000);
  };
}
