import { randomBytes } from 'node:crypto';
import type { EventLog, Extent } from '../event-log.ts';
import type { Topic } from '../topic.ts';
import { LocalLog } from './local-log.ts';
import type { LogStorage, StoredEntry } from './log-storage.ts';

export interface MemoryLogOptions {
  readonly now?: () => number;
  /** Random, unless given. */
  readonly epoch?: string;
}

/** A log that lasts as long as its process, with what tests need of a log that others share. No timer runs in it. */
export interface MemoryLog extends EventLog {
  /**
   * Drops every consumer of a group, as if their sessions had timed out: batches in hand are stale from now on, and
   * whoever asks for the next one joins anew. (To take over one partition, start another consumer: the newest gets
   * partition 0, and the only one of a topic that has no other.)
   */
  evict<T>(topic: Topic<T>, group: string): void;

  /** What a restarted process finds: the same entries, places and epoch, no consumers. This one is closed. */
  reopen(): Promise<MemoryLog>;
}

export function openMemoryLog({ now = Date.now, epoch = randomEpoch() }: MemoryLogOptions = {}): MemoryLog {
  return new LogInMemory(new MemoryStorage(epoch), now);
}

const randomEpoch = (): string => randomBytes(6).toString('hex');

class LogInMemory extends LocalLog implements MemoryLog {
  readonly #storage: MemoryStorage;
  readonly #clock: () => number;

  constructor(shelf: MemoryStorage, now: () => number) {
    super(shelf, now, async () => {});
    this.#storage = shelf;
    this.#clock = now;
  }

  evict<T>(topic: Topic<T>, group: string): void {
    this.group(topic, group).evict();
  }

  async reopen(): Promise<MemoryLog> {
    await this.close();
    return new LogInMemory(this.#storage, this.#clock);
  }
}

interface Partition {
  first: number;
  entries: StoredEntry[];
}

class MemoryStorage implements LogStorage {
  readonly epoch: string;
  readonly #partitions = new Map<string, Partition>();
  readonly #committedOffsets = new Map<string, number>();

  constructor(epoch: string) {
    this.epoch = epoch;
  }

  extent(topic: string, partition: number): Extent {
    const { first, entries } = this.#partition(topic, partition);
    return { first, end: first + entries.length };
  }

  append(
    topic: string,
    batchesByPartition: ReadonlyMap<number, readonly string[]>,
    appendedAt: number,
  ): void {
    for (const [number, texts] of batchesByPartition) {
      const { first, entries } = this.#partition(topic, number);
      for (const text of texts) entries.push({ offset: first + entries.length, appendedAt, text });
    }
  }

  page(topic: string, partition: number, from: number, limit: number): StoredEntry[] {
    const { first, entries } = this.#partition(topic, partition);
    return entries.slice(from - first, from - first + limit);
  }

  committedOffset(topic: string, group: string, partition: number): number | undefined {
    return this.#committedOffsets.get(committedOffsetKey(topic, group, partition));
  }

  commitOffsets(topic: string, group: string, offsets: ReadonlyMap<number, number>): void {
    for (const [partition, offset] of offsets)
      this.#committedOffsets.set(committedOffsetKey(topic, group, partition), offset);
  }

  deleteCommittedOffsets(topic: string, group: string, partitions: readonly number[]): void {
    for (const partition of partitions)
      this.#committedOffsets.delete(committedOffsetKey(topic, group, partition));
  }

  deleteBefore(topic: string, partition: number, before: number): void {
    const kept = this.#partition(topic, partition);
    const firstYoung = kept.entries.findIndex(({ appendedAt }) => appendedAt >= before);
    const gone = firstYoung < 0 ? kept.entries.length : firstYoung;
    kept.entries = kept.entries.slice(gone);
    kept.first += gone;
  }

  async close(): Promise<void> {}

  #partition(topic: string, number: number): Partition {
    const key = `${topic}/${number}`;
    const met = this.#partitions.get(key) ?? { first: 0, entries: [] };
    this.#partitions.set(key, met);
    return met;
  }
}

const committedOffsetKey = (topic: string, group: string, partition: number): string =>
  `${topic}\n${group}\n${partition}`;
