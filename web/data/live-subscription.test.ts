import { expect, test, vi } from 'vitest';
import { LiveStore } from './live-store.ts';
import { startLiveSubscription } from './live-subscription.ts';

/** A socket of graphql-transport-ws whose server acknowledges and then sends what the test says. */
class FakeSocket {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  static last: FakeSocket | undefined;
  readonly url: string;
  readyState = FakeSocket.OPEN;
  onopen: () => void = () => undefined;
  onmessage: (message: { data: string }) => void = () => undefined;
  onclose: (event: { code: number; reason: string }) => void = () => undefined;
  subscription: { id: string; payload: { query: string; variables: unknown } } | undefined;

  constructor(url: string) {
    this.url = url;
    FakeSocket.last = this;
    queueMicrotask(() => this.onopen());
  }

  send(text: string): void {
    const message = JSON.parse(text);
    if (message.type === 'connection_init') this.receive({ type: 'connection_ack' });
    if (message.type === 'subscribe') this.subscription = message;
  }

  receive(message: object): void {
    this.onmessage({ data: JSON.stringify(message) });
  }

  close(): void {
    this.readyState = FakeSocket.CLOSED;
  }
}

test('events of the stream and the state of its socket arrive in the store', async () => {
  const store = new LiveStore((draw) => draw());
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
