import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from '@courant/core/run';
import { expect, test } from 'vitest';
import { drawTrace } from './draw-trace.ts';
import { traceCorrection } from './traced-correction.ts';
import { pathTo } from './whole-trace.ts';

/** Corrects one figure in a traced line; `DRAW_TRACE=1` draws the trace into the docs. */
test('one trace has a correction, from the row of the publisher to the frame of a client', async () => {
  const { frames, delivery, spans, scrape, logLines } = await traceCorrection();
  expect(frames.map(({ __typename }) => __typename)).toEqual(['Snapshot', 'ReadingRevised']);
  expect(pathTo(delivery, spans, 'scope')).toEqual([
    'ingest: ask eco2mix-regional-tr',
    'log: send courant.readings',
    'processor: process courant.readings',
    'log: send courant.changes',
    'api: process courant.changes',
    'api: deliver liveProduction',
  ]);
  const names = new Set(spans.map(({ scope, name }) => `${scope}: ${name}`));
  expect([...names]).toEqual(expect.arrayContaining(['ingest: GET', 'processor: settle', 'processor: save']));
  expect(spans.filter(({ parentSpanId }) => parentSpanId === undefined)).toHaveLength(1);
  expect(delivery.attributes).toMatchObject({
    'courant.subscription': 'liveProduction',
    'courant.sockets': 1,
  });

  const ask = spans.find(({ name }) => name.startsWith('ask ')) ?? expect.unreachable();
  expect(ask.attributes).toMatchObject({ 'courant.ask.purpose': 'POLL', 'courant.rows.revised': 1 });
  expect(logLines.map((json) => JSON.parse(json).traceId)).toEqual([delivery.traceId]);
  expect(await scrape()).toMatch(
    new RegExp(`^courant_api_delivery_lag_seconds_bucket.* # \\{trace_id="${delivery.traceId}"`, 'm'),
  );
  if (process.env.DRAW_TRACE) writeFileSync(join(repoRoot(), 'docs/picture/trace.svg'), drawTrace(spans));
});
