import type { AreaCode, Chunk, ChunkKey, Resolution } from '../domain/index.ts';

/** What a store says of itself; absent in a store that nobody has claimed. */
export interface StoreIdentity {
  /** The epoch of the log it was settled from. */
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

/** Chunks by area, resolution and period; each save is guarded by the version it was loaded at. */
export interface ChunkStore {
  /** The chunks of the keys, in their order; `emptyChunk(key)` where none was saved. */
  load(keys: readonly ChunkKey[]): Promise<Chunk[]>;

  /** The chunks saved whose periods lie in `[from, to)`, in order of period. */
  range(
    area: AreaCode,
    resolution: Resolution,
    from: number,
    to: number,
    options?: RangeOptions,
  ): Promise<Chunk[]>;

  /**
   * Saves each chunk as `version + 1` if the store still holds `version`, durable when resolved. Not one transaction, but
   * level by level (`toSaveLevels`): whoever sees a roll-up sees what it was made of, and once a chunk is refused no
   * later level is tried. Within a level some may be saved and others refused. Answers the keys not saved; after any,
   * load everything and settle again.
   */
  save(chunks: readonly Chunk[]): Promise<ChunkKey[]>;

  /** Which log this store was settled from; undefined before the first claim. */
  identity(): Promise<StoreIdentity | undefined>;

  /** Writes the identity of an unclaimed store; an equal claim again is fine, another one is refused with false. */
  claim(identity: StoreIdentity): Promise<boolean>;

  close(): Promise<void>;
}

/** The store's files cannot be read: it is to be settled again from the log. */
export class StoreNeedsRebuildError extends Error {
  override readonly name = 'StoreNeedsRebuildError';
  constructor(folder: string, met: string, options?: ErrorOptions) {
    super(
      `The store in ${folder} is damaged (${met}). Remove that folder and start again: it is rebuilt from the log, which keeps every reading.`,
      options,
    );
  }
}

/** The store cannot be reached, or cannot answer for now: nothing is wrong with what it was asked, ask again later. */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';
  readonly retry = true;
  /** @param shownUrl without password */
  constructor(shownUrl: string, met: string, options?: ErrorOptions) {
    super(`The store ${shownUrl} does not answer (${met}). Is it running, and reachable from here?`, options);
  }
}

/** The store does not let us in: asking again is of no use before somebody changes a setting. */
export class StoreRefusedError extends Error {
  override readonly name = 'StoreRefusedError';
  readonly retry = false;
  /** @param shownUrl without password */
  constructor(shownUrl: string, met: string, options?: ErrorOptions) {
    super(
      `The store ${shownUrl} refuses us (${met}). Check user, password and authSource in STORE_URL, and that this user may read and write there.`,
      options,
    );
  }
}
