// @vitest-environment node
import { afterEach, expect, test, vi } from 'vitest';
import { followLater } from './follow-later.ts';
import { PartError } from './import-part.ts';
import { LiveStore } from './live-store.ts';

const URL_OF_API = new URL('https://courant/graphql');

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a page that cannot load the code of the stream is one without a stream, and loads it again', async () => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
  const store = new LiveStore();
  const started = vi.fn(() => () => undefined);
  const load = vi
    .fn<() => Promise<{ startLiveSubscription: typeof started }>>()
    .mockRejectedValueOnce(new PartError('offline'))
    .mockResolvedValue({ startLiveSubscription: started });

  await followLater(URL_OF_API, store, load);
  expect(store.view().connection).toBe('lost');
  expect(started).not.toHaveBeenCalled();

  await vi.runOnlyPendingTimersAsync();
  expect(started).toHaveBeenCalledExactlyOnceWith(URL_OF_API, store);
});
