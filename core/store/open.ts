import type { ChunkStore } from './chunk-store.ts';
import type { MemoryStore } from './memory.ts';
import type { StoreServer } from './mongo-server.ts';

export interface StoreOptions {
  /** Folder of the embedded data; the store lives in `store` below it. */
  readonly dataDir: string;
}

interface Driver {
  /** What follows the scheme. */
  readonly address: RegExp;
  readonly open: (url: string, options: StoreOptions) => Promise<ChunkStore>;
}

const NOTHING = /^:$/;
const SERVERS = /^:\/\/./s;

// Loaded when asked for: nobody pays for a driver, or needs it installed, that the setting does not name.
const openMongo = async (url: string) => (await import('./mongo.ts')).openMongoStore(url);
const DRIVERS: ReadonlyMap<string, Driver> = new Map<string, Driver>([
  ['memory', { address: NOTHING, open: openMemoryStore }],
  [
    'embedded',
    {
      address: NOTHING,
      open: async (_, options) => (await import('./embedded.ts')).openEmbeddedStore(options),
    },
  ],
  ['mongodb', { address: SERVERS, open: openMongo }],
  ['mongodb+srv', { address: SERVERS, open: openMongo }],
]);

/**
 * Opens the store a `STORE_URL` names. Close it when done.
 * @throws Error with a sentence for whoever set it, where no driver serves the URL.
 */
export async function openStore(url: string, options: StoreOptions): Promise<ChunkStore> {
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
export async function openMemoryStore(): Promise<MemoryStore> {
  const { MemoryStore } = await import('./memory.ts');
  return new MemoryStore();
}

/** Which server answers behind a `mongodb:` URL, and whether several processors may save to it at a time. */
export async function askStoreServer(url: string): Promise<StoreServer> {
  const { askStoreServer: ask } = await import('./mongo-server.ts');
  return ask(url);
}
