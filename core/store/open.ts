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

// Each driver is imported when a URL names it: the others need not be installed, and cost nothing.
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
 * Opens the namespace that serves now in the store of a `STORE_URL`, for readers that do not follow a rebuild. Close it
 * when done.
 * @throws Error naming the setting, if no driver serves the URL
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
 * @throws Error naming the setting, if no driver serves the URL
 */
export async function openNamespaces(url: string, options: StoreOptions): Promise<Namespaces> {
  const { scheme = '', rest = '' } = /^(?<scheme>[^:]*)(?<rest>:.*)?$/s.exec(url)?.groups ?? {};
  const driver = DRIVERS.get(scheme);
  // The message repeats only the scheme: the rest may hold a password.
  if (!driver) throw new Error(`STORE_URL: no store driver for "${scheme}". ${ALLOWED}`);
  if (!driver.address.test(rest))
    throw new Error(`STORE_URL: what follows "${scheme}" is no address of it. ${ALLOWED}`);
  return driver.open(url, options);
}

const ALLOWED =
  'Use "embedded:" (on disk, below DATA_DIR), "memory:" (forgotten at the end) or "mongodb://user:password@host:27017/courant".';

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
