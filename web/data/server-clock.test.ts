// @vitest-environment node
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LiveStore } from './live-store.ts';

const NOW = Date.UTC(2026, 10, 24, 9, 20);
const DAY_MS = 86_400_000;

beforeEach(() => void vi.useFakeTimers({ now: NOW + DAY_MS }));
afterEach(() => void vi.useRealTimers());

const receiveWatermark = (store: LiveStore, serverTime: number) =>
  store.receive({
    __typename: 'Watermark',
    cursor: 'e.1',
    caughtUp: true,
    serverTime: new Date(serverTime).toISOString(),
  });

test('a watermark says the time, which then runs on by a device whose date is wrong', () => {
  const store = new LiveStore({ requestFrame: () => undefined });
  receiveWatermark(store, NOW);

  vi.setSystemTime(NOW + DAY_MS + 90_000);

  expect(store.clock.now()).toBe(NOW + 90_000);
});

test('the next watermark corrects the time where the device’s date was changed', () => {
  const store = new LiveStore({ requestFrame: () => undefined });
  const listener = vi.fn();
  receiveWatermark(store, NOW);
  store.clock.subscribe(listener);

  vi.setSystemTime(NOW - 5 * DAY_MS);
  receiveWatermark(store, NOW + 20_000);

  expect(store.clock.now()).toBe(NOW + 20_000);
  expect(listener).toHaveBeenCalledTimes(1);
});
