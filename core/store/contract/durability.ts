import { describe, expect, test } from 'vitest';
import { CHUNK_FORMAT } from '../../domain/index.ts';
import { contentOf, days } from './chunks.ts';
import { type ContractRig, saveMarked } from './contract-rig.ts';

/** Which log a store was settled from, and what survives its process. */
export function describeDurability({ driver, newLocation, newStore, openStore, testIf }: ContractRig): void {
  describe(`${driver.name} store: identity`, () => {
    const OURS = { logEpoch: 'a', format: CHUNK_FORMAT };

    test('nobody has claimed a new store', async () => {
      expect(await (await newStore()).identity()).toBeUndefined();
    });

    test('the first claim stands, an equal one is fine, another is refused and changes nothing', async () => {
      const store = await newStore();
      expect(await store.claim(OURS)).toBe(true);
      expect(await store.claim({ ...OURS })).toBe(true);
      expect(await store.claim({ ...OURS, logEpoch: 'b' })).toBe(false);
      expect(await store.claim({ ...OURS, format: CHUNK_FORMAT + 1 })).toBe(false);
      expect(await store.identity()).toEqual(OURS);
    });

    test('of many claims at once one epoch stands', async () => {
      const store = await newStore();
      const epochs = Array.from({ length: 10 }, (_, i) => `${i}`);
      const claims = await Promise.all(epochs.map((logEpoch) => store.claim({ ...OURS, logEpoch })));
      expect(claims.filter(Boolean)).toHaveLength(1);
      expect((await store.identity())?.logEpoch).toBe(epochs[claims.indexOf(true)]);
    });
  });

  describe(`${driver.name} store: opened again`, () => {
    testIf(driver.isPersistent, 'what a save resolved is there: content, versions, identity', async () => {
      const location = await newLocation();
      const store = await location.open();
      await saveMarked(store, days(0, 1), 1);
      await saveMarked(store, days(1), 2);
      await store.claim({ logEpoch: 'a', format: CHUNK_FORMAT });
      const before = (await store.load(days(0, 1))).map(contentOf);
      await store.close();
      const again = await openStore(location);
      const loaded = await again.load(days(0, 1));
      expect(loaded.map(contentOf)).toEqual(before);
      expect(loaded.map(({ version }) => version)).toEqual([1, 2]);
      expect(await again.identity()).toEqual({ logEpoch: 'a', format: CHUNK_FORMAT });
    });

    test('closing twice is fine', async () => {
      const store = await (await newLocation()).open();
      await store.close();
      await store.close();
    });
  });
}
