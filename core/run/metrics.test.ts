import { expect, test } from 'vitest';
import { createMetrics } from './metrics.ts';

test('a counter sums what it is given', async () => {
  const metrics = createMetrics();
  const count = metrics.counter('courant_rows_total', 'Rows met.');
  count(12);
  count(3);
  expect(await metrics.text()).toContain(
    '# HELP courant_rows_total Rows met.\n# TYPE courant_rows_total counter\ncourant_rows_total 15\n',
  );
});

test('durations are sorted into buckets', async () => {
  const metrics = createMetrics();
  metrics.durationHistogram('courant_commit_seconds', 'From append to commit.')(0.2);
  expect(await metrics.text()).toContain(
    'courant_commit_seconds_bucket{le="0.1"} 0\ncourant_commit_seconds_bucket{le="0.25"} 1\n',
  );
});

test('a gauge is read at each scrape', async () => {
  const metrics = createMetrics();
  let lag = 1;
  metrics.gauge('courant_lag', 'Entries not yet settled.', async () => lag);
  lag = 7;
  expect(await metrics.text()).toContain('courant_lag 7\n');
});

test('sums, values and durations have one series for each combination of labels', async () => {
  const metrics = createMetrics();
  metrics.counterBy(['kind', 'reason'], 'courant_ended_total', 'Ends.')({ kind: 'live', reason: 'RESET' }, 2);
  metrics.gaugeBy('kind', 'courant_open', 'Open now.', () => new Map([['live', 3]]));
  metrics.durationHistogramBy(['kind'], 'courant_lag_seconds', 'Lag.')({ kind: 'live' }, 0.2);
  const text = await metrics.text();
  expect(text).toContain('courant_ended_total{kind="live",reason="RESET"} 2\n');
  expect(text).toContain('courant_open{kind="live"} 3\n');
  expect(text).toContain('courant_lag_seconds_bucket{le="0.25",kind="live"} 1\n');
});

test('two registries share nothing', async () => {
  createMetrics().counter('courant_rows_total', 'Rows met.')(5);
  expect(await createMetrics().text()).not.toContain('courant_rows_total');
});
