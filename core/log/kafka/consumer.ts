import type { PollSource } from '../../base/index.ts';
import { type Batch, type Entry, StaleBatchError } from '../event-log.ts';
import { assertInBatch, offsetAfter } from '../page.ts';
import { type StoredEntry, toEntry } from '../stored-entry.ts';
import type { Topic } from '../topic.ts';
import type { Cluster } from './cluster.ts';
import { Fetcher } from './fetch.ts';
import { KafkaGroup } from './group.ts';
import { isTransient, requiresRejoin } from './kafka-error.ts';
import { type Assignment, Member } from './member.ts';
import { type RetryPolicy, withRetry } from './retry-policy.ts';

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

/** Of an assigned partition: the entries fetched and not yet delivered, and the offset to fetch next. */
interface PartitionBuffer {
  entries: StoredEntry[];
  next: number;
}

/** One consumer of a group: joins, delivers its partitions in turn, joins again after a rebalance. */
export class Consumer<T> implements PollSource<Batch<T>> {
  readonly #options: ConsumerOptions<T>;
  readonly #retryPolicy: RetryPolicy;
  #fetcher: Fetcher;
  #member: Member;
  #buffers = new Map<number, PartitionBuffer>();
  #polling: Promise<unknown> = Promise.resolve();
  #lastServed = -1;
  #isClosed = false;

  constructor(options: ConsumerOptions<T>) {
    this.#options = options;
    this.#retryPolicy = options.newRetryPolicy();
    this.#fetcher = new Fetcher(options.newCluster(), options.name);
    this.#member = this.#newMember();
  }

  poll(): Promise<Batch<T> | undefined> {
    const poll = this.#pollOnce();
    this.#polling = poll.catch(() => undefined);
    return poll;
  }

  /** Leaves the group; waits only so long for a broker that does not answer. */
  async close(): Promise<void> {
    const timeout = new Promise<void>((resolve) => setTimeout(resolve, LEAVE_TIMEOUT_MS).unref());
    // Only the answer to a join names the member id, without which the member could not leave.
    const leave = this.#polling.then(() => this.#leaveGroup()).catch(() => undefined);
    await Promise.race([leave, timeout]);
    this.#isClosed = true;
    this.#member.dropAssignment();
    await this.#fetcher.close().catch(() => undefined);
  }

  async #leaveGroup(): Promise<void> {
    if (!this.#isClosed) await this.#member.leave();
  }

  async #pollOnce(): Promise<Batch<T> | undefined> {
    try {
      const assignment = this.#member.assignment ?? (await this.#join());
      const batch = this.#nextBatch(assignment) ?? (await this.#fetchBatch(assignment));
      this.#retryPolicy.reset();
      return batch;
    } catch (error) {
      await this.#recover(error);
      return undefined;
    }
  }

  async #join(): Promise<Assignment> {
    await this.#fetcher.connect();
    const assignment = await this.#member.join();
    const [committedOffsets, extents] = await Promise.all([
      this.#member.group.committedOffsets(assignment.partitions),
      this.#fetcher.extents(assignment.partitions),
    ]);
    const newBuffer = (partition: number, index: number): [number, PartitionBuffer] => [
      partition,
      { entries: [], next: committedOffsets.get(partition) ?? extents[index]?.first ?? 0 },
    ];
    this.#buffers = new Map(assignment.partitions.map(newBuffer));
    return assignment;
  }

  async #fetchBatch(assignment: Assignment): Promise<Batch<T> | undefined> {
    const offsets = new Map([...this.#buffers].map(([partition, { next }]) => [partition, next]));
    for (const [partition, { entries, next }] of await this.#fetcher.fetch(offsets, MAX_WAIT_MS)) {
      this.#buffers.set(partition, { entries, next });
    }
    return this.#member.assignment === assignment ? this.#nextBatch(assignment) : undefined;
  }

  #nextBatch(assignment: Assignment): Batch<T> | undefined {
    for (let turn = 1; turn <= this.#options.topic.partitions; turn++) {
      const partition = (this.#lastServed + turn) % this.#options.topic.partitions;
      const stored = this.#buffers.get(partition)?.entries.splice(0, this.#options.maxBatch) ?? [];
      if (stored.length === 0) continue;
      this.#lastServed = partition;
      const entries = stored.map((entry) => toEntry(this.#options.topic, partition, entry));
      return new KafkaBatch(this.#options, this.#member, assignment, partition, entries);
    }
    return undefined;
  }

  /** After a rebalance the next poll joins again at once; any other error is retried, or ends the consumer. */
  async #recover(error: unknown): Promise<void> {
    if (requiresRejoin(error)) return this.#member.dropAssignment();
    await this.#retryPolicy.delayOrThrow(error, () => this.#isClosed);
    await this.#reconnect();
  }

  /**
   * Opens other connections, because kafkajs may keep a dead one for a long time. The member id stays the same: the group
   * would wait for the session of the old one to end.
   */
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
    options: ConsumerOptions<T>,
    member: Member,
    assignment: Assignment,
    partition: number,
    entries: readonly Entry<T>[],
  ) {
    this.#options = options;
    this.#member = member;
    this.#assignment = assignment;
    this.partition = partition;
    this.entries = entries;
  }

  isCurrent(): boolean {
    return this.#member.isCurrent(this.#assignment);
  }

  async commit(offset: number = offsetAfter(this.entries, 0)): Promise<void> {
    if (!this.isCurrent()) throw this.#staleBatchError();
    assertInBatch(this.#options.name, this.partition, this.entries, offset);
    // Retries end: either the broker comes back, or the session is over.
    await withRetry(
      this.#options.newRetryPolicy(),
      () => this.#commitOnce(offset),
      () => !this.isCurrent(),
    );
  }

  async #commitOnce(offset: number): Promise<void> {
    try {
      await this.#member.group.commit(this.#assignment, [[this.partition, offset]]);
    } catch (error) {
      if (requiresRejoin(error) || (isTransient(error) && !this.isCurrent())) throw this.#staleBatchError();
      throw error;
    }
  }

  #staleBatchError(): StaleBatchError {
    return new StaleBatchError(this.#options.name, this.partition);
  }
}
