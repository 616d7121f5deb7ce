import { expect, test, vi } from 'vitest';
import { FakeSocket } from '../test/fake-socket.ts';
import { LiveStore } from './live-store.ts';
import { startLiveSubscription } from './live-subscription.ts';

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
