import { describe, expect, test } from 'vitest';
import { type ChunkKey, DAY, meanMw } from '../../domain/index.ts';
import { contentOf, day, days, markedDraft, NEW_YEAR, supersededReading } from './chunks.ts';
import { type ContractRig, loadOne, saveMarked } from './contract-rig.ts';

/** What goes in comes out, and nothing aliases. */
export function describeContent({ driver, newStore }: ContractRig): void {
  describe(`${driver.name} store: content`, () => {
    test('what was saved comes back equal: nulls, zeros, negatives, fractions of none, superseded', async () => {
      const store = await newStore();
      const empty = await loadOne(store, day(0));
      const draft = markedDraft(empty, 7);
      draft.column('SOLAR').setMean(3, 0, 2);
      draft.column('EXCHANGE').setMean(3, -20_001, 1);
      draft.column('HYDRO').clear(3);
      draft.superseded = [supersededReading(3, 1), supersededReading(3, 2)];
      await store.save([draft]);
      const loaded = await loadOne(store, day(0));
      expect(contentOf(loaded)).toEqual(contentOf(draft));
      expect(meanMw(loaded.column('SOLAR'), 3)).toBe(0);
      expect(meanMw(loaded.column('HYDRO'), 3)).toBeNull();
    });

    test('a chunk far larger than the others comes back equal', async () => {
      const store = await newStore();
      const empty = await loadOne(store, day(0));
      const draft = markedDraft(empty, 7);
      draft.superseded = Array.from({ length: 20_000 }, (_, i) => supersededReading(i % 48, i));
      await store.save([draft]);
      const loaded = await loadOne(store, day(0));
      expect(contentOf(loaded)).toEqual(contentOf(draft));
      expect((await store.range('HDF', 'HALF_HOUR', 0, Number.POSITIVE_INFINITY)).map(contentOf)).toEqual([
        contentOf(draft),
      ]);
    });

    test('what was loaded stays as it was, whatever is loaded and saved after it', async () => {
      const store = await newStore();
      await saveMarked(store, days(0, 1, 2), 1);
      const loaded = await loadOne(store, day(0));
      const [ranged] = await store.range('HDF', 'HALF_HOUR', NEW_YEAR, NEW_YEAR + DAY);
      await saveMarked(store, days(0, 1, 2), 2);
      await store.load(days(0, 1, 2));
      expect(meanMw(loaded.column('WIND'), 0)).toBe(1);
      expect(ranged && meanMw(ranged.column('WIND'), 0)).toBe(1);
    });

    test('what was saved stays as it was, whatever its draft does afterwards', async () => {
      const store = await newStore();
      const empty = await loadOne(store, day(0));
      const draft = markedDraft(empty, 1);
      await store.save([draft]);
      draft.column('WIND').setMean(0, 999, 2);
      const loaded = await loadOne(store, day(0));
      expect(meanMw(loaded.column('WIND'), 0)).toBe(1);
    });
  });

  describe(`${driver.name} store: loading`, () => {
    test('chunks come in the order of their keys, empty ones where nothing was saved', async () => {
      const store = await newStore();
      await saveMarked(store, days(0, 2), 1);
      const chunks = await store.load(days(3, 2, 1, 0));
      expect(chunks.map(({ key }) => key)).toEqual(days(3, 2, 1, 0));
      expect(chunks.map(({ version }) => version)).toEqual([0, 1, 0, 1]);
      expect(chunks.map(({ length }) => length)).toEqual([0, 48, 0, 48]);
    });

    test('loading nothing gives nothing', async () => {
      expect(await (await newStore()).load([])).toEqual([]);
    });

    test('areas and resolutions are kept apart', async () => {
      const store = await newStore();
      const keys: ChunkKey[] = [
        day(0, 'FR'),
        day(0, 'BRE'),
        { area: 'BRE', resolution: 'QUARTER_HOUR', period: NEW_YEAR },
        { area: 'BRE', resolution: 'HOUR', period: NEW_YEAR },
      ];
      for (const [mark, key] of keys.entries()) await saveMarked(store, [key], mark);
      const loaded = await store.load(keys);
      expect(loaded.map((chunk) => meanMw(chunk.column('WIND'), 0))).toEqual([0, 1, 2, 3]);
    });
  });
}
