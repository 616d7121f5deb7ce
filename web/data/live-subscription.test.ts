import { afterEach, expect, test, vi } from 'vitest';
import { FakeSocket } from '../test/fake-socket.ts';
import { LiveStore } from './live-store.ts';
import { startLiveSubscription } from './live-subscription.ts';

afterEach(() => void vi.useRealTimers());

test('events of the stream and the state of its socket arrive in the store', async () => {
  const store = new LiveStore({ requestFrame: (draw) => draw() });
  const stop = startLiveSubscription(new URL('https://courant/graphql'), store, { webSocket: FakeSocket });
  const subscription = await vi.waitUntil(() => FakeSocket.last?.subscription);
  expect(FakeSocket.last?.url).toBe('wss://courant/graphql');
  expect(subscription.payload.query).toContain('fragment ReadingFields on Reading');
  expect(store.view().connection).toBe('live');

  FakeSocket.last?.receive({
    id: subscription.id,
    type: 'next',
    payload: { data: { liveProduction: { __typename: 'Snapshot', cursor: 'e.1', readings: [] } } },
  });

  await vi.waitUntil(() => store.cursor === 'e.1');
  stop();
  expect(FakeSocket.last?.readyState).toBe(FakeSocket.CLOSED);
});

test('a stream that an api of another build refuses is asked for again, as long as the page wants one', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const store = new LiveStore({ requestFrame: (draw) => draw() });
  const stop = startLiveSubscription(new URL('https://courant/graphql'), store, { webSocket: FakeSocket });
  const refuse = async () => {
    const socket = FakeSocket.last;
    const { id } = await vi.waitUntil(() => socket?.subscription);
    const error = { message: 'No such field.', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } };
    socket?.receive({ id, type: 'error', payload: [error] });
    await vi.waitUntil(() => store.view().connection === 'lost');
    return socket;
  };
  const first = await refuse();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(FakeSocket.last).not.toBe(first);
  await vi.waitUntil(() => store.view().connection === 'live');

  const second = await refuse();
  stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(FakeSocket.last).toBe(second);
});
