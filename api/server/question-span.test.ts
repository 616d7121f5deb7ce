import { createMetrics } from '@courant/core/run';
import { openSpanRecorder } from '@courant/core/testing';
import { activeIds } from '@courant/core/trace';
import { expect, onTestFinished, test } from 'vitest';
import { openTestApi } from '../test/open-test-api.ts';

const SENT = `00-${'1'.repeat(32)}-${'1'.repeat(16)}-01`;

test('a question that fails inside is one span: its log lines and its latency name it, its client cannot', async () => {
  const recorder = openSpanRecorder();
  onTestFinished(() => recorder.close());
  const metrics = createMetrics({ exemplars: true });
  const failedIn: unknown[] = [];
  const { api, line } = await openTestApi(() => Date.now(), {
    metrics,
    onFailure: () => failedIn.push(activeIds()?.traceId),
  });
  onTestFinished(() => api.close());
  line.store.range = () => Promise.reject(new Error('the store is away'));
  const query = '{ series(input: { measures: [WIND], from: "-P10Y", resolution: DAY }) { __typename } }';
  await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', traceparent: SENT },
    body: JSON.stringify({ query }),
  });
  await expect.poll(() => recorder.spans.length).toBe(1);
  const span = recorder.spans[0] ?? expect.unreachable();
  const { traceId } = span.spanContext();
  expect(traceId).not.toMatch(/^1+$/);
  expect(span).toMatchObject({ name: 'POST /graphql', attributes: { 'http.response.status_code': 500 } });
  expect(failedIn).toEqual([traceId]);
  const { text } = await metrics.answer('application/openmetrics-text');
  expect(text).toMatch(
    new RegExp(`^courant_api_query_latency_seconds_bucket.* # \\{trace_id="${traceId}"`, 'm'),
  );
});
