import { ConfigError, findScheme, MEMORY_URLS, noDriverMessage, STORE_URLS } from '../base/index.ts';
import type { Verification } from '../folder/verification.ts';
import type { ChunkStore } from './chunk-store.ts';
import type { MemoryStore } from './memory/memory-store.ts';
import type { StoreServer } from './mongo/mongo-server.ts';
import type { Namespaces } from './namespaces.ts';

export interface StoreOptions {
  /** Folder of the embedded data; the store lives in `store` below it. */
  readonly dataDir: string;
}

type Driver = (url: string, options: StoreOptions) => Promise<Namespaces>;

const URLS = { ...STORE_URLS, ...MEMORY_URLS };

const openMongo: Driver = async (url) =>
  (await import('./mongo/mongo-namespaces.ts')).openMongoNamespaces(url);

// Each driver is loaded when its scheme is opened, so that a process needs only the driver that its setting names.
const DRIVERS: Readonly<Record<keyof typeof URLS, Driver>> = {
  embedded: async (_, options) =>
    (await import('./embedded/embedded-namespaces.ts')).openEmbeddedNamespaces(options),
  mongodb: openMongo,
  'mongodb+srv': openMongo,
  memory: async () => new (await import('./memory/memory-namespaces.ts')).MemoryNamespaces(),
};

/**
 * Opens the namespace that serves now in the store of a `STORE_URL`, for readers that do not follow a rebuild. Close it
 * when done.
 * @throws ConfigError naming the setting, if no driver serves the URL
 */
export async function openStore(url: string, options: StoreOptions): Promise<ChunkStore> {
  const namespaces = await openNamespaces(url, options);
  try {
    const { namespace } = await namespaces.pointer();
    return storeWithClose(await namespaces.open(namespace), () => namespaces.close());
  } catch (error) {
    await namespaces.close();
    throw error;
  }
}

/** A store that closes its namespaces. */
const storeWithClose = (store: ChunkStore, close: () => Promise<void>): ChunkStore => ({
  load: (keys) => store.load(keys),
  range: (...args) => store.range(...args),
  save: (chunks) => store.save(chunks),
  identity: () => store.identity(),
  claim: (identity) => store.claim(identity),
  close,
});

/**
 * Opens the namespaces of the store of a `STORE_URL`. Close them when done.
 * @throws ConfigError naming the setting, if no driver serves the URL
 */
export async function openNamespaces(url: string, options: StoreOptions): Promise<Namespaces> {
  const scheme = findScheme(URLS, url);
  if (scheme === undefined) throw new ConfigError(`STORE_URL: ${noDriverMessage('store', URLS, url)}`);
  return DRIVERS[scheme](url, options);
}

/**
 * Moves the embedded store of `dataDir` into a folder beside it, so that a new one may take its place.
 * @param now epoch milliseconds UTC
 * @returns that folder
 * @throws FolderInUseError while a process has the store open
 */
export async function setStoreAside(dataDir: string, now: number): Promise<string> {
  const embedded = await import('./embedded/embedded-namespaces.ts');
  return embedded.setEmbeddedStoreAside(dataDir, now);
}

/** Reads and checks every chunk of the embedded store of `dataDir`. @throws FolderInUseError while a process has it open */
export async function verifyEmbeddedStore(dataDir: string): Promise<Verification> {
  const { verifyEmbeddedStore: verify } = await import('./embedded/verify-store.ts');
  return verify(dataDir);
}

/** A store in memory that a test can make fail. */
export async function createMemoryStore(): Promise<MemoryStore> {
  const { MemoryStore } = await import('./memory/memory-store.ts');
  return new MemoryStore();
}

/** Which server a `mongodb:` URL reaches, and whether several processors may save to it at once. */
export async function fetchStoreServer(url: string): Promise<StoreServer> {
  const server = await import('./mongo/mongo-server.ts');
  return server.fetchStoreServer(url);
}
