import type { Extent } from '../event-log.ts';
import type { StoredEntry } from '../stored-entry.ts';

/**
 * What keeps the entries of a log inside this process; `LocalLog` implements the port over it. Synchronous, so that
 * nothing runs between reading a state and acting on it. Topics go by name; offsets begin at 0 and are never given twice.
 */
export interface LogStorage {
  readonly epoch: string;

  extent(topic: string, partition: number): Extent;

  /** Appends each partition's texts at its end: all or nothing, durable on return. */
  append(topic: string, batchesByPartition: ReadonlyMap<number, readonly string[]>, appendedAt: number): void;

  /** Up to `limit` entries at or after `from`. */
  page(topic: string, partition: number, from: number, limit: number): StoredEntry[];

  /** The next offset that a group is to read; undefined while it has committed none. */
  committedOffset(topic: string, group: string, partition: number): number | undefined;

  /** Commits an offset in each partition named: all or nothing, durable on return. */
  commitOffsets(topic: string, group: string, offsets: ReadonlyMap<number, number>): void;

  /** Makes a group one that has committed nothing: all or nothing, durable on return. */
  deleteCommittedOffsets(topic: string, group: string, partitions: readonly number[]): void;

  /** Deletes the entries of a partition that were appended before an instant, up to the first that was not. */
  deleteBefore(topic: string, partition: number, before: number): void;

  close(): Promise<void>;
}
