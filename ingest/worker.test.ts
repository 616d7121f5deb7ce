import { MINUTE } from '@courant/core/domain';
import { openMemoryLog } from '@courant/core/log';
import { testWorkerContext } from '@courant/core/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FakePublisher, openFakePublisher, plainAnswer } from './test/fake-publisher.ts';
import { readingsIn } from './test/harness.ts';
import { realTime } from './test/rows.ts';
import { runIngestWorker } from './worker.ts';

const TR = 'eco2mix-regional-tr';
const QUARTER = 15 * MINUTE;

let publisher: FakePublisher;
beforeEach(async () => {
  publisher = await openFakePublisher();
  const ended = Math.floor(Date.now() / QUARTER) * QUARTER - QUARTER;
  publisher.rows[TR].push(realTime('BRE', ended), realTime('PAC', ended));
});
afterEach(() => publisher.close());

test('a log that is not there yet is waited for with /readyz red; then what is published is appended', async () => {
  const log = await openMemoryLog();
  const { context, stop, logLines, operationUrl, fetchStatus } = ingestContext();
  let refuse = true;
  const done = runIngestWorker(context, {
    openLog: async () => {
      if (refuse) throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
      return log;
    },
  });
  await expect
    .poll(() => logLines.join(), POLL_OPTIONS)
    .toContain('the log at kafka://user:***@broker:9092 cannot be reached');
  expect(await fetchStatus('/readyz')).toBe(503);
  expect(await fetchStatus('/healthz')).toBe(200);
  refuse = false;
  await expect.poll(() => fetchStatus('/readyz'), POLL_OPTIONS).toBe(200);
  await expect.poll(async () => (await readingsIn(log)).length, POLL_OPTIONS).toBe(2);
  const metrics = await (await fetch(`${operationUrl()}/metrics`)).text();
  expect(metrics).toMatch(/^courant_ingest_appended_total 2$/m);
  expect(metrics).toMatch(/^courant_ingest_poll_age_seconds \d/m);
  stop.abort();
  await done;
  expect(await fetchStatus('/healthz')).toBe('closed');
});

test('a publisher that refuses is told of, and is no reason to be red', async () => {
  publisher.misbehave(TR, plainAnswer(503, 'maintenance'));
  const log = await openMemoryLog();
  const { context, stop, logLines, fetchStatus } = ingestContext();
  const done = runIngestWorker(context, { openLog: async () => log });
  await expect.poll(() => logLines.join(), POLL_OPTIONS).toContain('no answer of use');
  await expect.poll(() => fetchStatus('/readyz'), POLL_OPTIONS).toBe(200);
  stop.abort();
  await done;
});

test('a log that never can be opened ends the worker with its sentence', async () => {
  const { context, fetchStatus } = ingestContext();
  const refused = Object.assign(new Error('LOG_URL: the broker refuses user "ingest".'), {
    retry: false,
  });
  const openLog = () => Promise.reject(refused);
  await expect(runIngestWorker(context, { openLog })).rejects.toBe(refused);
  expect(await fetchStatus('/healthz')).toBe('closed');
});

const POLL_OPTIONS = { timeout: 15_000 };

const ingestContext = () =>
  testWorkerContext('ingest', {
    LOG_URL: 'kafka://user:secret@broker:9092',
    PUBLISHER_URL: publisher.url,
    BACKFILL_FROM: new Date().toISOString().slice(0, 10),
  });
