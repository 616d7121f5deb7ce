import { Bell } from '../../base/notifier.ts';
import { Pull, type Source } from '../../base/polled-iterator.ts';
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
import { Consumer, type Desk } from './consumer.ts';
import { Group } from './group.ts';
import type { Shelf, StoredEntry } from './log-storage.ts';

/** Entries a batch or a page of `tail` holds at most, unless told otherwise. */
const PAGE_ENTRIES = 2_000;

/** A log whose consumers all live in this process: the port over a shelf. */
export class LocalLog implements EventLog {
  readonly #shelf: Shelf;
  readonly #now: () => number;
  readonly #breathe: () => Promise<void>;
  readonly #bells = new Map<string, Bell>();
  readonly #groups = new Map<string, Group>();
  #closed = false;

  /** `breathe` is awaited after each append and before each item of an iteration. */
  constructor(shelf: Shelf, now: () => number, breathe: () => Promise<void>) {
    this.#shelf = shelf;
    this.#now = now;
    this.#breathe = breathe;
  }

  get epoch(): string {
    return this.#shelf.epoch;
  }

  async append<T>(topic: Topic<T>, values: readonly T[]): Promise<number[]> {
    this.#demandOpen();
    if (values.length === 0) return [];
    const { lots, offsets } = this.#lots(topic, values);
    this.#shelf.append(topic.name, lots, this.#now());
    this.#bell(topic).ring();
    await this.#breathe();
    return offsets;
  }

  consume<T>(
    topic: Topic<T>,
    group: string,
    { signal, maxBatch = PAGE_ENTRIES }: { signal: AbortSignal; maxBatch?: number },
  ): AsyncIterable<Batch<T>> {
    return this.#iterable(topic, signal, () => new Consumer(this.#desk(topic, group), maxBatch));
  }

  async read<T>(topic: Topic<T>, partition: number, from: number, limit: number): Promise<Entry<T>[]> {
    return this.#entries(topic, partition, from, limit);
  }

  tail<T>(topic: Topic<T>, partition: number, from: number, signal: AbortSignal): AsyncIterable<Entry<T>[]> {
    return this.#iterable(topic, signal, () => this.#pages(topic, partition, from));
  }

  async extent<T>(topic: Topic<T>, partition: number): Promise<Extent> {
    this.#demandOpen();
    return this.#shelf.extent(topic.name, partition);
  }

  async position<T>(topic: Topic<T>, group: string): Promise<number[]> {
    return partitionsOf(topic).map((partition) => this.#place(topic, group, partition));
  }

  async lag<T>(topic: Topic<T>, group: string): Promise<number> {
    return partitionsOf(topic).reduce((sum, partition) => {
      const { first, end } = this.#shelf.extent(topic.name, partition);
      return sum + end - Math.max(first, this.#place(topic, group, partition));
    }, 0);
  }

  async reset<T>(topic: Topic<T>, group: string, to: 'FIRST' | 'END'): Promise<void> {
    this.#demandOpen();
    this.#demandUnused(topic, group);
    const edge = to === 'FIRST' ? 'first' : 'end';
    const offsetOf = (partition: number): number => this.#shelf.extent(topic.name, partition)[edge];
    const places = partitionsOf(topic).map((partition) => [partition, offsetOf(partition)] as const);
    this.#shelf.setPlaces(topic.name, group, new Map(places));
  }

  async isConsumed<T>(topic: Topic<T>, group: string): Promise<boolean> {
    this.#demandOpen();
    return !this.group(topic, group).isEmpty;
  }

  async forget<T>(topic: Topic<T>, group: string): Promise<void> {
    this.#demandOpen();
    this.#demandUnused(topic, group);
    this.#shelf.forgetPlaces(topic.name, group, partitionsOf(topic));
  }

  async expire<T>(topic: Topic<T>, now: number): Promise<void> {
    this.#demandOpen();
    const { keptMs } = topic;
    if (keptMs === null) return;
    for (const partition of partitionsOf(topic)) this.#shelf.forget(topic.name, partition, now - keptMs);
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    for (const group of this.#groups.values()) group.evict();
    for (const bell of this.#bells.values()) bell.ring();
    await this.#shelf.close();
  }

  /** Who consumes for a group, for drivers that move partitions on purpose. */
  protected group<T>(topic: Topic<T>, name: string): Group {
    return entryOf(this.#groups, `${topic.name}\n${name}`, () => new Group(topic.partitions));
  }

  /** Values as text, by partition, with the offset each will have. */
  #lots<T>(topic: Topic<T>, values: readonly T[]): { lots: Map<number, string[]>; offsets: number[] } {
    const lots = new Map<number, string[]>();
    const starts = partitionsOf(topic).map((partition) => this.#shelf.extent(topic.name, partition).end);
    const offsets = values.map((value) => {
      const partition = partitionOf(topic, value);
      const texts = entryOf(lots, partition, () => []);
      return (starts[partition] as number) + texts.push(topic.encode(value)) - 1;
    });
    return { lots, offsets };
  }

  #iterable<T, I>(topic: Topic<T>, signal: AbortSignal, source: () => Source<I>): AsyncIterable<I> {
    const pace = { bell: this.#bell(topic), signal, breathe: this.#breathe, isClosed: () => this.#closed };
    return { [Symbol.asyncIterator]: () => new Pull(source(), pace) };
  }

  #desk<T>(topic: Topic<T>, group: string): Desk<T> {
    return {
      topic: topic.name,
      partitions: topic.partitions,
      group: this.group(topic, group),
      place: (partition) => this.#place(topic, group, partition),
      entries: (partition, from, limit) => this.#entries(topic, partition, from, limit),
      commit: (partition, offset) => this.#shelf.setPlaces(topic.name, group, new Map([[partition, offset]])),
      moved: () => this.#bell(topic).ring(),
    };
  }

  #pages<T>(topic: Topic<T>, partition: number, from: number): Source<Entry<T>[]> {
    let next = from;
    return {
      take: () => {
        const entries = this.#entries(topic, partition, next, PAGE_ENTRIES);
        next = (entries.at(-1)?.offset ?? next - 1) + 1;
        return entries.length > 0 ? entries : undefined;
      },
      leave: () => {},
    };
  }

  #entries<T>(topic: Topic<T>, partition: number, from: number, limit: number): Entry<T>[] {
    this.#demandOpen();
    const { first, end } = this.#shelf.extent(topic.name, partition);
    if (from < first) throw new OffsetGoneError(topic.name, partition, from, first);
    if (from > end) throw new OffsetAheadError(topic.name, partition, from, end);
    return this.#shelf
      .page(topic.name, partition, from, limit)
      .map((stored) => toEntry(topic, partition, stored));
  }

  #place<T>(topic: Topic<T>, group: string, partition: number): number {
    this.#demandOpen();
    return this.#shelf.place(topic.name, group, partition) ?? this.#shelf.extent(topic.name, partition).first;
  }

  #bell<T>(topic: Topic<T>): Bell {
    return entryOf(this.#bells, topic.name, () => new Bell());
  }

  #demandUnused<T>(topic: Topic<T>, group: string): void {
    if (!this.group(topic, group).isEmpty) throw new GroupInUseError(topic.name, group);
  }

  #demandOpen(): void {
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

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const met = map.get(key);
  if (met !== undefined) return met;
  const made = make();
  map.set(key, made);
  return made;
}
