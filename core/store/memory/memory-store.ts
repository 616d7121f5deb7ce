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

/** Kept encoded, as a disk would: what was saved shares nothing with what was loaded. */
interface SavedChunk {
  readonly version: number;
  readonly bytes: Uint8Array;
}

/** Thrown by a save that was told to fail, after it has done a part of its work. */
export class SaveInterruptedError extends Error {
  override readonly name = 'SaveInterruptedError';
}

/** A store in memory that can be told to fail half-way, which makes a crash a unit test. */
export class MemoryStore implements ChunkStore {
  /** Grid (area and resolution), then period. */
  readonly #grids = new Map<string, Map<number, SavedChunk>>();
  #identity: StoreIdentity | undefined;
  #failAfter: number | undefined;
  #saveOrder: (chunks: readonly Chunk[]) => readonly Chunk[] = (chunks) => chunks;

  /**
   * The next save tries its first `chunks` chunks, each saved or refused, and then throws; once. As many as it is given,
   * or more: everything is done and only the answer is lost.
   */
  failAfter(chunks: number): void {
    this.#failAfter = chunks;
  }

  /** Saves go in this order from now on, level by level: within a level a real store promises none. */
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
    let left = failAfter ?? Number.POSITIVE_INFINITY;
    const refused = saveByLevel(this.#saveOrder(chunks), (chunk) => left-- <= 0 || this.#saveOne(chunk));
    if (failAfter !== undefined)
      throw new SaveInterruptedError(`The save was told to fail after ${failAfter}.`);
    return refused;
  }

  #saveOne(chunk: Chunk): boolean {
    const grid = this.#grid(chunk.key);
    const held = grid.get(chunk.key.period)?.version ?? 0;
    if (held !== chunk.version) return false;
    grid.set(chunk.key.period, { version: held + 1, bytes: encodeChunk(chunk) });
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
