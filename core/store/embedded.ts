import { join } from 'node:path';
import { type Database, open, type RootDatabase } from 'lmdb';
import {
  type AreaCode,
  type Chunk,
  type ChunkKey,
  decodeChunk,
  emptyChunk,
  encodeChunk,
  type Resolution,
} from '../domain/index.ts';
import { lockFolder } from '../folder/folder-lock.ts';
import {
  type ChunkStore,
  type RangeOptions,
  type StoreIdentity,
  StoreNeedsRebuildError,
} from './chunk-store.ts';
import { damageIn } from './damage-check.ts';
import { KeptChunks } from './kept-chunks.ts';
import { saveByLevel } from './save-by-level.ts';

/** Ordered as its parts are, so that the periods of one area and resolution are one cursor walk. */
type Key = [AreaCode, Resolution, number];
type Chunks = Database<Buffer, Key>;
type Facts = Database<StoreIdentity, 'identity'>;
const DATABASES = ['chunks', 'facts'] as const;

/** Before a chunk's bytes stands its version, a float64: eight bytes, so that what follows can be read in place. */
const VERSION_BYTES = 8;

/**
 * Opens the store kept with lmdb in `<dataDir>/store`, for this process alone.
 * @throws StoreNeedsRebuildError where its file cannot be read; FolderInUseError where another process has it.
 */
export async function openEmbeddedStore({ dataDir }: { readonly dataDir: string }): Promise<ChunkStore> {
  const folder = join(dataDir, 'store');
  const lock = lockFolder(folder);
  try {
    // A damaged file ends the process that opens it, which leaves its lock behind, and so may any other sudden end.
    const damage = lock.leftBehind ? damageIn(folder, DATABASES) : undefined;
    if (damage) throw new StoreNeedsRebuildError(folder, damage);
    return new EmbeddedStore(folder, lock.release);
  } catch (error) {
    const fault = isDamage(error)
      ? new StoreNeedsRebuildError(folder, error.message, { cause: error })
      : error;
    if (fault instanceof StoreNeedsRebuildError) lock.abandon();
    else lock.release();
    throw fault;
  }
}

/** lmdb's own codes for a file it cannot read: page not found, corrupted, panic, version mismatch, invalid. */
const DAMAGE_CODES: ReadonlySet<unknown> = new Set([-30797, -30796, -30795, -30794, -30793]);
const isDamage = (error: unknown): error is Error =>
  error instanceof Error && DAMAGE_CODES.has((error as { code?: unknown }).code);

class EmbeddedStore implements ChunkStore {
  readonly #environment: RootDatabase;
  readonly #chunks: Chunks;
  readonly #facts: Facts;
  readonly #unlock: () => void;
  /** Nobody else writes here, so what was read stands until it is saved anew. */
  readonly #kept = new KeptChunks();
  #closed: Promise<void> | undefined;

  constructor(folder: string, unlock: () => void) {
    // Not overlapping: a transaction is on the disk when it returns.
    this.#environment = open({ path: folder, overlappingSync: false, maxDbs: 4 });
    this.#environment.readerCheck();
    this.#chunks = this.#environment.openDB(DATABASES[0], { encoding: 'binary' });
    this.#facts = this.#environment.openDB(DATABASES[1], { encoding: 'json' });
    this.#unlock = unlock;
  }

  async load(keys: readonly ChunkKey[]): Promise<Chunk[]> {
    return keys.map((key) => this.#kept.get(key) ?? this.#read(key));
  }

  #read(key: ChunkKey): Chunk {
    const bytes = this.#chunks.getBinary(toKey(key));
    if (!bytes) return emptyChunk(key);
    // The bytes are a copy that nobody else has: `getBinary` does not hand out lmdb's own memory.
    const chunk = decodeChunk(key, versionIn(bytes), bytes.subarray(VERSION_BYTES));
    this.#kept.keep(chunk, bytes.length);
    return chunk;
  }

  async range(
    area: AreaCode,
    resolution: Resolution,
    from: number,
    to: number,
    { reverse = false, limit }: RangeOptions = {},
  ): Promise<Chunk[]> {
    if (!(from < to)) return [];
    const low: Key = [area, resolution, from];
    const high: Key = [area, resolution, to];
    const bounds = reverse
      ? { start: high, exclusiveStart: true, end: low, inclusiveEnd: true, reverse }
      : { start: low, end: high };
    // Read to its end before anything awaits: a cursor pins the pages of its moment.
    const periods = Array.from(this.#chunks.getKeys({ ...bounds, limit }), (key) => key[2]);
    return this.load(periods.map((period) => ({ area, resolution, period })));
  }

  async save(chunks: readonly Chunk[]): Promise<ChunkKey[]> {
    // Encoded before the transaction, so that it is open no longer than it must.
    const encoded = chunks.map((chunk) => ({ key: chunk.key, chunk, bytes: encodedWithVersion(chunk) }));
    try {
      return this.#environment.transactionSync(() =>
        saveByLevel(encoded, ({ chunk, bytes }) => this.#saveOne(chunk, bytes)),
      );
    } finally {
      for (const { key } of encoded) this.#kept.forget(key);
    }
  }

  /** Within a transaction: whether the store still held the version that the chunk was loaded at. */
  #saveOne(chunk: Chunk, bytes: Buffer): boolean {
    const key = toKey(chunk.key);
    const held = this.#chunks.getBinary(key);
    if ((held ? versionIn(held) : 0) !== chunk.version) return false;
    this.#chunks.putSync(key, bytes);
    return true;
  }

  async identity(): Promise<StoreIdentity | undefined> {
    return this.#facts.get('identity');
  }

  async claim(identity: StoreIdentity): Promise<boolean> {
    return this.#environment.transactionSync(() => {
      const held = this.#facts.get('identity');
      if (!held) this.#facts.putSync('identity', identity);
      return !held || (held.logEpoch === identity.logEpoch && held.format === identity.format);
    });
  }

  close(): Promise<void> {
    this.#closed ??= this.#environment.close().then(this.#unlock);
    return this.#closed;
  }
}

const toKey = ({ area, resolution, period }: ChunkKey): Key => [area, resolution, period];

const versionIn = (bytes: Buffer): number => bytes.readDoubleLE(0);

function encodedWithVersion(chunk: Chunk): Buffer {
  const body = encodeChunk(chunk);
  const bytes = Buffer.allocUnsafe(VERSION_BYTES + body.length);
  bytes.writeDoubleLE(chunk.version + 1, 0);
  bytes.set(body, VERSION_BYTES);
  return bytes;
}
