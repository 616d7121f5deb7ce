import { MessageType } from 'graphql-ws';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { followReplay } from './follow-replay.ts';
import type { LiveEvent } from './live-event.ts';
import { FakeServer } from './test/fake-server.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const DAY = { from: '2026-11-28', to: '2026-11-28', speed: 600, clock: 'KNOWN' } as const;
const event = (cursor: string): LiveEvent => ({ __typename: 'Watermark', cursor, serverTime: '' });
const settle = () => vi.advanceTimersByTimeAsync(0);

async function follow(after: string | null = null) {
  const server = new FakeServer();
  const stop = new AbortController();
  const seen: string[] = [];
  const ended = followReplay({
    url: 'http://api/graphql',
    ...DAY,
    after,
    onEvent: ({ cursor }) => void seen.push(cursor),
    onFailure: () => void seen.push('broken'),
    onResume: (cursor) => void seen.push(`resumed behind ${cursor}`),
    signal: stop.signal,
    webSocket: server.webSocket,
  });
  ended.catch(() => undefined);
  await settle();
  const send = (message: object) =>
    server.last.sendToClient({ id: server.last.subscription?.id, ...message });
  const sendEvent = (cursor: string) =>
    send({ type: MessageType.Next, payload: { data: { replay: event(cursor) } } });
  return { server, stop, seen, ended, send, sendEvent };
}

test('it asks for a period behind a cursor, and resolves once the period has ended', async () => {
  const { server, seen, ended, send, sendEvent } = await follow('replay-1.4');
  expect(server.variables).toEqual([{ ...DAY, after: 'replay-1.4' }]);

  sendEvent('replay-1.7');
  send({ type: MessageType.Complete });

  expect(await ended).toBe(true);
  expect(seen).toEqual(['replay-1.7']);
});

test('a broken socket is resumed behind the last event', async () => {
  const { server, stop, seen, sendEvent } = await follow();
  sendEvent('replay-1.7');
  server.cut();
  await settle();

  expect(server.variables).toEqual([
    { ...DAY, after: null },
    { ...DAY, after: 'replay-1.7' },
  ]);
  expect(seen).toEqual(['replay-1.7', 'broken', 'resumed behind replay-1.7']);
  stop.abort();
});

test('a socket that breaks behind each event is not resumed at once each time', async () => {
  const { server, stop, seen, sendEvent } = await follow();
  for (const cursor of ['replay-1.1', 'replay-1.2']) {
    sendEvent(cursor);
    server.cut();
    await settle();
  }
  expect(server.variables).toHaveLength(2);
  expect(seen.at(-1)).toBe('broken');
  stop.abort();
});

test('what the API refuses is thrown with its code, and is not asked again', async () => {
  const { server, ended, send } = await follow();
  const figures = { from: null, to: '2026-11-24T09:00:00.000Z' };
  const extensions = { code: 'BAD_RANGE', ...figures };
  send({ type: MessageType.Next, payload: { errors: [{ message: 'Nothing yet.', extensions }] } });

  await expect(ended).rejects.toMatchObject({ message: 'Nothing yet.', code: 'BAD_RANGE', figures });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(server.sockets.length).toBe(1);
});

test('a replay that is stopped has not ended', async () => {
  const { stop, ended, seen, sendEvent } = await follow();
  sendEvent('replay-1.7');
  await settle();
  stop.abort();
  sendEvent('replay-1.8');

  expect(await ended).toBe(false);
  expect(seen).toEqual(['replay-1.7']);
});
