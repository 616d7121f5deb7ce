import { Notifier, PolledIterator, type PollSource } from '../../base/index.ts';
import {
  type Batch,
  type Entry,
  type EventLog,
  type Extent,
  GroupInUseError,
  OffsetAheadError,
  OffsetGoneError,
} from '../event-log.ts';
import { inAppendSpan } from '../log-span.ts';
import { offsetAfter, PAGE_ENTRIES } from '../page.ts';
import { partitionFor, partitionsOf } from '../partition.ts';
import { toEntry } from '../stored-entry.ts';
import type { Topic } from '../topic.ts';
import { Consumer, type ConsumerContext } from './consumer.ts';
import { Group } from './group.ts';
import type { LogStorage } from './log-storage.ts';
import { RecentTraces } from './recent-traces.ts';

/** A log whose consumers all live in this process: the port over a `LogStorage`. */
export class LocalLog implements EventLog {
  readonly #storage: LogStorage;
  readonly #now: () => number;
  readonly #yieldToEventLoop: () => Promise<void>;
  readonly #notifiers = new Map<string, Notifier>();
  readonly #groups = new Map<string, Group>();
  readonly #traces = new RecentTraces();
  readonly #iterators = new Set<PolledIterator<unknown>>();
  #closed = false;

  /** `yieldToEventLoop` is awaited after each append and before each item of an iteration. */
  constructor(storage: LogStorage, now: () => number, yieldToEventLoop: () => Promise<void>) {
    this.#storage = storage;
    this.#now = now;
    this.#yieldToEventLoop = yieldToEventLoop;
  }

  get epoch(): string {
    return this.#storage.epoch;
  }

  async append<T>(topic: Topic<T>, values: readonly T[]): Promise<number[]> {
    this.#assertOpen();
    if (values.length === 0) return [];
    const { batchesByPartition, offsets } = this.#batchByPartition(topic, values);
    return inAppendSpan('courant', topic.name, values.length, async (traceparent) => {
      this.#storage.append(topic.name, batchesByPartition, this.#now());
      if (traceparent) this.#keepTraces(topic, batchesByPartition, traceparent);
      this.#notifier(topic).notify();
      await this.#yieldToEventLoop();
      return offsets;
    });
  }

  #keepTraces<T>(
    topic: Topic<T>,
    batches: ReadonlyMap<number, readonly string[]>,
    traceparent: string,
  ): void {
    for (const [partition, texts] of batches) {
      const { end } = this.#storage.extent(topic.name, partition);
      this.#traces.add(topic.name, partition, { first: end - texts.length, end, traceparent });
    }
  }

  consume<T>(
    topic: Topic<T>,
    group: string,
    { signal, maxBatch = PAGE_ENTRIES }: { signal: AbortSignal; maxBatch?: number },
  ): AsyncIterable<Batch<T>> {
    return this.#iterable(topic, signal, () => new Consumer(this.#consumerContext(topic, group), maxBatch));
  }

  async read<T>(topic: Topic<T>, partition: number, from: number, limit: number): Promise<Entry<T>[]> {
    return this.#entries(topic, partition, from, limit);
  }

  tail<T>(topic: Topic<T>, partition: number, from: number, signal: AbortSignal): AsyncIterable<Entry<T>[]> {
    return this.#iterable(topic, signal, () => this.#pageSource(topic, partition, from));
  }

  async extent<T>(topic: Topic<T>, partition: number): Promise<Extent> {
    this.#assertOpen();
    return this.#storage.extent(topic.name, partition);
  }

  async committedOffsets<T>(topic: Topic<T>, group: string): Promise<number[]> {
    return partitionsOf(topic).map((partition) => this.#committedOffset(topic, group, partition));
  }

  async lag<T>(topic: Topic<T>, group: string): Promise<number> {
    return partitionsOf(topic).reduce((sum, partition) => {
      const { first, end } = this.#storage.extent(topic.name, partition);
      return sum + end - Math.max(first, this.#committedOffset(topic, group, partition));
    }, 0);
  }

  async reset<T>(topic: Topic<T>, group: string, to: 'FIRST' | 'END'): Promise<void> {
    this.#assertOpen();
    this.#assertUnused(topic, group);
    const edge = to === 'FIRST' ? 'first' : 'end';
    const offsets = partitionsOf(topic).map((partition) => {
      return [partition, this.#storage.extent(topic.name, partition)[edge]] as const;
    });
    this.#storage.commitOffsets(topic.name, group, new Map(offsets));
  }

  async isConsumed<T>(topic: Topic<T>, group: string): Promise<boolean> {
    this.#assertOpen();
    return !this.group(topic, group).isEmpty;
  }

  async deleteCommittedOffsets<T>(topic: Topic<T>, group: string): Promise<void> {
    this.#assertOpen();
    this.#assertUnused(topic, group);
    this.#storage.deleteCommittedOffsets(topic.name, group, partitionsOf(topic));
  }

  async expire<T>(topic: Topic<T>, now: number): Promise<void> {
    this.#assertOpen();
    const { retentionMs } = topic;
    if (retentionMs === null) return;
    for (const partition of partitionsOf(topic))
      this.#storage.deleteBefore(topic.name, partition, now - retentionMs);
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await Promise.all([...this.#iterators].map((iterator) => iterator.end()));
    await this.#storage.close();
  }

  /** The members of a group, for drivers that move partitions on purpose. */
  protected group<T>(topic: Topic<T>, name: string): Group {
    return getOrCreate(this.#groups, `${topic.name}\n${name}`, () => new Group(topic.partitions));
  }

  /** Values as text, by partition, with the offset each will have. */
  #batchByPartition<T>(
    topic: Topic<T>,
    values: readonly T[],
  ): { batchesByPartition: Map<number, string[]>; offsets: number[] } {
    const batchesByPartition = new Map<number, string[]>();
    const nextOffsets = new Map<number, number>();
    const offsets = values.map((value) => {
      const partition = partitionFor(topic, value);
      getOrCreate(batchesByPartition, partition, () => []).push(topic.encode(value));
      const offset = nextOffsets.get(partition) ?? this.#storage.extent(topic.name, partition).end;
      nextOffsets.set(partition, offset + 1);
      return offset;
    });
    return { batchesByPartition, offsets };
  }

  #iterable<T, I>(topic: Topic<T>, signal: AbortSignal, createSource: () => PollSource<I>): AsyncIterable<I> {
    return {
      [Symbol.asyncIterator]: () => {
        const iterator = new PolledIterator(createSource(), {
          signal,
          notifier: this.#notifier(topic),
          yieldToEventLoop: this.#yieldToEventLoop,
          onEnd: () => this.#iterators.delete(iterator),
        });
        this.#iterators.add(iterator);
        if (this.#closed) void iterator.end();
        return iterator;
      },
    };
  }

  #consumerContext<T>(topic: Topic<T>, group: string): ConsumerContext<T> {
    return {
      topic: topic.name,
      partitions: topic.partitions,
      group: this.group(topic, group),
      committedOffset: (partition) => this.#committedOffset(topic, group, partition),
      entries: (partition, from, limit) => this.#entries(topic, partition, from, limit),
      commit: (partition, offset) =>
        this.#storage.commitOffsets(topic.name, group, new Map([[partition, offset]])),
      notifyRebalance: () => this.#notifier(topic).notify(),
    };
  }

  #pageSource<T>(topic: Topic<T>, partition: number, from: number): PollSource<Entry<T>[]> {
    let next = from;
    return {
      poll: () => {
        const entries = this.#entries(topic, partition, next, PAGE_ENTRIES);
        next = offsetAfter(entries, next);
        return entries.length > 0 ? entries : undefined;
      },
      close: () => {},
    };
  }

  #entries<T>(topic: Topic<T>, partition: number, from: number, limit: number): Entry<T>[] {
    this.#assertOpen();
    const { first, end } = this.#storage.extent(topic.name, partition);
    if (from < first) throw new OffsetGoneError(topic.name, partition, from, first);
    if (from > end) throw new OffsetAheadError(topic.name, partition, from, end);
    const traceparentOf = this.#traces.finder(topic.name, partition);
    return this.#storage
      .page(topic.name, partition, from, limit)
      .map((stored) => toEntry(topic, partition, stored, traceparentOf(stored.offset)));
  }

  #committedOffset<T>(topic: Topic<T>, group: string, partition: number): number {
    this.#assertOpen();
    return (
      this.#storage.committedOffset(topic.name, group, partition) ??
      this.#storage.extent(topic.name, partition).first
    );
  }

  #notifier<T>(topic: Topic<T>): Notifier {
    return getOrCreate(this.#notifiers, topic.name, () => new Notifier());
  }

  #assertUnused<T>(topic: Topic<T>, group: string): void {
    if (!this.group(topic, group).isEmpty) throw new GroupInUseError(topic.name, group);
  }

  #assertOpen(): void {
    if (this.#closed) throw new Error('The log is closed.');
  }
}

function getOrCreate<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  const existing = map.get(key);
  if (existing !== undefined) return existing;
  const created = create();
  map.set(key, created);
  return created;
}
