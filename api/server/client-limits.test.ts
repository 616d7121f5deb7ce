import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { ApiOptions } from '../index.ts';
import { openTestApi, type TestApi } from '../test/open-test-api.ts';

const opened: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

async function open(over: Partial<ApiOptions> = {}): Promise<TestApi> {
  const test = await openTestApi(() => Date.parse('2026-08-27T10:00:00Z'), over);
  opened.push(test);
  return test;
}

const portOf = ({ api }: TestApi): number => Number(new URL(api.url).port);

/** A connection that sends a text; what came back once the server has closed it. */
async function rawAnswer(api: TestApi, text: string): Promise<string> {
  const socket: Socket = connect(portOf(api), '127.0.0.1');
  socket.write(text);
  let answer = '';
  socket.setEncoding('latin1').on('data', (piece) => {
    answer += piece;
  });
  await once(socket, 'close');
  return answer;
}

async function openSocket(api: TestApi): Promise<WebSocket> {
  const socket = new WebSocket(`${api.api.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  opened.push({ close: () => socket.terminate() });
  await once(socket, 'open');
  socket.send('{"type":"connection_init"}');
  await once(socket, 'message');
  return socket;
}

const closeOf = async (socket: WebSocket): Promise<[number, string]> => {
  const [code, reason] = (await once(socket, 'close')) as [number, Buffer];
  return [code, String(reason)];
};

const QUERY = '{"query":"{ france { code } }"}';
const POST = `POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${QUERY.length}\r\n`;

test('a body that does not come ends with 408, and others are answered meanwhile', async () => {
  const api = await open({ transportLimits: { requestTimeoutMs: 300 } });
  const slow = rawAnswer(api, `${POST}\r\n{`);
  expect((await api.ask('{ france { code } }')).status).toBe(200);
  expect(await slow).toMatch(/^HTTP\/1.1 408 /);
  // Takes 1 s of a processor.
}, 120_000);

test.each([
  ['GET', `GET /graphql?query={france{code}} HTTP/1.1\r\nHost: localhost\r\n`, ''],
  ['POST', POST, QUERY],
])('a %s that offers h2c is answered as if it did not', async (_, head, body) => {
  const api = await open();
  const offer = 'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQ\r\n';
  const answer = await rawAnswer(api, `${head}${offer}\r\n${body}`);
  expect(answer).toMatch(/^HTTP\/1.1 200 OK\r\n/);
  expect(answer).toContain('{"data":{"france":{"code":"FR"}}}');
});

test('an address that has spent its rate is refused on both transports, with the time to wait, and may read why', async () => {
  const api = await open({ limits: { costPerMinute: 30 } });
  const socket = await openSocket(api);
  const statuses: number[] = [];
  while (!statuses.includes(429)) statuses.push((await api.ask('{ __typename }')).status);
  expect(statuses.length).toBeGreaterThan(2);
  const refused = await fetch(`${api.api.url}/graphql?query={__typename}`);
  expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true]);
  expect(refused.headers.get('access-control-allow-origin')).toBe('*');
  expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'TOO_MANY_REQUESTS' } }] });

  socket.send('{"id":"1","type":"subscribe","payload":{"query":"{ __typename }"}}');
  const [message] = (await once(socket, 'message')) as [Buffer];
  expect(JSON.parse(String(message))).toMatchObject({
    type: 'error',
    payload: [{ extensions: { code: 'TOO_MANY_REQUESTS' } }],
  });
  const late = new WebSocket(`${api.api.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const [request, response] = (await once(late, 'unexpected-response')) as [
    { destroy(): void },
    { statusCode: number },
  ];
  request.destroy();
  expect(response.statusCode).toBe(429);
  expect(api.failures).toEqual([]);
});

test('a new text spends more than one that is known, on both transports', async () => {
  const api = await open({ limits: { costPerMinute: 500 } });
  const socket = await openSocket(api);
  for (let i = 0; i < 60; i++) expect((await api.ask('{ france { code } }')).status).toBe(200);
  const ask = (i: number) => api.ask(`{ a${i}: france { code } }`);
  let texts = 0;
  while ((await ask(texts)).status === 200) texts++;
  expect(texts).toBeLessThan(40);
  socket.send('{"id":"1","type":"subscribe","payload":{"query":"{ b: france { code } }"}}');
  const [message] = (await once(socket, 'message')) as [Buffer];
  expect(JSON.parse(String(message))).toMatchObject({
    type: 'error',
    payload: [{ extensions: { code: 'TOO_MANY_REQUESTS' } }],
  });
});

test('a socket for which too many bytes wait is cut with the reason', async () => {
  const api = await open({ transportLimits: { maxUnsentBytesPerSocket: 100_000 } });
  const socket = await openSocket(api);
  const closed = closeOf(socket);
  socket.pause();
  const ping = JSON.stringify({ type: 'ping', payload: { text: 'x'.repeat(60_000) } });
  // Each is answered with as much; the system buffers some MB of it.
  for (let sent = 0; sent < 200; sent++) await new Promise((resolve) => socket.send(ping, resolve));
  socket.resume();
  expect(await closed).toEqual([1013, expect.stringMatching(/bytes wait for you; 100000 are allowed/)]);
  expect(api.failures).toEqual([]);
});

test("a message that only servers send closes its socket with the protocol's code and is no failure", async () => {
  const api = await open();
  const socket = await openSocket(api);
  socket.send('{"id":"1","type":"next","payload":{"data":{}}}');
  expect(await closeOf(socket)).toEqual([4400, 'Invalid message received']);
  expect(api.failures).toEqual([]);
});

test('the queries of one socket are answered one after the other, each of them', async () => {
  const api = await open();
  const socket = await openSocket(api);
  const ids: string[] = [];
  const done = new Promise<void>((resolve) => {
    socket.on('message', (text) => {
      const { type, id } = JSON.parse(String(text)) as { type: string; id: string };
      if (type === 'complete' && ids.push(id) === 10) resolve();
    });
  });
  for (let id = 0; id < 10; id++)
    socket.send(
      JSON.stringify({ id: String(id), type: 'subscribe', payload: { query: '{ france { code } }' } }),
    );
  await done;
  expect(ids).toEqual([...Array(10).keys()].map(String));
});

test.each([
  ['messages', (socket: WebSocket) => socket.send('{"type":"ping"}')],
  ['pings of the transport', (socket: WebSocket) => socket.ping()],
  ['pongs of the transport', (socket: WebSocket) => socket.pong()],
])('a socket that floods the server with %s is closed, and another is not', async (_, send) => {
  const api = await open({ transportLimits: { maxMessagesPerSecond: 20 } });
  const [flooding, other] = [await openSocket(api), await openSocket(api)];
  const closed = closeOf(flooding);
  for (let i = 0; i < 200; i++) send(flooding);
  expect(await closed).toEqual([1008, 'More than 20 messages in a second']);
  other.send('{"type":"ping"}');
  expect(String((await once(other, 'message'))[0])).toBe('{"type":"pong"}');
});
