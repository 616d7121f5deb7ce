import { type Api, openApi } from '@courant/api';
import { CHANGES } from '@courant/core/log';
import { createMetrics, type Metrics } from '@courant/core/run';
import { everyRegion, TestLine } from '@courant/core/testing';
import { expect, onTestFinished, test } from 'vitest';
import { queryApi } from '../query-api.ts';
import { Crowd } from './crowd.ts';
import { nginxOfTwo, startNginxOfTwo } from './nginx-of-two.ts';
import { findProxy, isRequired } from './reverse-proxy.ts';

const NOON = Date.parse('2026-08-27T12:00:00Z');
const QUARTER_HOUR_MS = 900_000;
const SUBSCRIBERS = Number(process.env.COURANT_SUBSCRIBERS ?? 20);
const TIMEOUT_MS = 600_000;

const KIND = nginxOfTwo(['http://127.0.0.1:1', 'http://127.0.0.1:2']);

test('behind nginx as deploy/nginx sets it up, subscribers of an instance that leaves resume on the other and miss nothing', {
  timeout: TIMEOUT_MS,
}, async ({ skip }) => {
  skip(!findProxy(KIND) && !isRequired(KIND), 'no nginx found');
  const clock = { now: NOON };
  const line = await TestLine.open(() => clock.now);
  await line.publish(everyRegion(NOON));
  const apis = [await openInstance(line, clock), await openInstance(line, clock)] as const;
  const url = await startNginxOfTwo([apis[0].api.url, apis[1].api.url]);
  const crowd = new Crowd(url, SUBSCRIBERS);
  onTestFinished(() => crowd.close());
  const first = await endOf(line);
  await crowd.waitForOffset(first);

  for (const { api } of apis) {
    const closed = api.close();
    clock.now += QUARTER_HOUR_MS;
    await line.publish(everyRegion(clock.now));
    await crowd.waitForOffset(await endOf(line));
    await closed;
    const { metrics } = await openInstance(line, clock, Number(new URL(api.url).port));
    // Until nginx asks the new one, the other one must not leave.
    await expect.poll(() => questionsAnswered(url, metrics), { timeout: TIMEOUT_MS }).toBeGreaterThan(0);
  }

  const end = await endOf(line);
  const changes = Array.from({ length: end - first }, (_, n) => first + n);
  console.log(crowd.describe(changes));
  const cursors = changes.map((offset) => offset + 1);
  for (const { offsets } of crowd.subscribers) expect(offsets).toEqual([first, ...cursors]);
  expect(crowd.subscribers.filter(({ cutForMs }) => cutForMs.length === 0)).toEqual([]);
});

const endOf = async ({ log }: TestLine): Promise<number> => (await log.extent(CHANGES, 0)).end;

interface Instance {
  readonly api: Api;
  readonly metrics: Metrics;
}

/** An instance of the api over the line, until the test ends. */
async function openInstance(
  { log, namespaces }: TestLine,
  clock: { readonly now: number },
  port = 0,
): Promise<Instance> {
  const metrics = createMetrics();
  const api = await openApi({
    ...{ log, store: namespaces, host: '127.0.0.1', port, proxies: 1, metrics },
    ...{ webDir: null, playgroundDir: null, simulated: false, now: () => clock.now },
  });
  onTestFinished(() => api.close());
  return { api, metrics };
}

/** Asks once more through the proxy; answers how many questions one instance has been asked. */
async function questionsAnswered(url: string, metrics: Metrics): Promise<number> {
  await queryApi(url, '{ __typename }');
  return Number(/query_latency_seconds_count (\d+)/.exec(await metrics.text())?.[1] ?? 0);
}
