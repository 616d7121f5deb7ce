import { afterEach, expect, test } from 'vitest';
import type { Chunk, ChunkKey } from '../../domain/index.ts';
import type { ChunkStore } from '../chunk-store.ts';
import type { Namespaces } from '../namespaces.ts';
import { markedDraft } from './chunks.ts';

/** Where one store's content lives: opened again, it holds what was saved. */
export interface StoreLocation {
  open(): Promise<ChunkStore>;
  openNamespaces(): Promise<Namespaces>;
  remove(): Promise<void>;
}

export interface DriverUnderTest {
  readonly name: string;
  newLocation(): Promise<StoreLocation>;
  /** False: the driver finds, then writes, so of racing saves more than one may win. Said loudly. */
  readonly conditionalSavesAreAtomic: boolean;
  /** False: content goes with the store that is closed. Said loudly. */
  readonly isPersistent: boolean;
}

/** What a part of the contract works with; it is cleared after every test. */
export interface ContractRig {
  readonly driver: DriverUnderTest;
  newLocation(): Promise<StoreLocation>;
  openStore(location: StoreLocation): Promise<ChunkStore>;
  newStore(): Promise<ChunkStore>;
  openNamespaces(location: StoreLocation): Promise<Namespaces>;
  /** A test of what a driver may leave out, with a loud line where it does. */
  testIf(promised: boolean, title: string, body: () => Promise<void>): void;
}

export function createContractRig(driver: DriverUnderTest): ContractRig {
  const cleanUps: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  });

  async function newPlace(): Promise<StoreLocation> {
    const place = await driver.newLocation();
    cleanUps.push(() => place.remove());
    return place;
  }

  async function opened(place: StoreLocation): Promise<ChunkStore> {
    const store = await place.open();
    cleanUps.push(() => store.close());
    return store;
  }

  async function openedNamespaces(place: StoreLocation): Promise<Namespaces> {
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
    newLocation: newPlace,
    openStore: opened,
    newStore: async () => opened(await newPlace()),
    openNamespaces: openedNamespaces,
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
  expect(await store.save(loaded.map((chunk) => markedDraft(chunk, mark)))).toEqual([]);
}
