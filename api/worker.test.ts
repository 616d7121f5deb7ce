import { openMemoryLog } from '@courant/core/log';
import {
  createHealth,
  createLogger,
  createMetrics,
  type HealthReport,
  readConfig,
  type WorkerContext,
} from '@courant/core/run';
import { createMemoryStore, singleNamespace } from '@courant/core/store';
import { expect, test } from 'vitest';
import { apiWorker } from './worker.ts';

test('it answers queries, health and figures on its port until the signal', async () => {
  const { context, stop, logLines } = testWorkerContext({ PUBLISHER: 'simulated' });
  const setReady = context.health.readiness('log');
  const done = apiWorker.work(context, await memoryConnections(), () => undefined);
  setReady();
  await expect.poll(() => logLines.join(), { timeout: 15_000 }).toContain('serving at http');
  const [, url = ''] = /serving at (http\S+)/.exec(logLines.join()) ?? [];

  const { regions, publisher } = await askData(url, '{ regions { code } publisher { simulated } }');
  expect(regions).toHaveLength(12);
  expect(publisher.simulated).toBe(true);
  const report = (await (await fetch(`${url}/readyz`)).json()) as HealthReport;
  expect(Object.fromEntries(report.checks.map(({ name, ok }) => [name, ok]))).toEqual({
    readings: false,
    log: true,
  });
  const metrics = await (await fetch(`${url}/metrics`)).text();
  expect(metrics).toMatch(/^courant_api_subscribers 0$/m);
  expect(metrics).toMatch(/^courant_api_query_latency_seconds_count 1$/m);
  stop.abort();
  await done;
  await expect(fetch(url)).rejects.toThrow();
});

test('the port for operators answers /readyz as the public one does', async () => {
  const { context, stop, logLines } = testWorkerContext({ METRICS_PORT: '0' });
  const done = apiWorker.work(context, await memoryConnections(), () => undefined);
  await expect.poll(() => logLines.join(), { timeout: 15_000 }).toContain('serving at http');
  const urls = [...logLines.join().matchAll(/ at (http:[^\s,]+)/g)].map(([, url]) => `${url}/readyz`);
  const answers = await Promise.all(urls.map((url) => fetch(url)));
  expect(answers.map(({ status }) => status)).toEqual([503, 503]);
  const [operators, everybody] = await Promise.all(answers.map((answer) => answer.json()));
  expect(operators).toEqual(everybody);
  stop.abort();
  await done;
});

test('it is healthy while log and store answer', async () => {
  const connections = await memoryConnections();
  const isHealthy = apiWorker.heartbeat.isHealthy;
  expect(await isHealthy?.(connections)).toBe(true);
  const pointer = () => Promise.reject(new Error('the store is away'));
  const broken = { ...connections, store: { ...connections.store, pointer } };
  await expect(isHealthy?.(broken)).rejects.toThrow('the store is away');
});

test('it gets its port free of the operation server', () => {
  expect(apiWorker.servesPort).toBe(true);
});

const memoryConnections = async () => ({
  log: await openMemoryLog(),
  store: singleNamespace(await createMemoryStore(), 'first'),
});

async function askData(url: string, query: string) {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data } = (await answer.json()) as {
    data: { regions: unknown[]; publisher: { simulated: boolean } };
  };
  return data;
}

function testWorkerContext(settings: Readonly<Record<string, string>> = {}) {
  const logLines: string[] = [];
  const stop = new AbortController();
  const context: WorkerContext = {
    config: readConfig({ PORT: '0', ...settings }),
    signal: stop.signal,
    log: createLogger({ name: 'api', isTerminal: true, write: (line) => logLines.push(line) }),
    health: createHealth(),
    metrics: createMetrics(),
  };
  return { context, stop, logLines };
}
