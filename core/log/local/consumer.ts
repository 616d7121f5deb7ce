import type { PollSource } from '../../base/index.ts';
import { type Batch, type Entry, StaleBatchError } from '../event-log.ts';
import { assertInBatch, offsetAfter } from '../page.ts';
import type { Group } from './group.ts';

/** What a consumer needs of its log. */
export interface ConsumerContext<T> {
  readonly topic: string;
  readonly partitions: number;
  readonly group: Group;
  /** The next offset that the group is to read. Throws once the log is closed. */
  committedOffset(partition: number): number;
  entries(partition: number, from: number, limit: number): Entry<T>[];
  commit(partition: number, offset: number): void;
  /** Wakes the other consumers, because partitions have moved. */
  notifyRebalance(): void;
}

/** One consumer of a group: polls the partitions it owns in turn, each from the group's committed offset on. */
export class Consumer<T> implements PollSource<Batch<T>> {
  readonly #context: ConsumerContext<T>;
  readonly #maxBatch: number;
  /** By partition: the next offset to read, as long as the partition's generation is this one. */
  readonly #positions = new Map<number, { generation: number; next: number }>();
  #lastServed = -1;

  constructor(context: ConsumerContext<T>, maxBatch: number) {
    this.#context = context;
    this.#maxBatch = maxBatch;
  }

  poll(): Batch<T> | undefined {
    if (this.#context.group.join(this)) this.#context.notifyRebalance();
    for (let turn = 1; turn <= this.#context.partitions; turn++) {
      const partition = (this.#lastServed + turn) % this.#context.partitions;
      const batch = this.#nextBatch(partition);
      if (batch) return batch;
    }
    return undefined;
  }

  close(): void {
    this.#context.group.leave(this);
    this.#context.notifyRebalance();
  }

  #nextBatch(partition: number): Batch<T> | undefined {
    const generation = this.#context.group.ownedGeneration(this, partition);
    if (generation === undefined) return undefined;
    const from = this.#position(partition, generation);
    const entries = this.#context.entries(partition, from, this.#maxBatch);
    if (entries.length === 0) return undefined;
    this.#positions.set(partition, { generation, next: offsetAfter(entries, from) });
    this.#lastServed = partition;
    return new LocalBatch(this.#context, partition, generation, entries);
  }

  #position(partition: number, generation: number): number {
    const position = this.#positions.get(partition);
    return position?.generation === generation ? position.next : this.#context.committedOffset(partition);
  }
}

class LocalBatch<T> implements Batch<T> {
  readonly partition: number;
  readonly entries: readonly Entry<T>[];
  readonly #context: ConsumerContext<T>;
  readonly #generation: number;

  constructor(
    context: ConsumerContext<T>,
    partition: number,
    generation: number,
    entries: readonly Entry<T>[],
  ) {
    this.#context = context;
    this.partition = partition;
    this.#generation = generation;
    this.entries = entries;
  }

  isCurrent(): boolean {
    return this.#context.group.isCurrent(this.partition, this.#generation);
  }

  async commit(offset: number = offsetAfter(this.entries, 0)): Promise<void> {
    if (!this.isCurrent()) throw new StaleBatchError(this.#context.topic, this.partition);
    assertInBatch(this.#context.topic, this.partition, this.entries, offset);
    this.#context.commit(this.partition, offset);
  }
}
