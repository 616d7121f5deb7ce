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

/** What the store's files hold is not what was saved: settle it again from the log. */
export class StoreNeedsRebuildError extends Error {
  override readonly name = 'StoreNeedsRebuildError';
  /** @param folder of the embedded store */
  constructor(folder: string, damage: string, options?: ErrorOptions) {
    super(`The store in ${folder} is damaged (${damage}). ${rebuildAdvice(folder)}`, options);
  }
}

/** What to do about an embedded store whose file is damaged. */
export const rebuildAdvice = (folder: string): string =>
  `Start Courant again: npm start moves ${folder} aside and settles the store anew from the log, which keeps every reading.`;

/** A chunk on a server is not what was saved. */
export class ChunkDamagedError extends Error {
  override readonly name = 'ChunkDamagedError';
  readonly retry = false;
  /** @param position the collection and the `_id` */
  constructor(position: string) {
    super(
      `The chunk ${position} is damaged: it does not fit its checksum. "npm run rebuild -- --accept-loss" settles the store ` +
        'anew from the log, which keeps every reading.',
    );
  }
}

/** `BRE HALF_HOUR 2024-01-01T00:00:00.000Z`, for errors. */
export const describeKey = ({ area, resolution, period }: ChunkKey): string =>
  `${area} ${resolution} ${Number.isFinite(period) && Math.abs(period) <= LAST_INSTANT ? new Date(period).toISOString() : period}`;

/** The last one that a `Date` can hold. */
const LAST_INSTANT = 8.64e15;

/** The store cannot be reached or cannot answer for now: the same call may succeed later. */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';
  readonly retry = true;
  /** @param shownUrl without password */
  constructor(shownUrl: string, reason: string, options?: ErrorOptions) {
    super(
      `The store ${shownUrl} does not answer (${reason}). Check that it runs and is reachable from here, and its name in STORE_URL.`,
      options,
    );
  }
}

/** The store's server has no space left: the same call succeeds once it has. */
export class StoreFullError extends Error {
  override readonly name = 'StoreFullError';
  readonly retry = true;
  /** @param shownUrl without password */
  constructor(shownUrl: string, reason: string, options?: ErrorOptions) {
    super(
      `The store ${shownUrl} is full (${reason}). Make space on the disk of its server, or let STORE_URL name another one; ` +
        'what is not settled waits in the log.',
      options,
    );
  }
}

/** There is no TLS connection to the store that can be trusted: the same call fails until a setting or the server changes. */
export class StoreTlsError extends Error {
  override readonly name = 'StoreTlsError';
  readonly retry = false;
  /** @param shownUrl without password */
  constructor(shownUrl: string, reason: string, options?: ErrorOptions) {
    super(
      `The store ${shownUrl} cannot be reached by TLS (${reason}). Check the server's name, tls and tlsCAFile in STORE_URL, ` +
        'and the certificate of the server.',
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
