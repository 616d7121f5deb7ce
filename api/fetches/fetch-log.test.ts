import { FETCHES, openMemoryLog } from '@courant/core/log';
import { expect, test, vi } from 'vitest';
import { toFetch } from '../series/test/settled-store.ts';
import { FetchLog } from './fetch-log.ts';

const BACKFILL = { from: -50, to: 20, slicesDone: 1, slicesTotal: 9, slicesFailed: 0 };

test('catching up goes on from where it was', async () => {
  const log = await openMemoryLog();
  const fetches = new FetchLog(log);
  await fetches.catchUp();
  expect(fetches.requested.beginning).toBeNull();
  await log.append(FETCHES, [toFetch(0, 10)]);
  await Promise.all([fetches.catchUp(), fetches.catchUp()]);
  await log.append(FETCHES, [toFetch(10, 20, { backfill: BACKFILL })]);
  await fetches.catchUp();
  expect(fetches.requested.requestedFor('PAC', 'HALF_HOUR')).toEqual([{ from: 0, to: 20 }]);
  expect(fetches.requested.beginning).toBe(-50);
});

test('a fetch that is both followed and caught up with counts once', async () => {
  const log = await openMemoryLog();
  const stop = new AbortController();
  const fetches = new FetchLog(log);
  await log.append(FETCHES, [toFetch(0, 10)]);
  const following = fetches.follow(stop.signal, () => undefined);
  expect((await fetches.whenCaughtUp()).completedFetches).toBe(1);
  await log.append(FETCHES, [toFetch(10, 20), toFetch(20, 30)]);
  await Promise.all([fetches.catchUp(), vi.waitFor(() => expect(fetches.state.completedFetches).toBe(3))]);
  await fetches.catchUp();
  expect(fetches.state.completedFetches).toBe(3);
  stop.abort();
  await following;
});

test('a topic that cannot be read at first leaves the state empty, and is followed once it can', async () => {
  const log = await openMemoryLog();
  await log.append(FETCHES, [toFetch(0, 10)]);
  const extent = vi.spyOn(log, 'extent').mockRejectedValueOnce(new Error('away'));
  const failures: unknown[] = [];
  const stop = new AbortController();
  const fetches = new FetchLog(log);
  const following = fetches.follow(stop.signal, (error) => failures.push(error));
  expect((await fetches.whenCaughtUp()).completedFetches).toBe(0);
  await vi.waitFor(() => expect(fetches.state.completedFetches).toBe(1));
  expect(failures).toEqual([new Error('away')]);
  expect(extent).toHaveBeenCalled();
  stop.abort();
  await following;
});
