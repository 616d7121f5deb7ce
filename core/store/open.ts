import type { ChunkStore } from './chunk-store.ts';
import type { MemoryStore } from './memory.ts';

export interface StoreOptions {
  /** Folder of the embedded data; the store lives in `store` below it. */
  readonly dataDir: string;
}

type Open = (options: StoreOptions) => Promise<ChunkStore>;

// Loaded when asked for: nobody pays for a driver, or needs it installed, that the setting does not name.
const DRIVERS: ReadonlyMap<string, Open> = new Map<string, Open>([
  ['memory', openMemoryStore],
  ['embedded', async (options) => (await import('./embedded.ts')).openEmbeddedStore(options)],
]);

/**
 * Opens the store a `STORE_URL` names. Close it when done.
 * @throws Error with a sentence for whoever set it, where no driver serves the URL.
 */
export async function openStore(url: string, options: StoreOptions): Promise<ChunkStore> {
  const { scheme = '', rest } = /^(?<scheme>[^:]*)(?<rest>:.*)?$/s.exec(url)?.groups ?? {};
  const open = DRIVERS.get(scheme);
  // Only the scheme is repeated: what follows may hold a password.
  if (!open) throw new Error(`STORE_URL: no store driver for "${scheme}". ${ALLOWED}`);
  if (rest !== ':') throw new Error(`STORE_URL: "${scheme}:" ends with its colon. ${ALLOWED}`);
  return open(options);
}

const ALLOWED = 'Use "embedded:" (on disk, below DATA_DIR) or "memory:" (forgotten at the end).';

/** A store in memory with its faults at hand, for the tests of whoever writes to a store. */
export async function openMemoryStore(): Promise<MemoryStore> {
  const { MemoryStore } = await import('./memory.ts');
  return new MemoryStore();
}
