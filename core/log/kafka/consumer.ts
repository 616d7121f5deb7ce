import { type Batch, type Entry, StaleBatchError } from '../event-log.ts';
import type { Topic } from '../topic.ts';
import type { Cluster } from './cluster.ts';
import { Fetcher, type RawEntry, toEntry } from './fetch.ts';
import { KafkaGroup } from './group.ts';
import { isTransient, type RetryPolicy, requiresRejoin, withRetry } from './kafka-error.ts';
import { type Assignment, Member } from './member.ts';
import type { AsyncPollSource } from './polled-iterator.ts';

/** What a consumer is made of. */
export interface ConsumerOptions<T> {
  readonly topic: Topic<T>;
  /** The topic's name on the broker. */
  readonly name: string;
  readonly groupId: string;
  readonly maxBatch: number;
  readonly newCluster: () => Cluster;
  readonly newRetryPolicy: () => RetryPolicy;
}

const MAX_WAIT_MS = 500;
const LEAVE_TIMEOUT_MS = 3_000;

/** A partition of the tenure in force: what was fetched and not yet delivered, and where to ask next. */
interface PartitionBuffer {
  entries: RawEntry[];
  next: number;
}

/** One consumer of a group: joins, takes its partitions in turn, joins again when the group is shared out anew. */
export class Consumer<T> implements AsyncPollSource<Batch<T>> {
  readonly #options: ConsumerOptions<T>;
  readonly #retryPolicy: RetryPolicy;
  #fetcher: Fetcher;
  #member: Member;
  #buffers = new Map<number, PartitionBuffer>();
  #polling: Promise<unknown> = Promise.resolve();
  #lastServed = -1;
  #isClosed = false;

  constructor(made: ConsumerOptions<T>) {
    this.#options = made;
    this.#retryPolicy = made.newRetryPolicy();
    this.#fetcher = new Fetcher(made.newCluster(), made.name);
    this.#member = this.#newMember();
  }

  poll(): Promise<Batch<T> | undefined> {
    const taking = this.#pollOnce();
    this.#polling = taking.catch(() => undefined);
    return taking;
  }

  /** Leaves the group, whatever is under way; a broker that does not answer is not waited for. */
  async close(): Promise<void> {
    const late = new Promise<void>((resolve) => setTimeout(resolve, LEAVE_TIMEOUT_MS).unref());
    // A join under way is waited for: its member id is not known before, and nobody could leave by it.
    const left = this.#polling.then(() => this.#leaveGroup()).catch(() => undefined);
    await Promise.race([left, late]);
    this.#isClosed = true;
    this.#member.dropAssignment();
    await this.#fetcher.close().catch(() => undefined);
  }

  async #leaveGroup(): Promise<void> {
    if (!this.#isClosed) await this.#member.leave();
  }

  async #pollOnce(): Promise<Batch<T> | undefined> {
    try {
      const tenure = this.#member.assignment ?? (await this.#join());
      const batch = this.#nextBatch(tenure) ?? (await this.#fetchBatch(tenure));
      this.#retryPolicy.reset();
      return batch;
    } catch (fault) {
      await this.#recover(fault);
      return undefined;
    }
  }

  async #join(): Promise<Assignment> {
    await this.#fetcher.connect();
    const tenure = await this.#member.join();
    const [places, extents] = await Promise.all([
      this.#member.group.committedOffsets(tenure.partitions),
      this.#fetcher.extents(tenure.partitions),
    ]);
    const shelfOf = (partition: number, turn: number): [number, PartitionBuffer] => [
      partition,
      { entries: [], next: places.get(partition) ?? extents[turn]?.first ?? 0 },
    ];
    this.#buffers = new Map(tenure.partitions.map(shelfOf));
    return tenure;
  }

  async #fetchBatch(assignment: Assignment): Promise<Batch<T> | undefined> {
    const places = new Map([...this.#buffers].map(([partition, { next }]) => [partition, next]));
    for (const [partition, { entries, next }] of await this.#fetcher.fetch(places, MAX_WAIT_MS)) {
      this.#buffers.set(partition, { entries, next });
    }
    return this.#member.assignment === assignment ? this.#nextBatch(assignment) : undefined;
  }

  #nextBatch(assignment: Assignment): Batch<T> | undefined {
    for (let turn = 1; turn <= this.#options.topic.partitions; turn++) {
      const partition = (this.#lastServed + turn) % this.#options.topic.partitions;
      const raw = this.#buffers.get(partition)?.entries.splice(0, this.#options.maxBatch) ?? [];
      if (raw.length === 0) continue;
      this.#lastServed = partition;
      const entries = raw.map((entry) => toEntry(this.#options.topic, partition, entry));
      return new KafkaBatch(this.#options, this.#member, assignment, partition, entries);
    }
    return undefined;
  }

  /** A group shared out anew is joined again at once; anything else passes, or ends the consumer. */
  async #recover(error: unknown): Promise<void> {
    if (requiresRejoin(error)) return this.#member.dropAssignment();
    await this.#retryPolicy.delayOrThrow(error, () => this.#isClosed);
    await this.#reconnect();
  }

  /** Connections made anew: kafkajs may hold one that is dead for long. The group would wait for a member it knows. */
  async #reconnect(): Promise<void> {
    this.#member.dropAssignment();
    await this.#fetcher.close().catch(() => undefined);
    this.#fetcher = new Fetcher(this.#options.newCluster(), this.#options.name);
    this.#member = this.#newMember(this.#member.memberId);
  }

  #newMember(memberId?: string): Member {
    const { name, topic, groupId } = this.#options;
    return new Member(new KafkaGroup(this.#fetcher.cluster, groupId, name), topic.partitions, memberId);
  }
}

class KafkaBatch<T> implements Batch<T> {
  readonly partition: number;
  readonly entries: readonly Entry<T>[];
  readonly #options: ConsumerOptions<T>;
  readonly #member: Member;
  readonly #assignment: Assignment;

  constructor(
    made: ConsumerOptions<T>,
    member: Member,
    tenure: Assignment,
    partition: number,
    entries: readonly Entry<T>[],
  ) {
    this.#options = made;
    this.#member = member;
    this.#assignment = tenure;
    this.partition = partition;
    this.entries = entries;
  }

  isCurrent(): boolean {
    return this.#member.isCurrent(this.#assignment);
  }

  async commit(offset: number = this.#end): Promise<void> {
    if (!this.isCurrent()) throw this.#staleBatchError();
    this.#assertInBatch(offset);
    // A broker that is away comes back, or the session ends: either way this ends.
    await withRetry(
      this.#options.newRetryPolicy(),
      () => this.#commitOnce(offset),
      () => !this.isCurrent(),
    );
  }

  async #commitOnce(offset: number): Promise<void> {
    try {
      await this.#member.group.commit(this.#assignment, [[this.partition, offset]]);
    } catch (fault) {
      if (requiresRejoin(fault) || (isTransient(fault) && !this.isCurrent())) throw this.#staleBatchError();
      throw fault;
    }
  }

  #assertInBatch(offset: number): void {
    const first = this.entries[0]?.offset ?? 0;
    if (offset >= first && offset <= this.#end) return;
    throw new RangeError(
      `${this.#options.name}/${this.partition}: commit(${offset}) lies outside its batch, ${first} to ${this.#end}.`,
    );
  }

  #staleBatchError(): StaleBatchError {
    return new StaleBatchError(this.#options.name, this.partition);
  }

  get #end(): number {
    return (this.entries.at(-1)?.offset ?? -1) + 1;
  }
}
