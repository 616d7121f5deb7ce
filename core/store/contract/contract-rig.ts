import { afterEach, expect, test } from 'vitest';
import type { Chunk, ChunkKey } from '../../domain/index.ts';
import type { ChunkStore } from '../chunk-store.ts';
import type { Namespaces } from '../namespaces.ts';
import { drafted } from './chunks.ts';

/** Where one store's content lives: opened again, it holds what was saved. */
export interface StorePlace {
  open(): Promise<ChunkStore>;
  openNamespaces(): Promise<Namespaces>;
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

/** What a part of the contract works with; it is cleared after every test. */
export interface Bench {
  readonly driver: DriverUnderTest;
  newPlace(): Promise<StorePlace>;
  opened(place: StorePlace): Promise<ChunkStore>;
  newStore(): Promise<ChunkStore>;
  openedNamespaces(place: StorePlace): Promise<Namespaces>;
  /** A test of what a driver may leave out, with a loud line where it does. */
  testIf(promised: boolean, title: string, body: () => Promise<void>): void;
}

export function benchFor(driver: DriverUnderTest): Bench {
  const cleanUps: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  });

  async function newPlace(): Promise<StorePlace> {
    const place = await driver.newPlace();
    cleanUps.push(() => place.remove());
    return place;
  }

  async function opened(place: StorePlace): Promise<ChunkStore> {
    const store = await place.open();
    cleanUps.push(() => store.close());
    return store;
  }

  async function openedNamespaces(place: StorePlace): Promise<Namespaces> {
    const namespaces = await place.openNamespaces();
    cleanUps.push(() => namespaces.close());
    return namespaces;
  }

  function testIf(promised: boolean, title: string, body: () => Promise<void>): void {
    if (promised) test(title, body);
    else test(title, (context) => context.skip(`${driver.name} does not promise it`));
  }

  return {
    driver,
    newPlace,
    opened,
    newStore: async () => opened(await newPlace()),
    openedNamespaces,
    testIf,
  };
}

export async function loadOne(store: ChunkStore, key: ChunkKey): Promise<Chunk> {
  const [chunk] = await store.load([key]);
  return chunk;
}

/** Loads, marks and saves what nobody else has touched since. */
export async function saveMarked(store: ChunkStore, keys: readonly ChunkKey[], mark: number): Promise<void> {
  const loaded = await store.load(keys);
  expect(await store.save(loaded.map((chunk) => drafted(chunk, mark)))).toEqual([]);
}
