import { once } from 'node:events';
import { connect } from 'node:net';
import fastify from 'fastify';
import { expect, onTestFinished, test } from 'vitest';
import { clientHooks } from './client-hooks.ts';
import { ClientLoads } from './client-load.ts';
import { ClientRates } from './client-rates.ts';
import { DEFAULT_TRANSPORT_LIMITS } from './transport-limits.ts';

test('a client that leaves while its answer is computed leaves nothing counted', async () => {
  const loads = new ClientLoads(DEFAULT_TRANSPORT_LIMITS);
  const app = fastify();
  onTestFinished(() => app.close());
  let answer: () => void = () => undefined;
  let sent: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => {
    sent = resolve;
  });
  const requested = new Promise<void>((resolve) => {
    const { onSend, ...hooks } = clientHooks({ loads, rates: new ClientRates(1_000), proxies: 0 });
    // Hooks run in order: the answer has been counted, or not, once the last one runs.
    const afterSend = async () => sent();
    app.get('/graphql', { ...hooks, onSend: [onSend, afterSend].flat() }, async () => {
      resolve();
      await new Promise<void>((done) => {
        answer = done;
      });
      return 'x'.repeat(1_000_000);
    });
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const closed = new Promise<void>((resolve) => {
    app.server.once('connection', (socket) => socket.once('close', () => resolve()));
  });

  const client = connect((app.server.address() as { port: number }).port, '127.0.0.1');
  client.write('GET /graphql HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await requested;
  const before = loads.of('127.0.0.1');
  client.destroy();
  await Promise.all([once(client, 'close'), closed]);
  answer();
  await answered;
  expect(loads.unsentBytes).toBe(0);
  expect(loads.of('127.0.0.1')).not.toBe(before);
});

test.each([
  ['a text', 'x'.repeat(20_000_000)],
  ['bytes', Buffer.alloc(20_000_000)],
])('an answer of %s counts as unread until its client reads it or leaves', async (_form, payload) => {
  const loads = new ClientLoads(DEFAULT_TRANSPORT_LIMITS);
  const app = fastify();
  onTestFinished(() => app.close());
  const { onSend, ...hooks } = clientHooks({ loads, rates: new ClientRates(1_000), proxies: 0 });
  const closed = new Promise<void>((resolve) => {
    app.addHook('onRequest', async (_request, reply) => void reply.raw.once('close', resolve));
  });
  const counted = new Promise<number>((resolve) => {
    const afterSend = async () => resolve(loads.unsentBytes);
    app.get('/graphql', { ...hooks, onSend: [onSend, afterSend].flat() }, async () => payload);
  });
  await app.listen({ port: 0, host: '127.0.0.1' });

  const client = connect((app.server.address() as { port: number }).port, '127.0.0.1').pause();
  client.write('GET /graphql HTTP/1.1\r\nHost: localhost\r\n\r\n');
  expect(await counted).toBe(20_000_000);
  client.destroy();
  await closed;
  expect(loads.unsentBytes).toBe(0);
});

test.each([
  [
    'at once',
    () => {
      throw new Error('a fault of ours');
    },
  ],
  ['later', () => Promise.reject(new Error('a fault of ours'))],
])(
  'a request that cannot begin for another reason than its client is an error, %s, and is not run',
  async (_, start) => {
    const loads = new ClientLoads(DEFAULT_TRANSPORT_LIMITS);
    const load = loads.of('127.0.0.1');
    load.start = start;
    const app = fastify();
    onTestFinished(() => app.close());
    let isRun = false;
    app.get('/graphql', clientHooks({ loads, rates: new ClientRates(1_000), proxies: 0 }), async () => {
      isRun = true;
      return '';
    });
    const { statusCode } = await app.inject('/graphql');
    expect([statusCode, isRun]).toEqual([500, false]);
  },
);
