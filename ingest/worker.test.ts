import { MINUTE } from '@courant/core/domain';
import { openMemoryLog } from '@courant/core/log';
import { createHealth, createLogger, createMetrics, readConfig, type WorkerContext } from '@courant/core/run';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FakePublisher, openFakePublisher, plainAnswer } from './test/fake-publisher.ts';
import { readingsIn } from './test/harness.ts';
import { realTime } from './test/rows.ts';
import { ingestWorker } from './worker.ts';

const TR = 'eco2mix-regional-tr';
const QUARTER = 15 * MINUTE;
const POLL_OPTIONS = { timeout: 15_000 };

let publisher: FakePublisher;
beforeEach(async () => {
  publisher = await openFakePublisher();
  const ended = Math.floor(Date.now() / QUARTER) * QUARTER - QUARTER;
  publisher.rows[TR].push(realTime('BRE', ended), realTime('PAC', ended));
});
afterEach(() => publisher.close());

test('what is published is appended, with figures of it; the first ask that ended makes it ready', async () => {
  const log = await openMemoryLog();
  const { context, stop } = testWorkerContext();
  const heartbeats: (number | undefined)[] = [];
  const done = ingestWorker.work(context, { log }, (from) => heartbeats.push(from));
  expect(await context.health.ready()).toMatchObject({ ok: false, checks: [{ name: 'first ask' }] });
  await expect.poll(async () => (await context.health.ready()).ok, POLL_OPTIONS).toBe(true);
  await expect.poll(async () => (await readingsIn(log)).length, POLL_OPTIONS).toBe(2);
  expect(heartbeats.length).toBeGreaterThan(0);
  const metrics = await context.metrics.text();
  expect(metrics).toMatch(/^courant_ingest_appended_total 2$/m);
  expect(metrics).toMatch(/^courant_ingest_poll_age_seconds \d/m);
  stop.abort();
  await done;
});

test('a publisher that refuses is told of, and is no reason to be red', async () => {
  publisher.misbehave(TR, plainAnswer(503, 'maintenance'));
  const log = await openMemoryLog();
  const { context, stop, logLines } = testWorkerContext();
  const done = ingestWorker.work(context, { log }, () => undefined);
  await expect.poll(() => logLines.join(), POLL_OPTIONS).toContain('no answer of use');
  expect((await context.health.ready()).ok).toBe(true);
  stop.abort();
  await done;
});

function testWorkerContext() {
  const logLines: string[] = [];
  const stop = new AbortController();
  const context: WorkerContext = {
    config: readConfig({
      PUBLISHER_URL: publisher.url,
      BACKFILL_FROM: new Date().toISOString().slice(0, 10),
    }),
    signal: stop.signal,
    log: createLogger({ name: 'ingest', isTerminal: true, write: (line) => logLines.push(line) }),
    health: createHealth(),
    metrics: createMetrics(),
  };
  return { context, stop, logLines };
}
