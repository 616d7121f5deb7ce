import type { Database, RootDatabase } from 'lmdb';
import {
  type AreaCode,
  type Chunk,
  type ChunkKey,
  decodeChunk,
  emptyChunk,
  encodeChunk,
  namespacedName,
  type Resolution,
} from '../../domain/index.ts';
import type { ChunkStore, RangeOptions, StoreIdentity } from '../chunk-store.ts';
import type { Pointer } from '../namespaces.ts';
import { saveByLevel } from '../save-by-level.ts';
import { ChunkCache } from './chunk-cache.ts';

/** Ordered part by part, so that one cursor walks the periods of one area and resolution. */
type Key = [AreaCode, Resolution, number];
type ChunkDatabase = Database<Buffer, Key>;

/** `identity` and `identity.<namespace>`: what each namespace was settled from. `pointer`: which namespace serves. */
export type Facts = Database<StoreIdentity | Pointer, string>;

/** A chunk's version, a float64, precedes its bytes: eight of them, so that the columns stay aligned and need no copy. */
const VERSION_BYTES = 8;

/** One namespace of an open environment. */
export class EmbeddedStore implements ChunkStore {
  readonly #environment: RootDatabase;
  readonly #name: string;
  readonly #database: ChunkDatabase;
  readonly #facts: Facts;
  readonly #identityKey: string;
  /** No other process writes here, so a chunk stays valid until it is saved again. */
  readonly #cache = new ChunkCache();
  /** By grid (area and resolution), the latest saved period: most queries ask for the newest chunk. */
  readonly #latestPeriods = new Map<string, number>();
  #isDropped = false;

  constructor(environment: RootDatabase, facts: Facts, namespace: string) {
    this.#environment = environment;
    this.#name = namespace;
    this.#database = environment.openDB(namespacedName(namespace, 'chunks'), { encoding: 'binary' });
    this.#facts = facts;
    this.#identityKey = namespacedName(namespace, 'identity');
  }

  /** @throws Error if the namespace was dropped: lmdb ends a process that touches a dropped database */
  #databaseOrThrow(): ChunkDatabase {
    if (this.#isDropped) throw new Error(`The namespace "${this.#name}" was dropped.`);
    return this.#database;
  }

  /** Deletes its content and its identity; every later call throws. */
  drop(): void {
    if (this.#isDropped) return;
    this.#isDropped = true;
    this.#database.dropSync();
    this.#facts.removeSync(this.#identityKey);
  }

  async load(keys: readonly ChunkKey[]): Promise<Chunk[]> {
    return keys.map((key) => this.#cache.get(key) ?? this.#read(key));
  }

  #read(key: ChunkKey): Chunk {
    const bytes = this.#databaseOrThrow().getBinary(toKey(key));
    if (!bytes) return emptyChunk(key);
    // `getBinary` answers a copy, so the chunk may keep these bytes.
    const chunk = decodeChunk(key, versionIn(bytes), bytes.subarray(VERSION_BYTES));
    this.#cache.set(chunk, bytes.length);
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
    if (reverse && limit === 1) {
      const period = this.#latestIn(area, resolution);
      if (period === undefined || period < from) return [];
      if (period < to) return this.load([{ area, resolution, period }]);
    }
    const low: Key = [area, resolution, from];
    const high: Key = [area, resolution, to];
    const bounds = reverse
      ? { start: high, exclusiveStart: true, end: low, inclusiveEnd: true, reverse }
      : { start: low, end: high };
    // Read to its end before anything awaits: an open cursor pins its pages, and the file grows.
    const periods = Array.from(this.#databaseOrThrow().getKeys({ ...bounds, limit }), (key) => key[2]);
    return this.load(periods.map((period) => ({ area, resolution, period })));
  }

  #latestIn(area: AreaCode, resolution: Resolution): number | undefined {
    const grid = gridOf({ area, resolution });
    const known = this.#latestPeriods.get(grid);
    if (known !== undefined) return known;
    const start: Key = [area, resolution, Number.POSITIVE_INFINITY];
    const end: Key = [area, resolution, Number.NEGATIVE_INFINITY];
    const [latest] = this.#databaseOrThrow().getKeys({ start, end, reverse: true, limit: 1 });
    if (latest) this.#latestPeriods.set(grid, latest[2]);
    return latest?.[2];
  }

  /** Call it for each chunk that was saved, or may have been. */
  #invalidate(key: ChunkKey): void {
    this.#cache.delete(key);
    const grid = gridOf(key);
    if (key.period > (this.#latestPeriods.get(grid) ?? Number.POSITIVE_INFINITY))
      this.#latestPeriods.delete(grid);
  }

  async save(chunks: readonly Chunk[]): Promise<ChunkKey[]> {
    // Encoded before the transaction, which keeps it short.
    const encoded = chunks.map((chunk) => ({ key: chunk.key, chunk, bytes: encodedWithVersion(chunk) }));
    try {
      return this.#environment.transactionSync(() =>
        saveByLevel(encoded, ({ chunk, bytes }) => this.#saveOne(chunk, bytes)),
      );
    } finally {
      for (const { key } of encoded) this.#invalidate(key);
    }
  }

  /** Inside a transaction: saves if the store still holds the version that was loaded. */
  #saveOne(chunk: Chunk, bytes: Buffer): boolean {
    const key = toKey(chunk.key);
    const database = this.#databaseOrThrow();
    const saved = database.getBinary(key);
    if ((saved ? versionIn(saved) : 0) !== chunk.version) return false;
    database.putSync(key, bytes);
    return true;
  }

  async identity(): Promise<StoreIdentity | undefined> {
    return this.#facts.get(this.#identityKey) as StoreIdentity | undefined;
  }

  async claim(identity: StoreIdentity): Promise<boolean> {
    return this.#environment.transactionSync(() => {
      const current = this.#facts.get(this.#identityKey) as StoreIdentity | undefined;
      if (!current) this.#facts.putSync(this.#identityKey, identity);
      return !current || (current.logEpoch === identity.logEpoch && current.format === identity.format);
    });
  }

  async close(): Promise<void> {}
}

const toKey = ({ area, resolution, period }: ChunkKey): Key => [area, resolution, period];

const gridOf = ({ area, resolution }: Pick<ChunkKey, 'area' | 'resolution'>): string =>
  `${area}/${resolution}`;

const versionIn = (bytes: Buffer): number => bytes.readDoubleLE(0);

function encodedWithVersion(chunk: Chunk): Buffer {
  const body = encodeChunk(chunk);
  const bytes = Buffer.allocUnsafe(VERSION_BYTES + body.length);
  bytes.writeDoubleLE(chunk.version + 1, 0);
  bytes.set(body, VERSION_BYTES);
  return bytes;
}
