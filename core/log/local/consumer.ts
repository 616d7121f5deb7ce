import type { PollSource } from '../../base/polled-iterator.ts';
import { type Batch, type Entry, StaleBatchError } from '../event-log.ts';
import type { Group } from './group.ts';

/** What a consumer asks of its log. */
export interface ConsumerContext<T> {
  readonly topic: string;
  readonly partitions: number;
  readonly group: Group;
  /** Where the group stands. Throws once the log is closed. */
  committedOffset(partition: number): number;
  entries(partition: number, from: number, limit: number): Entry<T>[];
  commit(partition: number, offset: number): void;
  /** Tells the others that partitions have moved. */
  notifyRebalance(): void;
}

/** One consumer of a group: takes the partitions it owns in turn, each from where the group stands. */
export class Consumer<T> implements PollSource<Batch<T>> {
  readonly #context: ConsumerContext<T>;
  readonly #maxBatch: number;
  /** By partition: the next offset, good for one generation. */
  readonly #cursors = new Map<number, { generation: number; next: number }>();
  #lastServed = -1;

  constructor(desk: ConsumerContext<T>, maxBatch: number) {
    this.#context = desk;
    this.#maxBatch = maxBatch;
  }

  poll(): Batch<T> | undefined {
    if (this.#context.group.join(this)) this.#context.notifyRebalance();
    for (let turn = 1; turn <= this.#context.partitions; turn++) {
      const partition = (this.#lastServed + turn) % this.#context.partitions;
      const batch = this.#batchOf(partition);
      if (batch) return batch;
    }
    return undefined;
  }

  close(): void {
    this.#context.group.leave(this);
    this.#context.notifyRebalance();
  }

  #batchOf(partition: number): Batch<T> | undefined {
    const generation = this.#context.group.ownedGeneration(this, partition);
    if (generation === undefined) return undefined;
    const entries = this.#context.entries(partition, this.#next(partition, generation), this.#maxBatch);
    const last = entries.at(-1);
    if (!last) return undefined;
    this.#cursors.set(partition, { generation, next: last.offset + 1 });
    this.#lastServed = partition;
    return new LocalBatch(this.#context, partition, generation, entries);
  }

  #next(partition: number, generation: number): number {
    const cursor = this.#cursors.get(partition);
    return cursor?.generation === generation ? cursor.next : this.#context.committedOffset(partition);
  }
}

class LocalBatch<T> implements Batch<T> {
  readonly partition: number;
  readonly entries: readonly Entry<T>[];
  readonly #context: ConsumerContext<T>;
  readonly #generation: number;

  constructor(desk: ConsumerContext<T>, partition: number, generation: number, entries: readonly Entry<T>[]) {
    this.#context = desk;
    this.partition = partition;
    this.#generation = generation;
    this.entries = entries;
  }

  isCurrent(): boolean {
    return this.#context.group.isCurrent(this.partition, this.#generation);
  }

  async commit(offset: number = this.#end): Promise<void> {
    if (!this.isCurrent()) throw new StaleBatchError(this.#context.topic, this.partition);
    const first = this.entries[0]?.offset ?? 0;
    if (!(offset >= first && offset <= this.#end)) {
      throw new RangeError(
        `${this.#context.topic}/${this.partition}: commit(${offset}) lies outside its batch, ${first} to ${this.#end}.`,
      );
    }
    this.#context.commit(this.partition, offset);
  }

  get #end(): number {
    return (this.entries.at(-1)?.offset ?? -1) + 1;
  }
}
