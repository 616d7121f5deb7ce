import type { Topic } from './topic.ts';

/** A message in its place. */
export interface Entry<T> {
  readonly partition: number;
  /** Place in the partition, from 0, rising; gaps are allowed. */
  readonly offset: number;
  /** When it was appended, epoch milliseconds UTC. */
  readonly appendedAt: number;
  /** The message; or, where its bytes are not of the topic's form, the bytes and why. */
  readonly message:
    | { readonly ok: true; readonly value: T }
    | { readonly ok: false; readonly raw: string; readonly reason: string };
}

/** Consecutive entries of one partition for a group. */
export interface Batch<T> {
  readonly partition: number;
  readonly entries: readonly Entry<T>[];
  /** Whether this consumer still owns the partition; ask before each write. */
  isCurrent(): boolean;
  /**
   * Marks everything before `offset` (left out: the whole batch) as done by the group. Throws `StaleBatchError` if the
   * partition has moved, `RangeError` outside the batch.
   */
  commit(offset?: number): Promise<void>;
}

/** The offsets a partition holds: `[first, end)`. */
export interface Extent {
  readonly first: number;
  readonly end: number;
}

/** An append-only log of topics. Every method may be called again after a failure. */
export interface EventLog {
  /** Names this log for ever: another log, or this one made anew, has another epoch. */
  readonly epoch: string;

  /**
   * Appends in order, at each value's own partition, durable when resolved. Answers each value's offset. Where a server
   * fell meanwhile, a run of values may stand twice, one run behind the other: whoever reads takes repetition.
   */
  append<T>(topic: Topic<T>, values: readonly T[]): Promise<number[]>;

  /**
   * Batches for a group, from where it last committed (a new group: from the first offset kept), waiting for more at the
   * end, until the signal aborts; the batch in hand may still be committed then. A batch that was not committed is
   * delivered again to the next consumer; within this one the next batch follows the last. Consumers of one group share
   * the partitions. At most `maxBatch` entries each, 2,000 unless told otherwise.
   * Throws `OffsetGoneError` where the group's place has expired.
   */
  consume<T>(
    topic: Topic<T>,
    group: string,
    options: { signal: AbortSignal; maxBatch?: number },
  ): AsyncIterable<Batch<T>>;

  /** A page of up to `limit` entries at or after `from`; empty at the end. Throws `OffsetGoneError` before the first kept, `OffsetAheadError` past the end. */
  read<T>(topic: Topic<T>, partition: number, from: number, limit: number): Promise<Entry<T>[]>;

  /** Pages at or after `from`, waiting at the end, until the signal aborts. Errors as `read`. */
  tail<T>(topic: Topic<T>, partition: number, from: number, signal: AbortSignal): AsyncIterable<Entry<T>[]>;

  extent<T>(topic: Topic<T>, partition: number): Promise<Extent>;

  /** Where a group stands in each partition: the next offset it will be given. */
  committedOffsets<T>(topic: Topic<T>, group: string): Promise<number[]>;

  /** Entries appended that the group has not committed, over all partitions. */
  lag<T>(topic: Topic<T>, group: string): Promise<number>;

  /** Sets a group's place in every partition. Throws `GroupInUseError` while somebody consumes for it. */
  reset<T>(topic: Topic<T>, group: string, to: 'FIRST' | 'END'): Promise<void>;

  /** Whether anybody consumes for a group now. */
  isConsumed<T>(topic: Topic<T>, group: string): Promise<boolean>;

  /** Forgets where a group stands; one that never stood anywhere is fine. Throws `GroupInUseError` as `reset`. */
  deleteCommittedOffsets<T>(topic: Topic<T>, group: string): Promise<void>;

  /** Forgets what a topic's retention no longer keeps. */
  expire<T>(topic: Topic<T>, now: number): Promise<void>;

  close(): Promise<void>;
}

/** The place asked for has expired: what is left begins at `first`. */
export class OffsetGoneError extends Error {
  override readonly name = 'OffsetGoneError';
  readonly first: number;
  constructor(topic: string, partition: number, offset: number, first: number) {
    super(`${topic}/${partition}: offset ${offset} has expired; the first kept is ${first}.`);
    this.first = first;
  }
}

/** The place asked for lies past the end: the log is not the one the place was taken from. */
export class OffsetAheadError extends Error {
  override readonly name = 'OffsetAheadError';
  constructor(topic: string, partition: number, offset: number, end: number) {
    super(
      `${topic}/${partition}: offset ${offset} lies past the end, ${end}; this is another log, or it was made anew.`,
    );
  }
}

/** A group's places are its consumers' as long as there are any. */
export class GroupInUseError extends Error {
  override readonly name = 'GroupInUseError';
  constructor(topic: string, group: string) {
    super(`${topic}: group "${group}" is being consumed; end its consumers first.`);
  }
}

/** The partition belongs to another consumer by now; what was saved stays, the commit did not happen. */
export class StaleBatchError extends Error {
  override readonly name = 'StaleBatchError';
  constructor(topic: string, partition: number) {
    super(
      `${topic}/${partition}: the partition has moved to another consumer; this batch was not committed.`,
    );
  }
}

/** Nobody answers for the log, or not yet: later it may. The message names its URL, the password hidden. */
export class LogUnavailableError extends Error {
  override readonly name = 'LogUnavailableError';
  readonly retry = true;
}

/** The log was reached and does not serve this line: wrong credentials, topics of another shape. Later is as bad. */
export class LogRefusedError extends Error {
  override readonly name = 'LogRefusedError';
  readonly retry = false;
}
