import {
  type AreaCode,
  type Chunk,
  type ChunkKey,
  decodeChunk,
  emptyChunk,
  encodeChunk,
  type Resolution,
} from '../../domain/index.ts';
import type { ChunkStore, RangeOptions, StoreIdentity } from '../chunk-store.ts';
import { saveByLevel } from '../save-by-level.ts';

/** Encoded, as on a disk: a saved chunk shares no memory with a loaded one. */
interface SavedChunk {
  readonly version: number;
  readonly bytes: Uint8Array;
}

/** Thrown by a save that `failAfter` interrupts. */
export class SaveInterruptedError extends Error {
  override readonly name = 'SaveInterruptedError';
}

/** A store in memory. A test can interrupt a save half-way, which makes a crash a unit test. */
export class MemoryStore implements ChunkStore {
  /** Grid (area and resolution), then period. */
  readonly #grids = new Map<string, Map<number, SavedChunk>>();
  #identity: StoreIdentity | undefined;
  #failAfter: number | undefined;
  #saveOrder: (chunks: readonly Chunk[]) => readonly Chunk[] = (chunks) => chunks;

  /**
   * Interrupts the next save: it tries its first `chunks` chunks, then throws. If that is all of them, everything is
   * saved and only the answer is lost.
   */
  failAfter(chunks: number): void {
    this.#failAfter = chunks;
  }

  /** Sets the order of later saves within a level, which no real store promises. */
  orderSaves(order: (chunks: readonly Chunk[]) => readonly Chunk[]): void {
    this.#saveOrder = order;
  }

  async load(keys: readonly ChunkKey[]): Promise<Chunk[]> {
    return keys.map((key) => toChunk(key, this.#grid(key).get(key.period)));
  }

  async range(
    area: AreaCode,
    resolution: Resolution,
    from: number,
    to: number,
    { reverse = false, limit = Number.POSITIVE_INFINITY }: RangeOptions = {},
  ): Promise<Chunk[]> {
    const grid = this.#grid({ area, resolution });
    const periods = [...grid.keys()].filter((period) => period >= from && period < to);
    periods.sort((a, b) => (reverse ? b - a : a - b));
    return periods.slice(0, limit).map((period) => toChunk({ area, resolution, period }, grid.get(period)));
  }

  async save(chunks: readonly Chunk[]): Promise<ChunkKey[]> {
    const failAfter = this.#failAfter;
    this.#failAfter = undefined;
    let remaining = failAfter ?? Number.POSITIVE_INFINITY;
    const refused = saveByLevel(this.#saveOrder(chunks), (chunk) => remaining-- <= 0 || this.#saveOne(chunk));
    if (failAfter !== undefined)
      throw new SaveInterruptedError(`The save was told to fail after ${failAfter}.`);
    return refused;
  }

  #saveOne(chunk: Chunk): boolean {
    const grid = this.#grid(chunk.key);
    const version = grid.get(chunk.key.period)?.version ?? 0;
    if (version !== chunk.version) return false;
    grid.set(chunk.key.period, { version: version + 1, bytes: encodeChunk(chunk) });
    return true;
  }

  #grid({ area, resolution }: Pick<ChunkKey, 'area' | 'resolution'>): Map<number, SavedChunk> {
    const name = `${area}/${resolution}`;
    let grid = this.#grids.get(name);
    if (!grid) {
      grid = new Map();
      this.#grids.set(name, grid);
    }
    return grid;
  }

  async identity(): Promise<StoreIdentity | undefined> {
    return this.#identity;
  }

  async claim(identity: StoreIdentity): Promise<boolean> {
    this.#identity ??= { ...identity };
    return this.#identity.logEpoch === identity.logEpoch && this.#identity.format === identity.format;
  }

  async close(): Promise<void> {}
}

const toChunk = (key: ChunkKey, saved: SavedChunk | undefined): Chunk =>
  saved ? decodeChunk(key, saved.version, saved.bytes) : emptyChunk(key);
