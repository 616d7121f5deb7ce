import { everyRegion, reading, values } from '@courant/core/testing';
import { createClient } from 'graphql-ws';
import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { ApiOptions } from '../index.ts';
import { openTestApi, type TestApi } from '../test/open-test-api.ts';
import { tryToConnect } from '../test/try-to-connect.ts';

const TEN = Date.parse('2026-08-27T10:00:00Z');
const LIVE = `subscription ($areas: [AreaCode!], $after: StreamCursor) {
  liveProduction(areas: $areas, after: $after) {
    __typename cursor
    ... on Snapshot { readings { area { code } start consumption } }
    ... on ReadingPublished { reading { area { code } start resolution consumption } }
    ... on ReadingRevised { reading { start resolution consumption } changes { measure before after } }
  }
}`;

const opened: { close(): unknown }[] = [];
const open = async (over: Partial<ApiOptions> = {}): Promise<TestApi> => {
  const test = await openTestApi(() => TEN, over);
  opened.push(test);
  return test;
};
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

const socketUrl = ({ api }: TestApi): string => `${api.url.replace('http', 'ws')}/graphql`;

interface Event {
  __typename: string;
  cursor: string;
  [field: string]: unknown;
}

function subscriber(api: TestApi, headers: Record<string, string> = {}) {
  class Socket extends WebSocket {
    constructor(url: string, protocols: string[]) {
      super(url, protocols, { headers });
    }
  }
  const client = createClient({ url: socketUrl(api), webSocketImpl: Socket, retryAttempts: 0 });
  opened.push({ close: () => client.dispose() });
  return {
    client,
    iterate: (query: string, variables: Record<string, unknown> = {}) => client.iterate({ query, variables }),
  };
}

async function nextEvent(stream: AsyncIterator<unknown>): Promise<Event> {
  const { value } = (await stream.next()) as {
    value: { data?: { liveProduction: Event }; errors?: unknown };
  };
  if (!value?.data) throw new Error(`No event: ${JSON.stringify(value)}`);
  return value.data.liveProduction;
}

const codeOf = async (stream: AsyncIterator<unknown>): Promise<unknown> => {
  const outcome = await stream.next().then(
    ({ value }) => (value as { errors?: unknown[] })?.errors,
    (thrown: unknown) => thrown,
  );
  return (outcome as { extensions: { code: string } }[])?.[0]?.extensions?.code ?? outcome;
};

test('a client sees a snapshot, what moves, and goes on behind its last cursor after a cut', async () => {
  const api = await open();
  await api.line.publish(everyRegion(TEN));
  const first = subscriber(api);
  const stream = first.iterate(LIVE, { areas: ['BRE'] });
  const snapshot = await nextEvent(stream);
  expect(snapshot).toMatchObject({
    __typename: 'Snapshot',
    readings: [{ area: { code: 'BRE' }, start: '2026-08-27T10:00:00Z', consumption: 1007 }],
  });

  await api.line.publishRegions([
    reading({ start: TEN, knownAt: TEN + 7_200_000, values: values({ CONSUMPTION: 1010, WIND: 100 }) }),
  ]);
  const half = await nextEvent(stream);
  expect(half).toMatchObject({
    __typename: 'ReadingRevised',
    reading: { resolution: 'HALF_HOUR', consumption: 1010 },
    changes: [{ measure: 'CONSUMPTION', before: 1007, after: 1010 }],
  });
  await first.client.dispose();

  const resumed = subscriber(api).iterate(LIVE, { areas: ['BRE'], after: half.cursor });
  expect(await nextEvent(resumed)).toMatchObject({
    __typename: 'ReadingRevised',
    reading: { resolution: 'QUARTER_HOUR' },
  });
});

test('a cursor that is none of ours is an error; one of another log is a reset, after which the stream ends', async () => {
  const api = await open();
  const ask = (after: string) =>
    subscriber(api).iterate(
      'subscription ($after: StreamCursor) { liveProduction(after: $after) { cursor ... on StreamReset { reason } } }',
      { after },
    );
  expect(await codeOf(ask('nonsense'))).toBe('BAD_ARGUMENT');
  const foreign = ask('another.3');
  expect(await nextEvent(foreign)).toMatchObject({ reason: 'CURSOR_FOREIGN' });
  expect((await foreign.next()).done).toBe(true);
});

test('a question over the socket meets the same limits as over HTTP', async () => {
  const api = await open();
  const { iterate } = subscriber(api);
  let deep = '{ code }';
  for (let i = 0; i < 8; i++) deep = `{ latest { area ${deep} } }`;
  expect(await codeOf(iterate(`{ france ${deep} }`))).toBe('TOO_DEEP');
  const costly = Array.from({ length: 50 }, (_, i) => `a${i}: areas { latest { revisions { before } } }`);
  expect(await codeOf(iterate(`{ ${costly.join(' ')} }`))).toBe('TOO_COSTLY');
  expect(await codeOf(iterate('{ nothing }'))).toBe('GRAPHQL_VALIDATION_FAILED');
  expect(await codeOf(iterate('{ france {'))).toBe('GRAPHQL_PARSE_FAILED');
  expect(await iterate('{ france { code } }').next()).toMatchObject({
    value: { data: { france: { code: 'FR' } } },
  });
});

test('an internal error reaches a client of the socket as one sentence, too', async () => {
  const api = await open();
  api.line.store.range = async () => {
    throw new Error('secret path');
  };
  const { value } = await subscriber(api).iterate('{ france { latest { start } } }').next();
  expect(JSON.stringify(value)).toContain('INTERNAL_SERVER_ERROR');
  expect(JSON.stringify(value)).not.toContain('secret');
  expect(await codeOf(subscriber(api).iterate(LIVE))).toBe('INTERNAL_SERVER_ERROR');
  expect(api.failures.map(String)).toEqual(['Error: secret path', 'Error: secret path']);
});

test('a store that fails while a question of a socket is priced is a failure of ours', async () => {
  const api = await open();
  api.line.store.range = async () => {
    throw new Error('secret path');
  };
  const years = '{ series(input: { measures: [WIND], from: "-P10Y", resolution: DAY }) { __typename } }';
  expect(await codeOf(subscriber(api).iterate(years))).toBe('INTERNAL_SERVER_ERROR');
  expect(api.failures.map(String)).toEqual(['Error: secret path']);
});

test('one subscription too many on a socket is refused, the others go on', async () => {
  const api = await open({ limits: { maxSubscriptionsPerSocket: 2 } });
  const { iterate } = subscriber(api);
  const [a, b] = [iterate(LIVE), iterate(LIVE)];
  await Promise.all([nextEvent(a), nextEvent(b)]);
  expect(await codeOf(iterate(LIVE))).toBe('TOO_MANY_SUBSCRIPTIONS');
  await api.line.publishRegions([reading({ start: TEN })]);
  expect((await nextEvent(a)).__typename).toBe('ReadingPublished');
});

const connectOutcome = async (url: string, headers: Record<string, string> = {}): Promise<string> => {
  const { socket, status } = await tryToConnect(url, { headers });
  socket.close();
  return status === 101 ? 'opened' : String(status);
};

test('a page of another site gets no socket, our own and programs do, and only at /graphql', async () => {
  const api = await open();
  const url = socketUrl(api);
  expect(await connectOutcome(url, { origin: 'https://elsewhere.example' })).toBe('403');
  expect(await connectOutcome(url, { origin: 'null' })).toBe('403');
  expect(await connectOutcome(url, { origin: 'file://', host: 'localhost' })).toBe('403');
  expect(await connectOutcome(url, { origin: api.api.url })).toBe('opened');
  expect(await connectOutcome(url)).toBe('opened');
  expect(await connectOutcome(url.replace('/graphql', '/elsewhere'))).toBe('404');
});

test('behind a proxy that asks us by another host, the host that it was asked for is ours', async () => {
  const behindProxy = await open({ proxies: 1 });
  const own = { origin: 'https://courant.example', 'x-forwarded-host': 'courant.example:443' };
  expect(await connectOutcome(socketUrl(behindProxy), own)).toBe('opened');
  const appended = { ...own, 'x-forwarded-host': 'elsewhere.example, courant.example' };
  expect(await connectOutcome(socketUrl(behindProxy), appended)).toBe('opened');
  const foreign = { ...own, 'x-forwarded-host': 'courant.example, other.example' };
  expect(await connectOutcome(socketUrl(behindProxy), foreign)).toBe('403');

  const alone = await open();
  expect(await connectOutcome(socketUrl(alone), own)).toBe('403');
});

test('behind two proxies of which the inner one replaces the header, its one entry counts', async () => {
  const api = await open({ proxies: 2 });
  const own = { origin: 'https://courant.example', 'x-forwarded-host': 'courant.example' };
  expect(await connectOutcome(socketUrl(api), own)).toBe('opened');
});

test('the public address is ours whatever a proxy says, with its protocol and port', async () => {
  const api = await open({ publicUrl: 'https://courant.example' });
  expect(await connectOutcome(socketUrl(api), { origin: 'https://courant.example' })).toBe('opened');
  expect(await connectOutcome(socketUrl(api), { origin: 'http://courant.example' })).toBe('403');
  expect(await connectOutcome(socketUrl(api), { origin: 'https://courant.example:8443' })).toBe('403');
  expect(await connectOutcome(socketUrl(api), { origin: api.api.url })).toBe('opened');
});

test('the refusal of a page names both hosts and the setting, to its client and, once a minute, to the operator', async () => {
  const sentences: string[] = [];
  let now = TEN;
  const api = await open({ now: () => now, onRefusedSocket: (sentence) => sentences.push(sentence) });
  const headers = { origin: 'https://courant.example' };
  const { socket, body } = await tryToConnect(socketUrl(api), { headers });
  socket.close();
  const host = new URL(api.api.url).host;
  expect(body).toContain(`A page of "https://courant.example" may not open a socket at "${host}"`);
  expect(body).toContain('set PUBLIC_URL');
  await connectOutcome(socketUrl(api), headers);
  expect(sentences).toEqual([body]);
  now += 60_000;
  await connectOutcome(socketUrl(api), headers);
  expect(sentences).toEqual([body, body]);
});

test('an address has so many sockets, and gets one back when it closes one', async () => {
  const api = await open({ limits: { maxSocketsPerAddress: 1 } });
  const { client, iterate } = subscriber(api);
  await nextEvent(iterate(LIVE));
  expect(await connectOutcome(socketUrl(api))).toBe('429');
  const closed = new Promise((resolve) => client.on('closed', resolve));
  await client.dispose();
  await closed;
  while ((await connectOutcome(socketUrl(api))) !== 'opened');
});

test('behind a proxy an address is what the proxy says, and not what the client says of itself', async () => {
  const api = await open({ proxies: 1, limits: { maxSocketsPerAddress: 1 } });
  const from = (forwarded: string) => {
    const headers = { 'x-forwarded-for': forwarded };
    return nextEvent(subscriber(api, headers).iterate(LIVE, { areas: ['BRE'] }));
  };
  await expect(from('192.0.2.1')).resolves.toMatchObject({ __typename: 'Snapshot' });
  await expect(from('192.0.2.2')).resolves.toMatchObject({ __typename: 'Snapshot' });
  await expect(from('192.0.2.3, 192.0.2.1')).rejects.toThrow('429');
});

test('a message beyond the limit closes the socket', async () => {
  const api = await open();
  const socket = new WebSocket(socketUrl(api), 'graphql-transport-ws');
  await new Promise((resolve) => socket.once('open', resolve));
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.send('x'.repeat(70_000));
  expect(await closed).toBe(1009);
});

test('a client that disconnects in the middle of its stream is no failure, and its subscription ends', async () => {
  const api = await open({ limits: { maxSocketsPerAddress: 1 } });
  const socket = new WebSocket(socketUrl(api), 'graphql-transport-ws');
  await new Promise((resolve) => socket.once('open', resolve));
  const started = new Promise((resolve) =>
    socket.on('message', (text) => String(text).includes('"next"') && resolve(undefined)),
  );
  socket.send('{"type":"connection_init"}');
  socket.once('message', () =>
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: LIVE } })),
  );
  await started;
  for (let i = 0; i < 4; i++) await api.line.publish(everyRegion(TEN - i * 900_000));
  socket.terminate();
  while ((await connectOutcome(socketUrl(api))) !== 'opened');
  expect(api.failures).toEqual([]);
});

test('closing says goodbye to every client and waits for none that does not answer', async () => {
  const api = await openTestApi(() => TEN);
  const polite = new WebSocket(socketUrl(api), 'graphql-transport-ws');
  const mute = new WebSocket(socketUrl(api), 'graphql-transport-ws');
  await Promise.all([polite, mute].map((socket) => new Promise((resolve) => socket.once('open', resolve))));
  // A socket that is not read never answers a goodbye.
  mute.pause();
  const code = new Promise((resolve) => polite.once('close', resolve));
  await api.close();
  expect(await code).toBe(1001);
  mute.terminate();
});
