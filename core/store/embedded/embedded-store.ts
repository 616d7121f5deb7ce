import type { Database, RootDatabase } from 'lmdb';
import {
  type AreaCode,
  type Chunk,
  type ChunkKey,
  decodeChunk,
  emptyChunk,
  namespacedName,
  type Resolution,
} from '../../domain/index.ts';
import {
  type ChunkStore,
  type RangeOptions,
  type StoreIdentity,
  StoreNeedsRebuildError,
} from '../chunk-store.ts';
import { saveByLevel } from '../save-by-level.ts';
import { ChunkCache } from './chunk-cache.ts';
import { type Envelope, EnvelopeDamagedError, fromEnvelope, toEnvelope } from './envelope.ts';
import { type Facts, factKey } from './facts.ts';
import { type Key, toKey } from './key.ts';

type ChunkDatabase = Database<Buffer, Key>;

/** What all namespaces of an embedded store share. */
export interface StoreEnvironment {
  readonly root: RootDatabase;
  readonly folder: string;
  readonly facts: Facts;
}

/** One namespace of an open environment. */
export class EmbeddedStore implements ChunkStore {
  readonly #environment: StoreEnvironment;
  readonly #name: string;
  readonly #database: ChunkDatabase;
  readonly #identityKey: string;
  /** False in a namespace that an earlier version began: its chunks have a checksum once they are saved again. */
  readonly #hasChecksums: boolean;
  /** No other process writes here, so a chunk stays valid until it is saved again. */
  readonly #cache: ChunkCache;
  /** By grid (area and resolution), the latest saved period, null for an empty grid: most queries ask for the newest chunk. */
  readonly #latestPeriods = new Map<string, number | null>();
  #isDropped = false;

  constructor(environment: StoreEnvironment, namespace: string, cache = new ChunkCache()) {
    this.#environment = environment;
    this.#cache = cache;
    this.#name = namespace;
    this.#database = environment.root.openDB(namespacedName(namespace, 'chunks'), { encoding: 'binary' });
    this.#identityKey = factKey('identity', namespace);
    this.#hasChecksums = this.#beginWithChecksums(factKey('checksums', namespace));
  }

  /** Whether every chunk has a checksum; true from now on in a namespace without chunks. */
  #beginWithChecksums(key: string): boolean {
    const { facts } = this.#environment;
    if (facts.get('checksums', key)) return true;
    const [any] = this.#database.getKeys({ limit: 1 });
    if (any !== undefined) return false;
    facts.put('checksums', true, key);
    return true;
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
    this.#latestPeriods.clear();
    this.#database.dropSync();
    this.#environment.facts.remove(this.#identityKey);
    this.#environment.facts.remove(factKey('checksums', this.#name));
  }

  async load(keys: readonly ChunkKey[]): Promise<Chunk[]> {
    return keys.map((key) => this.#cache.get(key) ?? this.#read(key));
  }

  #read(key: ChunkKey): Chunk {
    const bytes = this.#databaseOrThrow().getBinary(toKey(key));
    if (!bytes) return emptyChunk(key);
    // `getBinary` answers a copy, so the chunk may keep these bytes.
    const { version, encoded } = this.#openEnvelope(key, bytes);
    const chunk: Chunk = decodeChunk(key, version, encoded, (unpacked) => this.#cache.grow(chunk, unpacked));
    this.#cache.set(chunk, bytes.length);
    return chunk;
  }

  /** @throws StoreNeedsRebuildError if the bytes are not what was saved */
  #openEnvelope(key: ChunkKey, bytes: Buffer): Envelope {
    try {
      return fromEnvelope(key, bytes, this.#hasChecksums);
    } catch (error) {
      if (!(error instanceof EnvelopeDamagedError)) throw error;
      const damage = `namespace ${this.#name}: ${error.message}`;
      throw new StoreNeedsRebuildError(this.#environment.folder, damage, { cause: error });
    }
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
      if (period === null || period < from) return [];
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

  #latestIn(area: AreaCode, resolution: Resolution): number | null {
    const grid = gridOf({ area, resolution });
    const known = this.#latestPeriods.get(grid);
    if (known !== undefined) return known;
    const start: Key = [area, resolution, Number.POSITIVE_INFINITY];
    const end: Key = [area, resolution, Number.NEGATIVE_INFINITY];
    const [latest] = this.#databaseOrThrow().getKeys({ start, end, reverse: true, limit: 1 });
    const period = latest?.[2] ?? null;
    this.#latestPeriods.set(grid, period);
    return period;
  }

  /** Call it for each chunk that was saved, or may have been. */
  #invalidate(key: ChunkKey): void {
    this.#cache.delete(key);
    const grid = gridOf(key);
    const latest = this.#latestPeriods.get(grid);
    if (latest === null || (latest !== undefined && key.period > latest)) this.#latestPeriods.delete(grid);
  }

  async save(chunks: readonly Chunk[]): Promise<ChunkKey[]> {
    // Encoded before the transaction, which keeps it short.
    const encoded = chunks.map((chunk) => ({ key: chunk.key, chunk, bytes: toEnvelope(chunk) }));
    try {
      return this.#environment.root.transactionSync(() =>
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
    if ((saved ? this.#openEnvelope(chunk.key, saved).version : 0) !== chunk.version) return false;
    database.putSync(key, bytes);
    return true;
  }

  async identity(): Promise<StoreIdentity | undefined> {
    return this.#identity();
  }

  #identity(): StoreIdentity | undefined {
    return this.#environment.facts.get('identity', this.#identityKey);
  }

  async claim(identity: StoreIdentity): Promise<boolean> {
    return this.#environment.root.transactionSync(() => {
      const current = this.#identity();
      if (!current) this.#environment.facts.put('identity', identity, this.#identityKey);
      return !current || (current.logEpoch === identity.logEpoch && current.format === identity.format);
    });
  }

  async close(): Promise<void> {}
}

const gridOf = ({ area, resolution }: Pick<ChunkKey, 'area' | 'resolution'>): string =>
  `${area}/${resolution}`;
