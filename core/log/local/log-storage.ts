import type { Extent } from '../event-log.ts';

/** An entry as kept: its message still text. */
export interface StoredEntry {
  readonly offset: number;
  /** Epoch milliseconds UTC. */
  readonly appendedAt: number;
  readonly text: string;
}

/**
 * What a driver inside this process keeps; `LocalLog` makes the port of it. Synchronous, so that nothing comes between
 * a look and a decision. Topics go by name; offsets begin at 0 and are never given twice.
 */
export interface LogStorage {
  readonly epoch: string;

  extent(topic: string, partition: number): Extent;

  /** Appends each partition's texts at its end: all or nothing, durable on return. */
  append(topic: string, batchesByPartition: ReadonlyMap<number, readonly string[]>, appendedAt: number): void;

  /** Up to `limit` entries at or after `from`. */
  page(topic: string, partition: number, from: number, limit: number): StoredEntry[];

  /** The next offset a group is to be given; undefined while it has committed none. */
  committedOffset(topic: string, group: string, partition: number): number | undefined;

  /** Moves a group, in each partition named: all or nothing, durable on return. */
  commitOffsets(topic: string, group: string, offsets: ReadonlyMap<number, number>): void;

  /** Makes a group one that has committed nothing: all or nothing, durable on return. */
  deleteCommittedOffsets(topic: string, group: string, partitions: readonly number[]): void;

  /** Forgets the entries of a partition that were appended before an instant, up to the first that was not. */
  deleteBefore(topic: string, partition: number, before: number): void;

  close(): Promise<void>;
}
