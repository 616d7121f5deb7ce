import { describe, expect, test } from 'vitest';
import { meanMw } from '../../domain/index.ts';
import { atVersion, contentOf, day, days, inGrid, markedDraft } from './chunks.ts';
import { type ContractRig, loadOne, saveMarked } from './contract-rig.ts';

const RACERS = 50;
const ROUNDS = 10;
const SAVERS = 4;
const CHUNKS_OF_A_SAVER = 30;

/** Saves guarded by the version they were loaded at. */
export function describeSaving({ driver, newStore, testIf }: ContractRig): void {
  describe(`${driver.name} store: guarded saves`, () => {
    test('a chunk saved over the version it was loaded at is the next version', async () => {
      const store = await newStore();
      await saveMarked(store, [day(0)], 1);
      await saveMarked(store, [day(0)], 2);
      const chunk = await loadOne(store, day(0));
      expect(chunk.version).toBe(2);
      expect(meanMw(chunk.column('WIND'), 0)).toBe(2);
    });

    test('a stale version is refused and changes nothing', async () => {
      const store = await newStore();
      await saveMarked(store, [day(0)], 1);
      const stale = await store.load([day(0)]);
      await saveMarked(store, [day(0)], 2);
      const before = (await store.load([day(0)])).map(contentOf);
      expect(await store.save(stale.map((chunk) => markedDraft(chunk, 3)))).toEqual([day(0)]);
      expect((await store.load([day(0)])).map(contentOf)).toEqual(before);
    });

    test('a version that the store has not reached is refused', async () => {
      const store = await newStore();
      const empty = await loadOne(store, day(0));
      const chunk = atVersion(1, markedDraft(empty, 1));
      expect(await store.save([chunk])).toEqual([day(0)]);
      expect((await loadOne(store, day(0))).version).toBe(0);
    });

    test('of a first save twice, the second is refused', async () => {
      const store = await newStore();
      const first = await store.load([day(0)]);
      const second = await store.load([day(0)]);
      expect(await store.save(first.map((chunk) => markedDraft(chunk, 1)))).toEqual([]);
      expect(await store.save(second.map((chunk) => markedDraft(chunk, 2)))).toEqual([day(0)]);
    });

    test('in one batch the stale are refused and the others saved', async () => {
      const store = await newStore();
      const loaded = await store.load(days(0, 1, 2, 3));
      await saveMarked(store, days(1, 3), 1);
      const refused = await store.save(loaded.map((chunk) => markedDraft(chunk, 2)));
      expect(refused.map(({ period }) => period).sort()).toEqual(days(1, 3).map(({ period }) => period));
      const saved = await store.load(days(0, 1, 2, 3));
      expect(saved.map((chunk) => meanMw(chunk.column('WIND'), 0))).toEqual([2, 1, 2, 1]);
    });

    test('a roll-up is not saved where a leaf of its batch is refused, nor a week where a day is', async () => {
      const store = await newStore();
      const [leaf, hours, week] = [day(0), inGrid('HOUR'), inGrid('WEEK')];
      const loaded = await store.load([week, hours, leaf]);
      await saveMarked(store, [leaf], 1);
      const refused = await store.save(loaded.map((chunk) => markedDraft(chunk, 2)));
      expect(refused.map(({ resolution }) => resolution).sort()).toEqual(['HALF_HOUR', 'HOUR', 'WEEK']);
      expect((await store.load([hours, week])).map(({ version }) => version)).toEqual([0, 0]);

      await saveMarked(store, [hours], 1);
      const again = await store.load([leaf]);
      const rest = await store.save([...again, ...loaded.slice(0, 2)].map((chunk) => markedDraft(chunk, 3)));
      expect(rest.map(({ resolution }) => resolution).sort()).toEqual(['HOUR', 'WEEK']);
      expect((await loadOne(store, leaf)).version).toBe(2);
    });

    test('an equal chunk saved again is a new version all the same', async () => {
      const store = await newStore();
      await saveMarked(store, [day(0)], 1);
      await store.save(await store.load([day(0)]));
      expect((await loadOne(store, day(0))).version).toBe(2);
    });

    test('saving nothing is fine', async () => {
      expect(await (await newStore()).save([])).toEqual([]);
    });

    testIf(
      driver.conditionalSavesAreAtomic,
      `of ${RACERS} racing saves of one version exactly one wins`,
      async () => {
        const store = await newStore();
        for (let round = 0; round < ROUNDS; round++) {
          const racers = await Promise.all(
            Array.from({ length: RACERS }, async (_, racer) =>
              markedDraft(await loadOne(store, day(0)), racer),
            ),
          );
          const refusals = await Promise.all(racers.map((racer) => store.save([racer])));
          const winners = refusals.flatMap((refused, racer) => (refused.length === 0 ? [racer] : []));
          expect(winners).toHaveLength(1);
          const saved = await loadOne(store, day(0));
          expect(saved.version).toBe(round + 1);
          expect(meanMw(saved.column('WIND'), 0)).toBe(winners[0]);
        }
      },
    );

    testIf(
      driver.conditionalSavesAreAtomic,
      `${SAVERS} racing saves of the same chunks in opposite orders all end, and each chunk has one winner`,
      async () => {
        const store = await newStore();
        const keys = days(...Array(CHUNKS_OF_A_SAVER).keys());
        for (let round = 0; round < ROUNDS; round++) {
          const loaded = await store.load(keys);
          const saves = Array.from({ length: SAVERS }, (_, saver) => {
            const drafts = loaded.map((chunk) => markedDraft(chunk, saver));
            return store.save(saver % 2 === 0 ? drafts : drafts.reverse());
          });
          const refused = (await Promise.all(saves)).flat();
          expect(refused).toHaveLength((SAVERS - 1) * keys.length);
          const versions = (await store.load(keys)).map(({ version }) => version);
          expect(new Set(versions)).toEqual(new Set([round + 1]));
        }
      },
    );
  });
}
