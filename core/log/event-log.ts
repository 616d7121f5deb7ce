import type { Topic } from './topic.ts';

/** A message with its position in the log. */
export interface Entry<T> {
  readonly partition: number;
  /** Position in the partition, from 0, rising; gaps are allowed. */
  readonly offset: number;
  /** When it was appended, epoch milliseconds UTC. */
  readonly appendedAt: number;
  /** The span that it was appended in, as W3C Trace Context writes it; undefined where there was none, or none is known. */
  readonly traceparent: string | undefined;
  /** The message; or, where it is not of the topic's form, its text and the reason. */
  readonly message:
    | { readonly ok: true; readonly value: T }
    | { readonly ok: false; readonly raw: string; readonly reason: string };
}

/** Consecutive entries of one partition, delivered to a consumer of a group. */
export interface Batch<T> {
  readonly partition: number;
  readonly entries: readonly Entry<T>[];
  /** Whether this consumer still owns the partition; ask before each write. */
  isCurrent(): boolean;
  /**
   * Commits `offset` for the group: all entries before it are done; left out, the whole batch is. Throws
   * `StaleBatchError` if the partition has moved to another consumer, `RangeError` for an offset outside the batch.
   */
  commit(offset?: number): Promise<void>;
}

/** The offsets that a partition holds: `[first, end)`. */
export interface Extent {
  readonly first: number;
  readonly end: number;
}

/** An append-only log of topics. Every method may be called again after a failure. */
export interface EventLog {
  /** The identity of this log: another log, or this one recreated, has another epoch. */
  readonly epoch: string;

  /**
   * Appends in order, each value to its own partition, with the span that is active. Resolves to each value's offset,
   * once all are durable. Where a server fails meanwhile, consecutive values may stand twice, one copy behind the other:
   * readers must take repetition.
   */
  append<T>(topic: Topic<T>, values: readonly T[]): Promise<number[]>;

  /**
   * Batches for a group, from its committed offsets on (a new group: from the first entries kept). Waits for more at the
   * end, until the signal aborts; the last batch may still be committed then. Entries that were not committed are
   * delivered again to the next consumer; to this one each batch follows the one before, committed or not. Consumers of
   * one group share the partitions. A batch holds at most `maxBatch` entries; 2,000, unless given.
   * Throws `OffsetGoneError` where the entries at a committed offset have expired.
   */
  consume<T>(
    topic: Topic<T>,
    group: string,
    options: { signal: AbortSignal; maxBatch?: number },
  ): AsyncIterable<Batch<T>>;

  /**
   * A page of up to `limit` entries at or after `from`; empty at the end. Throws `OffsetGoneError` where `from` has
   * expired, `OffsetAheadError` where it lies past the end.
   */
  read<T>(topic: Topic<T>, partition: number, from: number, limit: number): Promise<Entry<T>[]>;

  /** Pages at or after `from`, waiting at the end, until the signal aborts. Errors as `read`. */
  tail<T>(topic: Topic<T>, partition: number, from: number, signal: AbortSignal): AsyncIterable<Entry<T>[]>;

  /** The offsets that the log holds of a partition. */
  extent<T>(topic: Topic<T>, partition: number): Promise<Extent>;

  /** By partition: the next offset that the group will read. */
  committedOffsets<T>(topic: Topic<T>, group: string): Promise<number[]>;

  /** How many entries the group has not committed, over all partitions. */
  lag<T>(topic: Topic<T>, group: string): Promise<number>;

  /** Commits the first or the end of every partition for a group. Throws `GroupInUseError` while it has consumers. */
  reset<T>(topic: Topic<T>, group: string, to: 'FIRST' | 'END'): Promise<void>;

  /** Whether a group has consumers now. */
  isConsumed<T>(topic: Topic<T>, group: string): Promise<boolean>;

  /** Deletes a group's committed offsets, if it has any. Throws `GroupInUseError` while it has consumers. */
  deleteCommittedOffsets<T>(topic: Topic<T>, group: string): Promise<void>;

  /** Deletes entries that are older than the topic's retention. `now`: epoch milliseconds UTC. */
  expire<T>(topic: Topic<T>, now: number): Promise<void>;

  /** Ends every iteration and releases what the log has open. */
  close(): Promise<void>;
}

/** The entries at an offset have expired; those that remain begin at `first`. */
export class OffsetGoneError extends Error {
  override readonly name = 'OffsetGoneError';
  readonly first: number;
  constructor(topic: string, partition: number, offset: number, first: number) {
    super(`${topic}/${partition}: offset ${offset} has expired; the first kept is ${first}.`);
    this.first = first;
  }
}

/** An offset lies past the end of its partition: it was taken from another log, or this one was recreated. */
export class OffsetAheadError extends Error {
  override readonly name = 'OffsetAheadError';
  constructor(topic: string, partition: number, offset: number, end: number) {
    super(
      `${topic}/${partition}: offset ${offset} lies past the end, ${end}; this is another log, or it was made anew.`,
    );
  }
}

/** Entries are not what was appended. The message says where, and what an operator can do. */
export class LogDamagedError extends Error {
  override readonly name = 'LogDamagedError';
  readonly retry = false;
  /** @param folder of the embedded log, inside the data folder */
  constructor(folder: string, damage: string, options?: ErrorOptions) {
    super(`The log in ${folder} is damaged (${damage}): ${recoveryAdvice(folder)}`, options);
  }
}

/** What to do about an embedded log whose file is damaged. */
export const recoveryAdvice = (folder: string): string =>
  `put a backup in its place; without one, "DATA_DIR=${folder.replace(/[\\/]log$/, '')} npm run dump -- --salvage <new folder>" ` +
  'copies all that can be read and names what is lost.';

/** A group's offsets cannot be set from outside while it has consumers. */
export class GroupInUseError extends Error {
  override readonly name = 'GroupInUseError';
  constructor(topic: string, group: string) {
    super(`${topic}: group "${group}" is being consumed; end its consumers first.`);
  }
}

/** The partition belongs to another consumer by now, and the commit did not happen. What the batch's consumer saved stays. */
export class StaleBatchError extends Error {
  override readonly name = 'StaleBatchError';
  constructor(topic: string, partition: number) {
    super(
      `${topic}/${partition}: the partition has moved to another consumer; this batch was not committed.`,
    );
  }
}

/** No server of the log answers; a later attempt may succeed. The message names the URL, its password hidden. */
export class LogUnavailableError extends Error {
  override readonly name = 'LogUnavailableError';
  readonly retry = true;
}

/** A server answered and the log cannot be used: wrong credentials, or topics of another shape. Another attempt is useless. */
export class LogRefusedError extends Error {
  override readonly name = 'LogRefusedError';
  readonly retry = false;
}
