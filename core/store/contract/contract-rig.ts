import { afterEach, expect, test } from 'vitest';
import type { Chunk, ChunkKey } from '../../domain/index.ts';
import type { ChunkStore } from '../chunk-store.ts';
import type { Namespaces } from '../namespaces.ts';
import { markedDraft } from './chunks.ts';

/** Where one store's content is: opened again, it holds what was saved. */
export interface StoreLocation {
  open(): Promise<ChunkStore>;
  openNamespaces(): Promise<Namespaces>;
  remove(): Promise<void>;
}

export interface DriverUnderTest {
  readonly name: string;
  newLocation(): Promise<StoreLocation>;
  /** False if the driver finds and then writes, so that several racing saves may win; the skipped tests say so. */
  readonly conditionalSavesAreAtomic: boolean;
  /** False if closing a store loses its content; the skipped tests say so. */
  readonly isPersistent: boolean;
}

/** What the parts of the contract work with; everything opened is closed after each test. */
export interface ContractRig {
  readonly driver: DriverUnderTest;
  newLocation(): Promise<StoreLocation>;
  openStore(location: StoreLocation): Promise<ChunkStore>;
  newStore(): Promise<ChunkStore>;
  openNamespaces(location: StoreLocation): Promise<Namespaces>;
  /** A test that is skipped, with its reason, for a driver that does not promise it. */
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
  if (!chunk) throw new Error('The store answered no chunk for a key.');
  return chunk;
}

/** Loads, marks and saves chunks; no save is refused. */
export async function saveMarked(store: ChunkStore, keys: readonly ChunkKey[], mark: number): Promise<void> {
  const loaded = await store.load(keys);
  expect(await store.save(loaded.map((chunk) => markedDraft(chunk, mark)))).toEqual([]);
}
