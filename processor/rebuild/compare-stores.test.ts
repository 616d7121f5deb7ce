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
])('every chunk that either holds is compared once: %s', async (_, serving, made, chunks, differing) => {
  const sides = { serving: await storeOf(serving), rebuilt: await storeOf(made) };
  const met = await compareStores(sides);
  expect([met.chunks, met.differing.size]).toEqual([chunks, differing]);
});

test('what differed is looked at again once what was made has caught up', async () => {
  const sides = { serving: await storeOf(daysFrom(0, 250)), rebuilt: await storeOf(daysFrom(0, 100)) };
  const met = await compareStores(sides);
  const whole = await storeOf(daysFrom(0, 240));
  let asked = 0;
  const again = await recheckDifferences(
    { ...sides, rebuilt: { ...sides.rebuilt, load: (keys) => whole.load(keys) } },
    met,
    async () => {
      asked++;
      return () => true;
    },
  );
  expect(asked).toBe(1);
  expect([again.chunks, again.differing.size]).toEqual([250, 10]);
});
