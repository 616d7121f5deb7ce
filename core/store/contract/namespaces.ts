import { describe, expect, test } from 'vitest';
import { CHUNK_FORMAT, FIRST_NAMESPACE } from '../../domain/index.ts';
import type { Namespaces } from '../namespaces.ts';
import { contentOf, day } from './chunks.ts';
import { type ContractRig, loadOne, saveMarked } from './contract-rig.ts';

const RACERS = 20;
const FOREVER = Number.POSITIVE_INFINITY;

/** Stores side by side, and which of them serves. */
export function describeNamespaces({ driver, newLocation, openNamespaces, testIf }: ContractRig): void {
  const newNamespaces = async (): Promise<Namespaces> => openNamespaces(await newLocation());

  describe(`${driver.name} store: namespaces`, () => {
    test('the first one serves a new store', async () => {
      const namespaces = await newNamespaces();
      expect(await namespaces.pointer()).toEqual({ namespace: FIRST_NAMESPACE, isAnnounced: true });
      expect(await namespaces.names()).toEqual([FIRST_NAMESPACE]);
    });

    test('each has its own content, versions and identity', async () => {
      const namespaces = await newNamespaces();
      const [first, second] = [await namespaces.open('first'), await namespaces.open('second')];
      await saveMarked(first, [day(0)], 1);
      await saveMarked(first, [day(0)], 2);
      expect((await loadOne(second, day(0))).version).toBe(0);
      expect(await second.range('HDF', 'HALF_HOUR', 0, FOREVER)).toEqual([]);
      await saveMarked(second, [day(0)], 3);
      const [ofFirst, ofSecond] = [await loadOne(first, day(0)), await loadOne(second, day(0))];
      expect([ofFirst.version, ofSecond.version]).toEqual([2, 1]);
      expect(contentOf(ofFirst)).not.toEqual(contentOf(ofSecond));

      expect(await first.claim({ logEpoch: 'a', format: CHUNK_FORMAT })).toBe(true);
      expect(await second.identity()).toBeUndefined();
      expect(await second.claim({ logEpoch: 'b', format: CHUNK_FORMAT })).toBe(true);
      expect((await first.identity())?.logEpoch).toBe('a');
    });

    test('a name that some driver cannot take is refused by all', async () => {
      const namespaces = await newNamespaces();
      for (const name of ['', 'Upper', 'a.b', 'a/b', '$', 'x'.repeat(41)])
        await expect(namespaces.open(name)).rejects.toThrow(/^namespace: met /);
    });

    test('closing one leaves the others and itself open', async () => {
      const namespaces = await newNamespaces();
      const store = await namespaces.open('first');
      await store.close();
      await saveMarked(store, [day(0)], 1);
      expect((await loadOne(await namespaces.open('first'), day(0))).version).toBe(1);
    });
  });

  describe(`${driver.name} store: which namespace serves`, () => {
    test('a flip is unannounced until it is marked', async () => {
      const namespaces = await newNamespaces();
      expect(await namespaces.flip('first', 'second')).toBe(true);
      expect(await namespaces.pointer()).toEqual({ namespace: 'second', isAnnounced: false });
      await namespaces.markAnnounced('first');
      expect((await namespaces.pointer()).isAnnounced).toBe(false);
      await namespaces.markAnnounced('second');
      expect(await namespaces.pointer()).toEqual({ namespace: 'second', isAnnounced: true });
    });

    test('a flip from what serves no more, or has never served, is refused and changes nothing', async () => {
      const namespaces = await newNamespaces();
      expect(await namespaces.flip('second', 'third')).toBe(false);
      await namespaces.flip('first', 'second');
      expect(await namespaces.flip('first', 'third')).toBe(false);
      expect((await namespaces.pointer()).namespace).toBe('second');
      expect(await namespaces.flip('second', 'third')).toBe(true);
      expect((await namespaces.pointer()).namespace).toBe('third');
    });

    testIf(
      driver.conditionalSavesAreAtomic,
      'of racing flips exactly one wins, on a new store and later',
      async () => {
        const namespaces = await newNamespaces();
        for (const round of ['a', 'b', 'c']) {
          const { namespace } = await namespaces.pointer();
          const targets = Array.from({ length: RACERS }, (_, racer) => `${round}${racer}`);
          const won = await Promise.all(targets.map((target) => namespaces.flip(namespace, target)));
          expect(won.filter(Boolean)).toHaveLength(1);
          expect((await namespaces.pointer()).namespace).toBe(targets[won.indexOf(true)]);
        }
      },
    );
  });

  describe(`${driver.name} store: dropping a namespace`, () => {
    test('its content and identity are gone; the others stay', async () => {
      const namespaces = await newNamespaces();
      await saveMarked(await namespaces.open('first'), [day(0)], 1);
      const doomed = await namespaces.open('second');
      await saveMarked(doomed, [day(0)], 2);
      await doomed.claim({ logEpoch: 'a', format: CHUNK_FORMAT });
      expect(await namespaces.names()).toEqual(['first', 'second']);

      await namespaces.drop('second');
      await namespaces.drop('second');
      expect(await namespaces.names()).toEqual(['first']);
      const again = await namespaces.open('second');
      expect(await again.identity()).toBeUndefined();
      expect((await loadOne(again, day(0))).version).toBe(0);
      expect((await loadOne(await namespaces.open('first'), day(0))).version).toBe(1);
    });

    test('the one that serves is not dropped, the first one is once another serves', async () => {
      const namespaces = await newNamespaces();
      await saveMarked(await namespaces.open('first'), [day(0)], 1);
      await expect(namespaces.drop('first')).rejects.toThrow('The namespace "first" serves');
      await namespaces.open('second');
      await namespaces.flip('first', 'second');
      await expect(namespaces.drop('second')).rejects.toMatchObject({ name: 'ServingNamespaceError' });
      await namespaces.drop('first');
      expect(await namespaces.names()).toEqual(['second']);
    });

    testIf(driver.isPersistent, 'content, pointer and droppings outlive closing', async () => {
      const location = await newLocation();
      const namespaces = await location.openNamespaces();
      for (const [mark, name] of ['first', 'second', 'third'].entries())
        await saveMarked(await namespaces.open(name), [day(0)], mark);
      await namespaces.flip('first', 'second');
      await namespaces.drop('first');
      await namespaces.close();

      const again = await openNamespaces(location);
      expect(await again.names()).toEqual(['second', 'third']);
      expect(await again.pointer()).toEqual({ namespace: 'second', isAnnounced: false });
      expect((await loadOne(await again.open('third'), day(0))).version).toBe(1);
      await again.close();

      const serving = await location.open();
      expect((await loadOne(serving, day(0))).version).toBe(1);
      await serving.close();
    });
  });
}
