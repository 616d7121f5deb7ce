import { afterEach, expect, test } from 'vitest';
import type { Chunk, ChunkKey } from '../../domain/index.ts';
import type { ChunkStore } from '../chunk-store.ts';
import type { Namespaces } from '../namespaces.ts';
import { markedDraft } from './chunks.ts';

/** The location of one store's content: a store that is opened there again has the saved chunks. */
export interface StoreLocation {
  open(): Promise<ChunkStore>;
  openNamespaces(): Promise<Namespaces>;
  remove(): Promise<void>;
}

export interface DriverUnderTest {
  readonly name: string;
  newLocation(): Promise<StoreLocation>;
  /** False: the driver finds, then writes, so that two racing saves can both succeed. The test is then skipped aloud. */
  readonly conditionalSavesAreAtomic: boolean;
  /** False: closing the store loses its content. The test is then skipped aloud. */
  readonly isPersistent: boolean;
}

/** What the tests of a contract open stores with. It closes and removes them after each test. */
export interface ContractRig {
  readonly driver: DriverUnderTest;
  newLocation(): Promise<StoreLocation>;
  openStore(location: StoreLocation): Promise<ChunkStore>;
  newStore(): Promise<ChunkStore>;
  openNamespaces(location: StoreLocation): Promise<Namespaces>;
  /** A test of a promise that a driver may leave out: then the test is skipped with a reason. */
  testIf(promised: boolean, title: string, body: () => Promise<void>): void;
}

export function createContractRig(driver: DriverUnderTest): ContractRig {
  const cleanUps: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  });

  async function newLocation(): Promise<StoreLocation> {
    const location = await driver.newLocation();
    cleanUps.push(() => location.remove());
    return location;
  }

  async function openStore(location: StoreLocation): Promise<ChunkStore> {
    const store = await location.open();
    cleanUps.push(() => store.close());
    return store;
  }

  async function openNamespaces(location: StoreLocation): Promise<Namespaces> {
    const namespaces = await location.openNamespaces();
    cleanUps.push(() => namespaces.close());
    return namespaces;
  }

  function testIf(promised: boolean, title: string, body: () => Promise<void>): void {
    if (promised) test(title, body);
    else test(title, (context) => context.skip(`${driver.name} does not promise it`));
  }

  return {
    driver,
    newLocation,
    openStore,
    newStore: async () => openStore(await newLocation()),
    openNamespaces,
    testIf,
  };
}

export async function loadOne(store: ChunkStore, key: ChunkKey): Promise<Chunk> {
  const [chunk] = await store.load([key]);
  if (!chunk) throw new Error('The store loaded no chunk for a key.');
  return chunk;
}

/** Loads, marks and saves chunks; the store must accept each of them. */
export async function saveMarked(store: ChunkStore, keys: readonly ChunkKey[], mark: number): Promise<void> {
  const loaded = await store.load(keys);
  expect(await store.save(loaded.map((chunk) => markedDraft(chunk, mark)))).toEqual([]);
}
