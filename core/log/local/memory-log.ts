import { randomBytes } from 'node:crypto';
import type { EventLog, Extent } from '../event-log.ts';
import type { StoredEntry } from '../stored-entry.ts';
import type { Topic } from '../topic.ts';
import { LocalLog } from './local-log.ts';
import type { LogStorage } from './log-storage.ts';

export interface MemoryLogOptions {
  readonly now?: () => number;
  /** Random, unless given. */
  readonly epoch?: string;
}

/** A log that lasts as long as its process, with controls for tests. No timer runs in it. */
export interface MemoryLog extends EventLog {
  /**
   * Removes every consumer of a group, as if their sessions had timed out: their batches are stale from now on, and each
   * joins anew when it asks for its next batch. (To take over one partition, start another consumer: see `Group`.)
   */
  evict<T>(topic: Topic<T>, group: string): void;

  /** What a restarted process finds: the same entries, committed offsets and epoch, no consumers. Closes this log. */
  reopen(): Promise<MemoryLog>;
}

export function openMemoryLog({ now = Date.now, epoch = randomEpoch() }: MemoryLogOptions = {}): MemoryLog {
  return new LogInMemory(new MemoryStorage(epoch), now);
}

const randomEpoch = (): string => randomBytes(6).toString('hex');

class LogInMemory extends LocalLog implements MemoryLog {
  readonly #storage: MemoryStorage;
  readonly #now: () => number;

  constructor(storage: MemoryStorage, now: () => number) {
    super(storage, now, async () => {});
    this.#storage = storage;
    this.#now = now;
  }

  evict<T>(topic: Topic<T>, group: string): void {
    this.group(topic, group).evict();
  }

  async reopen(): Promise<MemoryLog> {
    await this.close();
    return new LogInMemory(this.#storage, this.#now);
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
    const stored = this.#partition(topic, partition);
    const firstYoung = stored.entries.findIndex(({ appendedAt }) => appendedAt >= before);
    const count = firstYoung < 0 ? stored.entries.length : firstYoung;
    stored.entries = stored.entries.slice(count);
    stored.first += count;
  }

  async close(): Promise<void> {}

  #partition(topic: string, number: number): Partition {
    const key = `${topic}/${number}`;
    const partition = this.#partitions.get(key) ?? { first: 0, entries: [] };
    this.#partitions.set(key, partition);
    return partition;
  }
}

const committedOffsetKey = (topic: string, group: string, partition: number): string =>
  `${topic}\n${group}\n${partition}`;
