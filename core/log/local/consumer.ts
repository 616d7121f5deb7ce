import type { Source } from '../../base/polled-iterator.ts';
import { type Batch, type Entry, StaleBatchError } from '../event-log.ts';
import type { Group } from './group.ts';

/** What a consumer asks of its log. */
export interface Desk<T> {
  readonly topic: string;
  readonly partitions: number;
  readonly group: Group;
  /** Where the group stands. Throws once the log is closed. */
  place(partition: number): number;
  entries(partition: number, from: number, limit: number): Entry<T>[];
  commit(partition: number, offset: number): void;
  /** Tells the others that partitions have moved. */
  moved(): void;
}

/** One consumer of a group: takes the partitions it owns in turn, each from where the group stands. */
export class Consumer<T> implements Source<Batch<T>> {
  readonly #desk: Desk<T>;
  readonly #maxBatch: number;
  /** By partition: the next offset, good for one generation. */
  readonly #cursors = new Map<number, { generation: number; next: number }>();
  #lastServed = -1;

  constructor(desk: Desk<T>, maxBatch: number) {
    this.#desk = desk;
    this.#maxBatch = maxBatch;
  }

  take(): Batch<T> | undefined {
    if (this.#desk.group.admit(this)) this.#desk.moved();
    for (let turn = 1; turn <= this.#desk.partitions; turn++) {
      const partition = (this.#lastServed + turn) % this.#desk.partitions;
      const batch = this.#batchOf(partition);
      if (batch) return batch;
    }
    return undefined;
  }

  leave(): void {
    this.#desk.group.leave(this);
    this.#desk.moved();
  }

  #batchOf(partition: number): Batch<T> | undefined {
    const generation = this.#desk.group.tenure(this, partition);
    if (generation === undefined) return undefined;
    const entries = this.#desk.entries(partition, this.#next(partition, generation), this.#maxBatch);
    const last = entries.at(-1);
    if (!last) return undefined;
    this.#cursors.set(partition, { generation, next: last.offset + 1 });
    this.#lastServed = partition;
    return new LocalBatch(this.#desk, partition, generation, entries);
  }

  #next(partition: number, generation: number): number {
    const cursor = this.#cursors.get(partition);
    return cursor?.generation === generation ? cursor.next : this.#desk.place(partition);
  }
}

class LocalBatch<T> implements Batch<T> {
  readonly partition: number;
  readonly entries: readonly Entry<T>[];
  readonly #desk: Desk<T>;
  readonly #generation: number;

  constructor(desk: Desk<T>, partition: number, generation: number, entries: readonly Entry<T>[]) {
    this.#desk = desk;
    this.partition = partition;
    this.#generation = generation;
    this.entries = entries;
  }

  isCurrent(): boolean {
    return this.#desk.group.isCurrent(this.partition, this.#generation);
  }

  async commit(offset: number = this.#end): Promise<void> {
    if (!this.isCurrent()) throw new StaleBatchError(this.#desk.topic, this.partition);
    const first = this.entries[0]?.offset ?? 0;
    if (!(offset >= first && offset <= this.#end)) {
      throw new RangeError(
        `${this.#desk.topic}/${this.partition}: commit(${offset}) lies outside its batch, ${first} to ${this.#end}.`,
      );
    }
    this.#desk.commit(this.partition, offset);
  }

  get #end(): number {
    return (this.entries.at(-1)?.offset ?? -1) + 1;
  }
}
