import { openMemoryLog } from '@courant/core/log';
import { createMemoryStore, singleNamespace } from '@courant/core/store';
import { testWorkerContext } from '@courant/core/testing';
import { expect, test } from 'vitest';
import { workApi } from './worker.ts';

test('until log and store are reached the api only says so; then it answers', async () => {
  const { context, stop, logLines } = testWorkerContext('api', {
    LOG_URL: 'kafka://broker:9092',
    STORE_URL: 'mongodb://db:27017/courant',
  });
  const [log, store] = [await openMemoryLog(), await createMemoryStore()];
  let away = true;
  const done = workApi(context, {
    openLog: async () => {
      if (away) throw Object.assign(new Error('connection refused'), { retry: true });
      return log;
    },
    openNamespaces: async () => singleNamespace(store, 'first'),
  });
  await expect
    .poll(() => logLines.join(), LONG)
    .toContain('the log at kafka://broker:9092 cannot be reached');
  const waiting = urlAfter('health and figures at', logLines);
  expect((await fetch(`${waiting}/readyz`)).status).toBe(503);
  expect((await fetch(`${waiting}/healthz`)).status).toBe(200);
  away = false;
  await expect.poll(() => logLines.join(), LONG).toContain('serving at http');
  await expect(fetch(waiting)).rejects.toThrow();
  const url = urlAfter('serving at', logLines);

  expect(await regions(url)).toHaveLength(12);
  const readiness = (await (await fetch(`${url}/readyz`)).json()) as {
    checks: { name: string; ok: boolean }[];
  };
  expect(Object.fromEntries(readiness.checks.map(({ name, ok }) => [name, ok]))).toEqual({
    readings: false,
    log: true,
    store: true,
    'log and store': true,
  });
  const metrics = await (await fetch(`${url}/metrics`)).text();
  expect(metrics).toMatch(/^courant_api_subscribers 0$/m);
  expect(metrics).toMatch(/^courant_api_query_latency_seconds_count 1$/m);
  stop.abort();
  await done;
  await expect(fetch(url)).rejects.toThrow();
});

const urlAfter = (words: string, logLines: readonly string[]): string =>
  new RegExp(`${words} (http\\S+)`).exec(logLines.join())?.[1] ?? 'http://nowhere.invalid';

const LONG = { timeout: 15_000 };

async function regions(url: string): Promise<unknown[]> {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ regions { code } }' }),
  });
  return ((await answer.json()) as { data: { regions: unknown[] } }).data.regions;
}
