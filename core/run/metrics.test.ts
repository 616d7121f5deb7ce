import { describe, expect, test } from 'vitest';
import { openSpanRecorder } from '../testing/span-recorder.ts';
import { activeIds, inSpan } from '../trace/index.ts';
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

describe('with exemplars', () => {
  const OPEN_METRICS = 'application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5';

  /** Metrics with one duration that was recorded in a span, one that was not, and a counter. */
  async function createRecorded() {
    const recorder = openSpanRecorder();
    const metrics = createMetrics({ exemplars: true });
    const observe = metrics.durationHistogramBy(
      ['stage'],
      'courant_commit_seconds',
      'From append to commit.',
    );
    metrics.counter('courant_rows_total', 'Rows met.')(3);
    const ids = await inSpan('settle', { scope: 'test' }, async () => {
      observe({ stage: 'regions' }, 0.2);
      return activeIds();
    });
    recorder.close();
    observe({ stage: 'regions' }, 3);
    return { metrics, ids };
  }

  test('a scraper that takes OpenMetrics is shown the span of a duration', async () => {
    const { metrics, ids } = await createRecorded();
    const { contentType, text } = await metrics.answer(OPEN_METRICS);
    expect(contentType).toContain('application/openmetrics-text');
    const exemplar = `# {trace_id="${ids?.traceId}",span_id="${ids?.spanId}"} 0.2`;
    expect(text).toContain(`courant_commit_seconds_bucket{le="0.25",stage="regions"} 1 ${exemplar} `);
    expect(text.match(/trace_id/g)).toHaveLength(1);
    expect(text).toContain('# TYPE courant_rows counter\ncourant_rows_total 3\n');
    expect(text).toMatch(/# EOF\n$/);
  });

  test('every other scraper gets the text that it always got', async () => {
    const { metrics } = await createRecorded();
    await metrics.answer(OPEN_METRICS);
    for (const accept of [undefined, '*/*', 'text/plain;version=0.0.4']) {
      const { contentType, text } = await metrics.answer(accept);
      expect(contentType).toBe('text/plain; version=0.0.4; charset=utf-8');
      expect(text).toContain('# TYPE courant_rows_total counter\ncourant_rows_total 3\n');
      expect(text).toContain('courant_commit_seconds_bucket{le="0.25",stage="regions"} 1\n');
      expect(text).not.toMatch(/trace_id|# EOF/);
    }
  });
});

test('without exemplars the text is that of Prometheus, whatever a scraper takes', async () => {
  const { contentType } = await createMetrics().answer('application/openmetrics-text;version=1.0.0');
  expect(contentType).toContain('text/plain');
});
