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

test('two registries share nothing', async () => {
  createMetrics().counter('courant_rows_total', 'Rows met.')(5);
  expect(await createMetrics().text()).not.toContain('courant_rows_total');
});
