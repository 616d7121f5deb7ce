import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client';
import { Observable } from 'rxjs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readingFragment, TEN_AM } from '../test/builders.ts';
import type { LiveEvent } from './live-state.ts';
import { LiveStore } from './live-store.ts';
import { retryWaitMs, startLiveSubscription } from './live-subscription.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

interface FakeSubscription {
  readonly variables: Record<string, unknown>;
  send(event: LiveEvent): void;
  disconnect(): void;
  unsubscribed: boolean;
}

/** A server that records its subscriptions and sends what the test says. */
function fakeServer() {
  const subscriptions: FakeSubscription[] = [];
  const link = new ApolloLink(
    ({ variables }) =>
      new Observable((observer) => {
        const one: FakeSubscription = {
          variables,
          send: (liveProduction) => observer.next({ data: { liveProduction } }),
          disconnect: () => observer.error(new Error('socket closed')),
          unsubscribed: false,
        };
        subscriptions.push(one);
        return () => {
          one.unsubscribed = true;
        };
      }),
  );
  const client = new ApolloClient({ link, cache: new InMemoryCache() });
  const store = new LiveStore((draw) => draw());
  const last = (): FakeSubscription => {
    const subscription = subscriptions.at(-1);
    if (!subscription) throw new Error('Nothing has subscribed yet.');
    return subscription;
  };
  const stop = startLiveSubscription({ client, store, random: () => 1 });
  return { subscriptions, store, stop, last };
}

const snapshot = (cursor: string): LiveEvent => ({
  __typename: 'Snapshot',
  cursor,
  readings: [readingFragment('BRE', TEN_AM, { consumption: 2400 })],
});
const watermark = (cursor: string): LiveEvent => ({
  __typename: 'Watermark',
  cursor,
  serverTime: '2026-11-24T09:20:00Z',
});

test('it begins with a snapshot', () => {
  const { subscriptions, stop } = fakeServer();

  expect(subscriptions.map(({ variables }) => variables)).toEqual([{ after: null, snapshot: true }]);
  stop();
});

test('a broken socket is resumed at once after the last cursor, without a snapshot', async () => {
  const { subscriptions, last, stop } = fakeServer();
  last().send(snapshot('e.1'));
  last().send(watermark('e.5'));

  last().disconnect();
  await vi.advanceTimersByTimeAsync(0);

  expect(subscriptions.map(({ variables }) => variables)).toEqual([
    { after: null, snapshot: true },
    { after: 'e.5', snapshot: false },
  ]);
  stop();
});

test('a server that stays away is asked less and less often, and the page is told', async () => {
  const { subscriptions, store, last, stop } = fakeServer();
  last().send(snapshot('e.1'));
  for (let i = 0; i < 3; i++) {
    last().disconnect();
    await vi.advanceTimersToNextTimerAsync();
  }

  expect(store.view().connection).toBe('lost');
  const before = subscriptions.length;
  last().disconnect();
  await vi.advanceTimersByTimeAsync(3_999);
  expect(subscriptions.length).toBe(before);
  await vi.advanceTimersByTimeAsync(1);
  expect(subscriptions.length).toBe(before + 1);

  last().send(watermark('e.2'));
  expect(store.view().connection).toBe('live');
  stop();
});

/** How many attempts begin within ten minutes with a server that cuts each stream some time after its first event. */
async function attemptsWhenCutAfter(ms: number): Promise<number> {
  const { subscriptions, last, stop } = fakeServer();
  const end = Date.now() + 10 * 60_000;
  while (Date.now() < end) {
    const attempt = last();
    attempt.send(watermark('e.1'));
    await vi.advanceTimersByTimeAsync(ms);
    attempt.disconnect();
    while (last() === attempt) await vi.advanceTimersToNextTimerAsync();
  }
  stop();
  return subscriptions.length;
}

test('a server that cuts each stream after its first event is not asked in a storm', async () => {
  expect(await attemptsWhenCutAfter(0)).toBeLessThan(30);
});

test('a stream that lived for a minute is resumed at once', async () => {
  expect(await attemptsWhenCutAfter(60_000)).toBe(11);
});

test('a reset leaves the stream and begins again with a snapshot', async () => {
  const { subscriptions, last, stop } = fakeServer();
  last().send(snapshot('e.1'));

  last().send({ __typename: 'StreamReset', cursor: 'e.2', reason: 'CURSOR_EXPIRED', message: 'too old' });
  await vi.advanceTimersByTimeAsync(0);

  expect(subscriptions[0]?.unsubscribed).toBe(true);
  expect(last().variables).toEqual({ after: null, snapshot: true });
  stop();
});

test('a store made anew is not asked by every page at the same moment', async () => {
  const { subscriptions, last, stop } = fakeServer();
  last().send(snapshot('e.1'));
  last().send({ __typename: 'StreamReset', cursor: 'e.9', reason: 'STORE_REBUILT', message: '' });

  await vi.advanceTimersByTimeAsync(2_900);
  expect(subscriptions).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(200);
  expect(last().variables).toEqual({ after: null, snapshot: true });
  stop();
});

test('a store made anew twice within a minute is waited for both times, and the page does not say that it is lost', async () => {
  const { subscriptions, store, last, stop } = fakeServer();
  for (let i = 1; i <= 2; i++) {
    last().send(snapshot(`e.${i}`));
    last().send({ __typename: 'StreamReset', cursor: 'e.9', reason: 'STORE_REBUILT', message: '' });
    await vi.advanceTimersByTimeAsync(2_999);
    expect(subscriptions).toHaveLength(i);
    await vi.advanceTimersByTimeAsync(1);
    expect(subscriptions).toHaveLength(i + 1);
  }

  expect(store.view().connection).toBe('live');
  stop();
});

test('a network that comes back is used at once', async () => {
  const { subscriptions, last, stop } = fakeServer();
  for (let i = 0; i < 5; i++) {
    last().disconnect();
    if (i < 4) await vi.advanceTimersToNextTimerAsync();
  }
  const before = subscriptions.length;

  window.dispatchEvent(new Event('online'));

  expect(subscriptions.length).toBe(before + 1);
  stop();
});

test('once stopped it asks no more', async () => {
  const { subscriptions, last, stop } = fakeServer();
  stop();

  last().disconnect();
  await vi.runAllTimersAsync();

  expect(subscriptions).toHaveLength(1);
  expect(subscriptions[0]?.unsubscribed).toBe(true);
});

test('waits grow to half a minute, with full jitter', () => {
  expect([1, 2, 3].map((failures) => retryWaitMs(failures, () => 1))).toEqual([1000, 2000, 4000]);
  expect(retryWaitMs(50, () => 1)).toBe(30_000);
  expect(retryWaitMs(3, () => 0.25)).toBe(1000);
});

test('a first failure is retried at once; a jitter lengthens a wait that is shorter', () => {
  expect(retryWaitMs(0, () => 1)).toBe(0);
  expect([0, 1, 3].map((failures) => retryWaitMs(failures, () => 1, 3_000))).toEqual([3000, 3000, 4000]);
});
