import type { AreaCode, Chunk, ChunkKey, Resolution } from '../domain/index.ts';

/** What a store was settled from; a store that was never claimed has none. */
export interface StoreIdentity {
  /** The epoch of that log. */
  readonly logEpoch: string;
  /** `CHUNK_FORMAT` of its chunks. */
  readonly format: number;
}

export interface RangeOptions {
  /** Latest period first. */
  readonly reverse?: boolean;
  /** At most this many chunks. */
  readonly limit?: number;
}

/** Chunks by area, resolution and period; each save is guarded by the version that was loaded. */
export interface ChunkStore {
  /** The chunks of the keys, in their order; `emptyChunk(key)` where none was saved. */
  load(keys: readonly ChunkKey[]): Promise<Chunk[]>;

  /** The saved chunks whose periods lie in `[from, to)`, epoch milliseconds UTC, in order of period. */
  range(
    area: AreaCode,
    resolution: Resolution,
    from: number,
    to: number,
    options?: RangeOptions,
  ): Promise<Chunk[]>;

  /**
   * Saves each chunk as `version + 1` if the store still holds `version`, durable when resolved. This is no transaction:
   * chunks are saved level by level (`toSaveLevels`), so that a reader who sees a roll-up also sees its leaves. Within a
   * level some may be saved and others refused; after a refusal no later level is tried.
   * @returns the keys that were not saved; if there are any, load everything and settle again
   */
  save(chunks: readonly Chunk[]): Promise<ChunkKey[]>;

  /** Which log this store was settled from; undefined before the first claim. */
  identity(): Promise<StoreIdentity | undefined>;

  /** Writes the identity of an unclaimed store. True if the store has this identity now, false if it has another. */
  claim(identity: StoreIdentity): Promise<boolean>;

  close(): Promise<void>;
}

/** The store's files cannot be read: settle it again from the log. */
export class StoreNeedsRebuildError extends Error {
  override readonly name = 'StoreNeedsRebuildError';
  constructor(folder: string, damage: string, options?: ErrorOptions) {
    super(
      `The store in ${folder} is damaged (${damage}). Remove that folder and start again: it is rebuilt from the log, which keeps every reading.`,
      options,
    );
  }
}

/** The store cannot be reached or cannot answer for now: the same call may succeed later. */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';
  readonly retry = true;
  /** @param shownUrl without password */
  constructor(shownUrl: string, reason: string, options?: ErrorOptions) {
    super(
      `The store ${shownUrl} does not answer (${reason}). Is it running, and reachable from here?`,
      options,
    );
  }
}

/** The store refuses the user: the same call fails until a setting changes. */
export class StoreRefusedError extends Error {
  override readonly name = 'StoreRefusedError';
  readonly retry = false;
  /** @param shownUrl without password */
  constructor(shownUrl: string, reason: string, options?: ErrorOptions) {
    super(
      `The store ${shownUrl} refuses us (${reason}). Check user, password and authSource in STORE_URL, and that this user may read and write there.`,
      options,
    );
  }
}
