import type { ChunkStore } from './chunk-store.ts';
import type { MemoryStore } from './memory/memory-store.ts';
import type { StoreServer } from './mongo/mongo-server.ts';
import type { Namespaces } from './namespaces.ts';

export interface StoreOptions {
  /** Folder of the embedded data; the store lives in `store` below it. */
  readonly dataDir: string;
}

interface Driver {
  /** What follows the scheme. */
  readonly address: RegExp;
  readonly open: (url: string, options: StoreOptions) => Promise<Namespaces>;
}

const EMPTY_ADDRESS = /^:$/;
const SERVER_ADDRESS = /^:\/\/./s;

// Loaded when asked for: nobody pays for a driver, or needs it installed, that the setting does not name.
const openMemory = async () => new (await import('./memory/memory-namespaces.ts')).MemoryNamespaces();
const openMongo = async (url: string) =>
  (await import('./mongo/mongo-namespaces.ts')).openMongoNamespaces(url);
const DRIVERS: ReadonlyMap<string, Driver> = new Map<string, Driver>([
  ['memory', { address: EMPTY_ADDRESS, open: openMemory }],
  [
    'embedded',
    {
      address: EMPTY_ADDRESS,
      open: async (_, options) =>
        (await import('./embedded/embedded-namespaces.ts')).openEmbeddedNamespaces(options),
    },
  ],
  ['mongodb', { address: SERVER_ADDRESS, open: openMongo }],
  ['mongodb+srv', { address: SERVER_ADDRESS, open: openMongo }],
]);

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
  const { scheme = '', rest = '' } = /^(?<scheme>[^:]*)(?<rest>:.*)?$/s.exec(url)?.groups ?? {};
  const driver = DRIVERS.get(scheme);
  // Only the scheme is repeated: what follows may hold a password.
  if (!driver) throw new Error(`STORE_URL: no store driver for "${scheme}". ${ALLOWED}`);
  if (!driver.address.test(rest))
    throw new Error(`STORE_URL: what follows "${scheme}" is no address of it. ${ALLOWED}`);
  return driver.open(url, options);
}

const ALLOWED =
  'Use "embedded:" (on disk, below DATA_DIR), "memory:" (forgotten at the end) or "mongodb://user:password@host:27017/courant".';

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
