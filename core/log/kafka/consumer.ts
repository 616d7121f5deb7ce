import { type Batch, type Entry, StaleBatchError } from '../event-log.ts';
import type { Topic } from '../topic.ts';
import type { Cluster } from './cluster.ts';
import { Fetcher, type RawEntry, toEntry } from './fetch.ts';
import { KafkaGroup } from './group.ts';
import { isPassing, isRejoin, type Patience, patiently } from './kafka-error.ts';
import { Member, type Tenure } from './member.ts';
import type { Spring } from './stream.ts';

/** What a consumer is made of. */
export interface Consumption<T> {
  readonly topic: Topic<T>;
  /** The topic's name on the broker. */
  readonly name: string;
  readonly groupId: string;
  readonly maxBatch: number;
  readonly newCluster: () => Cluster;
  readonly newPatience: () => Patience;
}

const WAIT_MS = 500;
const LEAVING_MS = 3_000;

/** A partition of the tenure in force: what was fetched and not yet delivered, and where to ask next. */
interface Shelf {
  held: RawEntry[];
  next: number;
}

/** One consumer of a group: joins, takes its partitions in turn, joins again when the group is shared out anew. */
export class Consumer<T> implements Spring<Batch<T>> {
  readonly #made: Consumption<T>;
  readonly #patience: Patience;
  #fetcher: Fetcher;
  #member: Member;
  #shelves = new Map<number, Shelf>();
  #taking: Promise<unknown> = Promise.resolve();
  #lastServed = -1;
  #isGone = false;

  constructor(made: Consumption<T>) {
    this.#made = made;
    this.#patience = made.newPatience();
    this.#fetcher = new Fetcher(made.newCluster(), made.name);
    this.#member = this.#newMember();
  }

  take(): Promise<Batch<T> | undefined> {
    const taking = this.#takeOnce();
    this.#taking = taking.catch(() => undefined);
    return taking;
  }

  /** Leaves the group, whatever is under way; a broker that does not answer is not waited for. */
  async leave(): Promise<void> {
    const late = new Promise<void>((resolve) => setTimeout(resolve, LEAVING_MS).unref());
    // A join under way is waited for: its member id is not known before, and nobody could leave by it.
    const left = this.#taking.then(() => this.#leaveGroup()).catch(() => undefined);
    await Promise.race([left, late]);
    this.#isGone = true;
    this.#member.lose();
    await this.#fetcher.close().catch(() => undefined);
  }

  async #leaveGroup(): Promise<void> {
    if (!this.#isGone) await this.#member.leave();
  }

  async #takeOnce(): Promise<Batch<T> | undefined> {
    try {
      const tenure = this.#member.tenure ?? (await this.#join());
      const batch = this.#nextBatch(tenure) ?? (await this.#fetchBatch(tenure));
      this.#patience.succeeded();
      return batch;
    } catch (fault) {
      await this.#mend(fault);
      return undefined;
    }
  }

  async #join(): Promise<Tenure> {
    await this.#fetcher.connect();
    const tenure = await this.#member.join();
    const [places, extents] = await Promise.all([
      this.#member.group.places(tenure.partitions),
      this.#fetcher.extents(tenure.partitions),
    ]);
    const shelfOf = (partition: number, turn: number): [number, Shelf] => [
      partition,
      { held: [], next: places.get(partition) ?? extents[turn]?.first ?? 0 },
    ];
    this.#shelves = new Map(tenure.partitions.map(shelfOf));
    return tenure;
  }

  async #fetchBatch(tenure: Tenure): Promise<Batch<T> | undefined> {
    const places = new Map([...this.#shelves].map(([partition, { next }]) => [partition, next]));
    for (const [partition, { entries, next }] of await this.#fetcher.fetch(places, WAIT_MS)) {
      this.#shelves.set(partition, { held: entries, next });
    }
    return this.#member.tenure === tenure ? this.#nextBatch(tenure) : undefined;
  }

  #nextBatch(tenure: Tenure): Batch<T> | undefined {
    for (let turn = 1; turn <= this.#made.topic.partitions; turn++) {
      const partition = (this.#lastServed + turn) % this.#made.topic.partitions;
      const raw = this.#shelves.get(partition)?.held.splice(0, this.#made.maxBatch) ?? [];
      if (raw.length === 0) continue;
      this.#lastServed = partition;
      const entries = raw.map((entry) => toEntry(this.#made.topic, partition, entry));
      return new KafkaBatch(this.#made, this.#member, tenure, partition, entries);
    }
    return undefined;
  }

  /** A group shared out anew is joined again at once; anything else passes, or ends the consumer. */
  async #mend(fault: unknown): Promise<void> {
    if (isRejoin(fault)) return this.#member.lose();
    await this.#patience.failed(fault, () => this.#isGone);
    await this.#renew();
  }

  /** Connections made anew: kafkajs may hold one that is dead for long. The group would wait for a member it knows. */
  async #renew(): Promise<void> {
    this.#member.lose();
    await this.#fetcher.close().catch(() => undefined);
    this.#fetcher = new Fetcher(this.#made.newCluster(), this.#made.name);
    this.#member = this.#newMember(this.#member.memberId);
  }

  #newMember(memberId?: string): Member {
    const { name, topic, groupId } = this.#made;
    return new Member(new KafkaGroup(this.#fetcher.cluster, groupId, name), topic.partitions, memberId);
  }
}

class KafkaBatch<T> implements Batch<T> {
  readonly partition: number;
  readonly entries: readonly Entry<T>[];
  readonly #made: Consumption<T>;
  readonly #member: Member;
  readonly #tenure: Tenure;

  constructor(
    made: Consumption<T>,
    member: Member,
    tenure: Tenure,
    partition: number,
    entries: readonly Entry<T>[],
  ) {
    this.#made = made;
    this.#member = member;
    this.#tenure = tenure;
    this.partition = partition;
    this.entries = entries;
  }

  isCurrent(): boolean {
    return this.#member.isHeld(this.#tenure);
  }

  async commit(offset: number = this.#end): Promise<void> {
    if (!this.isCurrent()) throw this.#stale();
    this.#demandInside(offset);
    // A broker that is away comes back, or the session ends: either way this ends.
    await patiently(
      this.#made.newPatience(),
      () => this.#commitOnce(offset),
      () => !this.isCurrent(),
    );
  }

  async #commitOnce(offset: number): Promise<void> {
    try {
      await this.#member.group.commit(this.#tenure, [[this.partition, offset]]);
    } catch (fault) {
      if (isRejoin(fault) || (isPassing(fault) && !this.isCurrent())) throw this.#stale();
      throw fault;
    }
  }

  #demandInside(offset: number): void {
    const first = this.entries[0]?.offset ?? 0;
    if (offset >= first && offset <= this.#end) return;
    throw new RangeError(
      `${this.#made.name}/${this.partition}: commit(${offset}) lies outside its batch, ${first} to ${this.#end}.`,
    );
  }

  #stale(): StaleBatchError {
    return new StaleBatchError(this.#made.name, this.partition);
  }

  get #end(): number {
    return (this.entries.at(-1)?.offset ?? -1) + 1;
  }
}
