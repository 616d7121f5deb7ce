import { once } from 'node:events';
import { HOUR } from '@courant/core/domain';
import { CHANGES } from '@courant/core/log';
import { createMetrics, type Metrics } from '@courant/core/run';
import { reading, values } from '@courant/core/testing';
import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { LimitValues } from '../index.ts';
import { openTestApi, type TestApi } from '../test/open-test-api.ts';
import { openTestSocket, type TestSocket } from '../test/test-socket.ts';

const TEN = Date.parse('2026-08-27T10:00:00Z');
const LIVE = { query: 'subscription { liveProduction(areas: [BRE]) { __typename } }' };
const THRESHOLD = {
  query: 'subscription { thresholdCrossed(area: BRE, measure: CONSUMPTION, threshold: 2500) { value } }',
};
const REPLAY = { query: 'subscription { replay(from: "-P1D", to: "now", speed: 86400) { __typename } }' };
const RECORD = { query: 'subscription { ...One } fragment One on Subscription { recordBroken { knownAt } }' };

const opened: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

interface Setup {
  readonly api: TestApi;
  readonly metrics: Metrics;
  now: number;
  connect(): Promise<TestSocket>;
}

async function setUp(limits: Partial<LimitValues> = {}): Promise<Setup> {
  const clock = { now: TEN + HOUR };
  const metrics = createMetrics();
  const api = await openTestApi(() => clock.now, { metrics, limits });
  opened.push(api);
  const connect = async () => {
    const socket = await openTestSocket(api.api.url);
    opened.push(socket);
    return socket;
  };
  return Object.assign(clock, { api, metrics, connect });
}

/** The value of a metric, with its labels as they are printed. */
const metricOf = async ({ metrics }: Setup, name: string): Promise<number> => {
  const line = (await metrics.text()).split('\n').find((one) => one.startsWith(`${name} `));
  return Number(line?.split(' ')[1] ?? 0);
};
/** Resolves once a metric has a value. */
async function until(setup: Setup, name: string, value: number): Promise<void> {
  while ((await metricOf(setup, name)) !== value) await new Promise((resolve) => setImmediate(resolve));
}
const openOf = (kind: string): string => `courant_api_subscriptions{kind="${kind}"}`;
const endedOf = (kind: string, reason: string): string =>
  `courant_api_subscriptions_ended_total{kind="${kind}",reason="${reason}"}`;

test('one subscription too many for the whole server is refused with a time to try again, and another may follow one that ends', async () => {
  const setup = await setUp({ maxSubscriptions: 2 });
  const [one, two] = [await setup.connect(), await setup.connect()];
  one.subscribe('1', LIVE);
  two.subscribe('1', LIVE);
  await Promise.all([one.next('1'), two.next('1')]);
  two.subscribe('2', LIVE);
  expect(await two.next('2')).toMatchObject({
    type: 'next',
    payload: {
      errors: [
        {
          message: 'The server runs 2 subscriptions, and no more are allowed. Try again in 30 seconds.',
          extensions: { code: 'SERVER_BUSY', retryAfterSeconds: 30 },
        },
      ],
    },
  });
  expect(await two.next('2')).toEqual({ type: 'complete', id: '2' });
  one.send('{"type":"complete","id":"1"}');
  await until(setup, openOf('liveProduction'), 1);
  two.subscribe('3', LIVE);
  expect(await two.next('3')).toMatchObject({
    payload: { data: { liveProduction: { __typename: 'Snapshot' } } },
  });
  expect((await setup.api.ask('{ limits { maxSubscriptions } }')).data).toEqual({
    limits: { maxSubscriptions: 2 },
  });
});

test('subscriptions are measured by kind: open, opened, delivered, and ended by reason', async () => {
  const setup = await setUp();
  await setup.api.line.publishRegions([reading({ start: TEN })]);
  const socket = await setup.connect();
  socket.subscribe('live', LIVE);
  await socket.next('live');
  socket.subscribe('threshold', THRESHOLD);
  socket.subscribe('record', RECORD);
  for (const kind of ['liveProduction', 'thresholdCrossed', 'recordBroken'])
    await until(setup, openOf(kind), 1);
  socket.subscribe('replay', REPLAY);
  expect([(await socket.next('replay')).type, (await socket.next('replay')).type]).toEqual(['next', 'next']);
  expect((await socket.next('replay')).type).toBe('complete');
  expect(await metricOf(setup, endedOf('replay', 'COMPLETED'))).toBe(1);
  expect(await metricOf(setup, 'courant_api_delivered_events_total{kind="replay"}')).toBe(2);
  expect(await metricOf(setup, openOf('replay'))).toBe(0);

  socket.subscribe('foreign', { query: LIVE.query.replace('[BRE]', '[BRE], after: "another.1"') });
  await socket.next('foreign');
  expect((await socket.next('foreign')).type).toBe('complete');
  expect(await metricOf(setup, endedOf('liveProduction', 'RESET'))).toBe(1);
  socket.subscribe('refused', { query: REPLAY.query.replace('86400', '0') });
  expect(JSON.stringify(await socket.next('refused'))).toContain('BAD_ARGUMENT');
  expect(await metricOf(setup, endedOf('replay', 'REFUSED'))).toBe(1);
  expect(await metricOf(setup, 'courant_api_subscriptions_opened_total{kind="liveProduction"}')).toBe(2);
});

test('of operations that are ended and begun again under one id before they are open, the last one alone goes on', async () => {
  const setup = await setUp({ maxSubscriptionsPerSocket: 2 });
  const socket = await setup.connect();
  for (let i = 0; i < 20; i++) {
    socket.subscribe('x', LIVE);
    socket.send('{"type":"complete","id":"x"}');
  }
  socket.subscribe('x', LIVE);
  expect((await socket.next('x')).type).toBe('next');
  socket.subscribe('last', LIVE);
  await socket.next('last');
  await until(setup, openOf('liveProduction'), 2);
  expect(socket.endOf('x')).toBeUndefined();

  socket.send('{"type":"complete","id":"x"}');
  await until(setup, openOf('liveProduction'), 1);
});

test('a socket that is cut frees its subscriptions of every kind', async () => {
  const setup = await setUp();
  await setup.api.line.publishRegions([reading({ start: TEN })]);
  const url = `${setup.api.api.url.replace('http', 'ws')}/graphql`;
  const socket = new WebSocket(url, 'graphql-transport-ws');
  await once(socket, 'open');
  socket.send('{"type":"connection_init"}');
  await once(socket, 'message');
  // A second of an hour: the second slot is due in a quarter of an hour.
  const slow = { query: REPLAY.query.replace('86400', '1') };
  await setup.api.line.publishRegions([reading({ start: TEN + HOUR / 2 })]);
  const kinds = { liveProduction: LIVE, thresholdCrossed: THRESHOLD, recordBroken: RECORD, replay: slow };
  for (const [id, payload] of Object.entries(kinds))
    socket.send(JSON.stringify({ type: 'subscribe', id, payload }));
  for (const kind of Object.keys(kinds)) await until(setup, openOf(kind), 1);
  socket.terminate();
  for (const kind of Object.keys(kinds)) {
    await until(setup, openOf(kind), 0);
    expect(await metricOf(setup, endedOf(kind, 'CLIENT'))).toBe(1);
  }
  await until(setup, 'courant_api_subscribers', 0);
  expect(setup.api.failures).toEqual([]);
});

test('the lag of a delivery counts from the announcement, of what was announced since the subscription began', async () => {
  const setup = await setUp();
  const lags = async (kind: string) => {
    const of = (name: string) => metricOf(setup, `courant_api_delivery_lag_seconds_${name}{kind="${kind}"}`);
    return { count: await of('count'), sum: await of('sum') };
  };
  const { api } = setup;
  await api.line.publishRegions([reading({ start: TEN })]);
  setup.now += 60_000;
  const socket = await setup.connect();
  socket.subscribe('old', { query: LIVE.query.replace('[BRE]', `[BRE], after: "${api.line.log.epoch}.0"`) });
  await socket.next('old');
  await socket.next('old');
  expect(await lags('liveProduction')).toEqual({ count: 0, sum: 0 });

  socket.subscribe('threshold', THRESHOLD);
  await until(setup, 'courant_api_subscribers', 2);
  // Two seconds pass once the change is announced.
  const { log } = api.line;
  const append = log.append.bind(log);
  log.append = (topic, messages) => {
    const offsets = append(topic, messages);
    if (topic.name === CHANGES.name) setup.now += 2_000;
    return offsets;
  };
  await api.line.publishRegions([reading({ start: TEN + HOUR / 4, values: values({ CONSUMPTION: 2600 }) })]);
  await socket.next('threshold');
  expect(await lags('thresholdCrossed')).toEqual({ count: 1, sum: 2 });
});

test('a stopping server closes its sockets before their streams end, so that no client takes the stop for an end', async () => {
  const setup = await setUp();
  // The second one is 45 minutes later in the replay, which ends with its last event.
  for (const start of [TEN, TEN + 0.75 * HOUR])
    await setup.api.line.publish([reading({ start, values: values({ CONSUMPTION: 2000 }) })]);
  const socket = await setup.connect();
  socket.subscribe('live', LIVE);
  socket.subscribe('replay', { query: REPLAY.query.replace('86400', '1') });
  await Promise.all([socket.next('live'), socket.next('replay')]);
  await setup.api.close();
  expect(await socket.closed).toBe(1001);
  expect(['live', 'replay'].map((id) => socket.endOf(id))).toEqual([undefined, undefined]);
});
