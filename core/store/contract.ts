import { afterEach, describe, expect, test } from 'vitest';
import { CHUNK_FORMAT, type ChunkKey, DAY, meanMw } from '../domain/index.ts';
import type { ChunkStore } from './chunk-store.ts';
import { atVersion, contentOf, drafted, halfHours, superseded } from './contract-chunks.ts';

/** Where one store's content lives: opened again, it holds what was saved. */
export interface StorePlace {
  open(): Promise<ChunkStore>;
  remove(): Promise<void>;
}

export interface DriverUnderTest {
  readonly name: string;
  newPlace(): Promise<StorePlace>;
  /** False: the driver finds, then writes, so of racing saves more than one may win. Said loudly. */
  readonly racesAreAtomic: boolean;
  /** False: content goes with the store that is closed. Said loudly. */
  readonly outlivesClosing: boolean;
}

const NEW_YEAR = Date.UTC(2024, 0, 1);
const RACERS = 50;
const ROUNDS = 10;

const day = (n: number, area: ChunkKey['area'] = 'HDF'): ChunkKey => halfHours(area, NEW_YEAR + n * DAY);
const days = (...ns: number[]): ChunkKey[] => ns.map((n) => day(n));
const periodsOf = (chunks: readonly { readonly key: ChunkKey }[]): number[] =>
  chunks.map(({ key }) => (key.period - NEW_YEAR) / DAY);

/** What every driver promises. */
export function describeChunkStore(driver: DriverUnderTest): void {
  const cleanUps: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  });

  async function opened(place: StorePlace): Promise<ChunkStore> {
    const store = await place.open();
    cleanUps.push(() => store.close());
    return store;
  }

  async function newPlace(): Promise<StorePlace> {
    const place = await driver.newPlace();
    cleanUps.push(() => place.remove());
    return place;
  }

  const newStore = async (): Promise<ChunkStore> => opened(await newPlace());

  /** Loads, marks and saves; the content must be new. */
  async function saveMarked(store: ChunkStore, keys: readonly ChunkKey[], mark: number): Promise<void> {
    const loaded = await store.load(keys);
    expect(await store.save(loaded.map((chunk) => drafted(chunk, mark)))).toEqual([]);
  }

  const testIf = (promised: boolean, title: string, body: () => Promise<void>): void => {
    if (!promised) console.warn(`SKIPPED for ${driver.name}, which does not promise it: ${title}`);
    test.skipIf(!promised)(title, body);
  };

  describe(`${driver.name} store: guarded saves`, () => {
    test('a chunk saved over the version it was loaded at is the next version', async () => {
      const store = await newStore();
      await saveMarked(store, [day(0)], 1);
      await saveMarked(store, [day(0)], 2);
      const [chunk] = await store.load([day(0)]);
      expect(chunk?.version).toBe(2);
      expect(meanMw((chunk as NonNullable<typeof chunk>).column('WIND'), 0)).toBe(2);
    });

    test('a stale version is refused and changes nothing', async () => {
      const store = await newStore();
      await saveMarked(store, [day(0)], 1);
      const stale = await store.load([day(0)]);
      await saveMarked(store, [day(0)], 2);
      const before = (await store.load([day(0)])).map(contentOf);
      expect(await store.save(stale.map((chunk) => drafted(chunk, 3)))).toEqual([day(0)]);
      expect((await store.load([day(0)])).map(contentOf)).toEqual(before);
    });

    test('a version that the store has not reached is refused', async () => {
      const store = await newStore();
      const [empty] = await store.load([day(0)]);
      const chunk = atVersion(1, drafted(empty as NonNullable<typeof empty>, 1));
      expect(await store.save([chunk])).toEqual([day(0)]);
      expect((await store.load([day(0)]))[0]?.version).toBe(0);
    });

    test('of a first save twice, the second is refused', async () => {
      const store = await newStore();
      const first = await store.load([day(0)]);
      const second = await store.load([day(0)]);
      expect(await store.save(first.map((chunk) => drafted(chunk, 1)))).toEqual([]);
      expect(await store.save(second.map((chunk) => drafted(chunk, 2)))).toEqual([day(0)]);
    });

    test('in one batch the stale are refused and the others saved', async () => {
      const store = await newStore();
      const loaded = await store.load(days(0, 1, 2, 3));
      await saveMarked(store, days(1, 3), 1);
      const refused = await store.save(loaded.map((chunk) => drafted(chunk, 2)));
      expect(refused.map(({ period }) => period).sort()).toEqual(days(1, 3).map(({ period }) => period));
      const held = await store.load(days(0, 1, 2, 3));
      expect(held.map((chunk) => meanMw(chunk.column('WIND'), 0))).toEqual([2, 1, 2, 1]);
    });

    test('an equal chunk saved again is a new version all the same', async () => {
      const store = await newStore();
      await saveMarked(store, [day(0)], 1);
      await store.save(await store.load([day(0)]));
      expect((await store.load([day(0)]))[0]?.version).toBe(2);
    });

    test('saving nothing is fine', async () => {
      expect(await (await newStore()).save([])).toEqual([]);
    });

    testIf(driver.racesAreAtomic, `of ${RACERS} racing saves of one version exactly one wins`, async () => {
      const store = await newStore();
      for (let round = 0; round < ROUNDS; round++) {
        const racers = await Promise.all(
          Array.from({ length: RACERS }, async (_, racer) =>
            drafted((await store.load([day(0)]))[0] as never, racer),
          ),
        );
        const refusals = await Promise.all(racers.map((racer) => store.save([racer])));
        const winners = refusals.flatMap((refused, racer) => (refused.length === 0 ? [racer] : []));
        expect(winners).toHaveLength(1);
        const [held] = await store.load([day(0)]);
        expect(held?.version).toBe(round + 1);
        expect(held && meanMw(held.column('WIND'), 0)).toBe(winners[0]);
      }
    });
  });

  describe(`${driver.name} store: content`, () => {
    test('what was saved comes back equal: nulls, zeros, negatives, fractions of none, superseded', async () => {
      const store = await newStore();
      const [empty] = await store.load([day(0)]);
      const draft = drafted(empty as NonNullable<typeof empty>, 7);
      draft.column('SOLAR').put(3, 0, 2);
      draft.column('EXCHANGE').put(3, -20_001, 1);
      draft.column('HYDRO').clear(3);
      draft.superseded = [superseded(3, 1), superseded(3, 2)];
      await store.save([draft]);
      const [held] = await store.load([day(0)]);
      expect(contentOf(held as NonNullable<typeof held>)).toEqual(contentOf(draft));
      expect(held && meanMw(held.column('SOLAR'), 3)).toBe(0);
      expect(held && meanMw(held.column('HYDRO'), 3)).toBeNull();
    });

    test('a chunk far larger than the others comes back equal', async () => {
      const store = await newStore();
      const [empty] = await store.load([day(0)]);
      const draft = drafted(empty as NonNullable<typeof empty>, 7);
      draft.superseded = Array.from({ length: 20_000 }, (_, i) => superseded(i % 48, i));
      await store.save([draft]);
      const [held] = await store.load([day(0)]);
      expect(contentOf(held as NonNullable<typeof held>)).toEqual(contentOf(draft));
      expect((await store.range('HDF', 'HALF_HOUR', 0, Number.POSITIVE_INFINITY)).map(contentOf)).toEqual([
        contentOf(draft),
      ]);
    });

    test('what was loaded stays as it was, whatever is loaded and saved after it', async () => {
      const store = await newStore();
      await saveMarked(store, days(0, 1, 2), 1);
      const [loaded] = await store.load([day(0)]);
      const [ranged] = await store.range('HDF', 'HALF_HOUR', NEW_YEAR, NEW_YEAR + DAY);
      await saveMarked(store, days(0, 1, 2), 2);
      await store.load(days(0, 1, 2));
      expect(loaded && meanMw(loaded.column('WIND'), 0)).toBe(1);
      expect(ranged && meanMw(ranged.column('WIND'), 0)).toBe(1);
    });

    test('what was saved stays as it was, whatever its draft does afterwards', async () => {
      const store = await newStore();
      const [empty] = await store.load([day(0)]);
      const draft = drafted(empty as NonNullable<typeof empty>, 1);
      await store.save([draft]);
      draft.column('WIND').put(0, 999, 2);
      const [held] = await store.load([day(0)]);
      expect(held && meanMw(held.column('WIND'), 0)).toBe(1);
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
      const held = await store.load(keys);
      expect(held.map((chunk) => meanMw(chunk.column('WIND'), 0))).toEqual([0, 1, 2, 3]);
    });
  });

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
      const [loaded] = await store.load([day(0)]);
      expect(contentOf(ranged as NonNullable<typeof ranged>)).toEqual(
        contentOf(loaded as NonNullable<typeof loaded>),
      );
      expect(ranged?.version).toBe(2);
    });
  });

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
    testIf(driver.outlivesClosing, 'what a save resolved is there: content, versions, identity', async () => {
      const place = await newPlace();
      const store = await place.open();
      await saveMarked(store, days(0, 1), 1);
      await saveMarked(store, days(1), 2);
      await store.claim({ logEpoch: 'a', format: CHUNK_FORMAT });
      const before = (await store.load(days(0, 1))).map(contentOf);
      await store.close();
      const again = await opened(place);
      const held = await again.load(days(0, 1));
      expect(held.map(contentOf)).toEqual(before);
      expect(held.map(({ version }) => version)).toEqual([1, 2]);
      expect(await again.identity()).toEqual({ logEpoch: 'a', format: CHUNK_FORMAT });
    });

    test('closing twice is fine', async () => {
      const store = await (await newPlace()).open();
      await store.close();
      await store.close();
    });
  });
}
