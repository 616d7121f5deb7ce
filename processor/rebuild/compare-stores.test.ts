import { DAY } from '@courant/core/domain';
import { type ChunkStore, createMemoryStore } from '@courant/core/store';
import { positionedReading, settleRegionInto, values } from '@courant/core/testing';
import { expect, test } from 'vitest';
import { compareStores, recheckDifferences } from './compare-stores.ts';

const NEW_YEAR = Date.UTC(2024, 0, 1);

/** A store of one consolidated half-hour on each of these days. */
async function storeOf(days: readonly number[], mw = 100): Promise<ChunkStore> {
  const store = await createMemoryStore();
  const readings = days.map((day) =>
    positionedReading({
      start: NEW_YEAR + day * DAY,
      vintage: 'CONSOLIDATED',
      knownAt: 0,
      values: values({}, mw),
      position: day,
    }),
  );
  await settleRegionInto(store, 'BRE', readings);
  return store;
}

const daysFrom = (first: number, end: number): number[] =>
  [...Array(end - first).keys()].map((day) => first + day);

test.each([
  ['the same', daysFrom(0, 350), daysFrom(0, 350), 350, 0],
  ['one without the beginning', daysFrom(0, 350), daysFrom(130, 350), 350, 130],
  ['one without the end', daysFrom(0, 210), daysFrom(0, 350), 350, 140],
  ['one empty', daysFrom(0, 250), [], 250, 250],
  ['far apart', daysFrom(0, 100), daysFrom(3_000, 3_120), 220, 220],
])('every chunk that either holds is compared once: %s', async (_, serving, rebuilt, chunks, differing) => {
  const stores = { serving: await storeOf(serving), rebuilt: await storeOf(rebuilt) };
  const comparison = await compareStores(stores);
  expect([comparison.chunks, comparison.differing.size]).toEqual([chunks, differing]);
});

test('what differed is looked at again once what was made has caught up', async () => {
  const stores = { serving: await storeOf(daysFrom(0, 250)), rebuilt: await storeOf(daysFrom(0, 100)) };
  const comparison = await compareStores(stores);
  const caughtUp = await storeOf(daysFrom(0, 240));
  let catchUps = 0;
  const again = await recheckDifferences(
    { ...stores, rebuilt: { ...stores.rebuilt, load: (keys) => caughtUp.load(keys) } },
    comparison,
    async () => {
      catchUps++;
      return () => true;
    },
  );
  expect(catchUps).toBe(1);
  expect([again.chunks, again.differing.size]).toEqual([250, 10]);
});
