import { groupsOf, type SettlingGroups } from '@courant/core/domain';
import { CHANGES, type EventLog, READINGS } from '@courant/core/log';
import type { Metrics } from '@courant/core/run';
import type { Namespaces } from '@courant/core/store';
import type { FollowOptions } from './follow-serving-namespace.ts';

/** The processor's callbacks. */
type Listeners = Required<Pick<FollowOptions, 'onBatch' | 'onServing'>>;

/**
 * Listeners that record metrics. The lag is that of the namespace last settled, so that it can be read while the store is
 * away.
 */
export function observeProcessor(
  metrics: Metrics,
  log: EventLog,
  namespaces: Pick<Namespaces, 'pointer'>,
  now: () => number = Date.now,
): Listeners {
  let serving: string | undefined;
  const groups = async (): Promise<SettlingGroups> =>
    groupsOf(serving ?? (await namespaces.pointer()).namespace);
  const countSettled = metrics.counter(
    'courant_processor_entries_total',
    'Log entries settled, over both stages.',
  );
  const countRejected = metrics.counter(
    'courant_processor_rejected_total',
    'Of those, the ones that were no readings and were kept aside.',
  );
  const recordLatency = metrics.durationHistogram(
    'courant_processor_commit_latency_seconds',
    'From the append of the oldest entry of a batch to its commit.',
  );
  metrics.gauge('courant_processor_lag', 'Readings in the log that are not yet settled.', async () =>
    log.lag(READINGS, (await groups()).regions),
  );
  metrics.gauge(
    'courant_processor_country_lag',
    'Changes of regions not yet summed to the country.',
    async () => log.lag(CHANGES, (await groups()).country),
  );
  return {
    onBatch({ entries, rejected, appendedAt }) {
      countSettled(entries);
      countRejected(rejected);
      recordLatency(Math.max(0, now() - appendedAt) / 1000);
    },
    onServing(namespace) {
      serving = namespace;
    },
  };
}
