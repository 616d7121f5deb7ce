import { findScheme, MEMORY_URLS, noDriverMessage, STORE_URLS } from '../base/index.ts';
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
 * Opens what serves now in the store a `STORE_URL` names, for who does not follow a rebuild. Close it when done.
 * @throws Error with a sentence for whoever set it, where no driver serves the URL.
 */
export async function openStore(url: string, options: StoreOptions): Promise<ChunkStore> {
  const namespaces = await openNamespaces(url, options);
  try {
    const { namespace } = await namespaces.pointer();
    return storeWithClose(await namespaces.open(namespace), () => namespaces.close());
  } catch (fault) {
    await namespaces.close();
    throw fault;
  }
}

/** A store whose closing closes what it was opened from. */
const storeWithClose = (store: ChunkStore, close: () => Promise<void>): ChunkStore => ({
  load: (keys) => store.load(keys),
  range: (...question) => store.range(...question),
  save: (chunks) => store.save(chunks),
  identity: () => store.identity(),
  claim: (identity) => store.claim(identity),
  close,
});

/**
 * Opens the namespaces of the store a `STORE_URL` names. Close them when done.
 * @throws Error with a sentence for whoever set it, where no driver serves the URL.
 */
export async function openNamespaces(url: string, options: StoreOptions): Promise<Namespaces> {
  const scheme = findScheme(URLS, url);
  if (scheme === undefined) throw new Error(`STORE_URL: ${noDriverMessage('store', URLS, url)}`);
  return DRIVERS[scheme](url, options);
}

/** A store in memory with its faults at hand, for the tests of whoever writes to a store. */
export async function createMemoryStore(): Promise<MemoryStore> {
  const { MemoryStore } = await import('./memory/memory-store.ts');
  return new MemoryStore();
}

/** Which server answers behind a `mongodb:` URL, and whether several processors may save to it at a time. */
export async function fetchStoreServer(url: string): Promise<StoreServer> {
  const { fetchStoreServer: ask } = await import('./mongo/mongo-server.ts');
  return ask(url);
}
