import { Notifier } from '../../base/notifier.ts';
import { PolledIterator, type PollSource } from '../../base/polled-iterator.ts';
import {
  type Batch,
  type Entry,
  type EventLog,
  type Extent,
  GroupInUseError,
  OffsetAheadError,
  OffsetGoneError,
} from '../event-log.ts';
import type { Topic } from '../topic.ts';
import { Consumer, type ConsumerContext } from './consumer.ts';
import { Group } from './group.ts';
import type { LogStorage, StoredEntry } from './log-storage.ts';

/** Entries a batch or a page of `tail` holds at most, unless told otherwise. */
const PAGE_ENTRIES = 2_000;

/** A log whose consumers all live in this process: the port over a shelf. */
export class LocalLog implements EventLog {
  readonly #storage: LogStorage;
  readonly #now: () => number;
  readonly #yieldToEventLoop: () => Promise<void>;
  readonly #notifiers = new Map<string, Notifier>();
  readonly #groups = new Map<string, Group>();
  #closed = false;

  /** `breathe` is awaited after each append and before each item of an iteration. */
  constructor(shelf: LogStorage, now: () => number, breathe: () => Promise<void>) {
    this.#storage = shelf;
    this.#now = now;
    this.#yieldToEventLoop = breathe;
  }

  get epoch(): string {
    return this.#storage.epoch;
  }

  async append<T>(topic: Topic<T>, values: readonly T[]): Promise<number[]> {
    this.#assertOpen();
    if (values.length === 0) return [];
    const { batchesByPartition, offsets } = this.#batchByPartition(topic, values);
    this.#storage.append(topic.name, batchesByPartition, this.#now());
    this.#notifier(topic).notify();
    await this.#yieldToEventLoop();
    return offsets;
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
    const offsetOf = (partition: number): number => this.#storage.extent(topic.name, partition)[edge];
    const places = partitionsOf(topic).map((partition) => [partition, offsetOf(partition)] as const);
    this.#storage.commitOffsets(topic.name, group, new Map(places));
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
    for (const group of this.#groups.values()) group.evict();
    for (const notifier of this.#notifiers.values()) notifier.notify();
    await this.#storage.close();
  }

  /** Who consumes for a group, for drivers that move partitions on purpose. */
  protected group<T>(topic: Topic<T>, name: string): Group {
    return getOrCreate(this.#groups, `${topic.name}\n${name}`, () => new Group(topic.partitions));
  }

  /** Values as text, by partition, with the offset each will have. */
  #batchByPartition<T>(
    topic: Topic<T>,
    values: readonly T[],
  ): { batchesByPartition: Map<number, string[]>; offsets: number[] } {
    const batchesByPartition = new Map<number, string[]>();
    const starts = partitionsOf(topic).map((partition) => this.#storage.extent(topic.name, partition).end);
    const offsets = values.map((value) => {
      const partition = partitionOf(topic, value);
      const texts = getOrCreate(batchesByPartition, partition, () => []);
      return (starts[partition] as number) + texts.push(topic.encode(value)) - 1;
    });
    return { batchesByPartition, offsets };
  }

  #iterable<T, I>(topic: Topic<T>, signal: AbortSignal, createSource: () => PollSource<I>): AsyncIterable<I> {
    const options = {
      notifier: this.#notifier(topic),
      signal,
      yieldToEventLoop: this.#yieldToEventLoop,
      isClosed: () => this.#closed,
    };
    return { [Symbol.asyncIterator]: () => new PolledIterator(createSource(), options) };
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
        next = (entries.at(-1)?.offset ?? next - 1) + 1;
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
    return this.#storage
      .page(topic.name, partition, from, limit)
      .map((stored) => toEntry(topic, partition, stored));
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

function toEntry<T>(topic: Topic<T>, partition: number, { offset, appendedAt, text }: StoredEntry): Entry<T> {
  try {
    return { partition, offset, appendedAt, message: { ok: true, value: topic.decode(text) } };
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : String(fault);
    return { partition, offset, appendedAt, message: { ok: false, raw: text, reason } };
  }
}

function partitionOf<T>(topic: Topic<T>, value: T): number {
  const partition = topic.partitionOf(value);
  if (Number.isInteger(partition) && partition >= 0 && partition < topic.partitions) return partition;
  throw new RangeError(`${topic.name} has partitions 0 to ${topic.partitions - 1}, not ${partition}.`);
}

const partitionsOf = ({ partitions }: { partitions: number }): number[] => [...Array(partitions).keys()];

function getOrCreate<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  const met = map.get(key);
  if (met !== undefined) return met;
  const made = create();
  map.set(key, made);
  return made;
}
