import { describe, expect, test } from 'vitest';
import { DAY } from '../../domain/index.ts';
import type { ChunkStore } from '../chunk-store.ts';
import { contentOf, day, days, halfHours, NEW_YEAR, periodsOf } from './chunks.ts';
import { type ContractRig, loadOne, saveMarked } from './contract-rig.ts';

/** Chunks of neighbouring periods. */
export function describeRanges({ driver, newStore }: ContractRig): void {
  describe(`${driver.name} store: ranges`, () => {
    const range = async (
      store: ChunkStore,
      from: number,
      to: number,
      options?: Parameters<ChunkStore['range']>[4],
    ) =>
      periodsOf(await store.range('HDF', 'HALF_HOUR', NEW_YEAR + from * DAY, NEW_YEAR + to * DAY, options));

    async function storeOfNeighbours(): Promise<ChunkStore> {
      const store = await newStore();
      await saveMarked(store, days(4, 0, 3, 1), 1);
      await saveMarked(store, [day(2, 'GES'), day(2, 'FR'), { ...day(2), resolution: 'HOUR' }], 2);
      return store;
    }

    test('a range holds its start and not its end, in order of period', async () => {
      const store = await storeOfNeighbours();
      expect(await range(store, 0, 4)).toEqual([0, 1, 3]);
      expect(await range(store, 0.5, 4.5)).toEqual([1, 3, 4]);
    });

    test('reversed, the same range comes latest first', async () => {
      const store = await storeOfNeighbours();
      expect(await range(store, 0, 4, { reverse: true })).toEqual([3, 1, 0]);
      expect(await range(store, 1, 5, { reverse: true })).toEqual([4, 3, 1]);
    });

    test('a limit takes the first of the order asked for', async () => {
      const store = await storeOfNeighbours();
      expect(await range(store, 0, 5, { limit: 2 })).toEqual([0, 1]);
      expect(await range(store, 0, 5, { limit: 2, reverse: true })).toEqual([4, 3]);
      expect(await range(store, 0, 5, { limit: 0 })).toEqual([]);
    });

    test('the newest of a range is the newest after each save', async () => {
      const store = await newStore();
      const newest = (from: number, to: number) => range(store, from, to, { limit: 1, reverse: true });
      expect(await newest(0, 9)).toEqual([]);
      await saveMarked(store, days(3, 4), 1);
      expect([await newest(0, 9), await newest(0, 4), await newest(4.5, 9)]).toEqual([[4], [3], []]);
      await saveMarked(store, days(7, 2), 2);
      expect([await newest(0, 9), await newest(0, 7), await newest(5, 9)]).toEqual([[7], [4], [7]]);
      await saveMarked(store, days(7), 3);
      expect((await loadOne(store, day(7))).version).toBe(2);
      const [newestChunk] = await store.range('HDF', 'HALF_HOUR', 0, Number.POSITIVE_INFINITY, {
        reverse: true,
        limit: 1,
      });
      expect(newestChunk?.version).toBe(2);
    });

    test('an empty or inverted range is empty', async () => {
      const store = await storeOfNeighbours();
      expect(await range(store, 1, 1)).toEqual([]);
      expect(await range(store, 4, 0)).toEqual([]);
      expect(await range(store, 4, 0, { reverse: true })).toEqual([]);
      expect(await range(store, 2, 3)).toEqual([]);
    });

    test('all of time is a range, and periods before 1970 are in their place', async () => {
      const store = await newStore();
      const periods = [-DAY, 0, DAY, NEW_YEAR, 2 ** 43].map((period) => halfHours('HDF', period));
      await saveMarked(store, periods, 1);
      const all = await store.range('HDF', 'HALF_HOUR', Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
      expect(all.map(({ key }) => key)).toEqual(periods);
      const early = await store.range('HDF', 'HALF_HOUR', -2 * DAY, 1, { reverse: true });
      expect(early.map(({ key }) => key.period)).toEqual([0, -DAY]);
    });

    test('chunks of a range carry their version and content', async () => {
      const store = await newStore();
      await saveMarked(store, [day(0)], 1);
      await saveMarked(store, [day(0)], 5);
      const [ranged] = await store.range('HDF', 'HALF_HOUR', NEW_YEAR, NEW_YEAR + DAY);
      const loaded = await loadOne(store, day(0));
      expect(ranged && contentOf(ranged)).toEqual(contentOf(loaded));
      expect(ranged?.version).toBe(2);
    });
  });
}
