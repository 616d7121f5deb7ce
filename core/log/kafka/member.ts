import kafkajs from 'kafkajs';
import type { Author, KafkaGroup } from './group.ts';
import { isPassing, isRejoin, originOf } from './kafka-error.ts';

const { AssignerProtocol } = kafkajs;

/** A member that is silent for longer has lost its partitions. */
const SESSION_MS = 10_000;
/** How long the others wait for a member that has a batch in hand. */
const REBALANCE_MS = 60_000;
const BEAT_EVERY_MS = 1_000;
const ASSIGNER = 'courant-round-robin';

/** What a member was given, once; the next join gives another. */
export interface Tenure extends Author {
  readonly partitions: readonly number[];
}

/** One member of a consumer group, by the protocol that all Kafka brokers speak. */
export class Member {
  readonly group: KafkaGroup;
  readonly #partitions: number;
  #memberId: string;
  #tenure: Tenure | undefined;
  #isToRejoin = false;
  /** By the monotonic clock: when the group last heard of us. */
  #heardAt = 0;
  #beats: NodeJS.Timeout | undefined;

  /** `partitions`: how many the group's topic has; `memberId`: by which the group knows it already, if it does. */
  constructor(group: KafkaGroup, partitions: number, memberId = '') {
    this.group = group;
    this.#partitions = partitions;
    this.#memberId = memberId;
  }

  get memberId(): string {
    return this.#memberId;
  }

  /** The tenure in force; undefined when the group is to be joined (anew). */
  get tenure(): Tenure | undefined {
    return this.#isToRejoin ? undefined : this.#tenure;
  }

  /**
   * Whether a tenure still holds. It does while the group is being shared out anew: nobody else is given a partition
   * before this member has joined again. A process that was stopped past its session knows so by the clock.
   */
  isHeld(tenure: Tenure): boolean {
    return tenure === this.#tenure && performance.now() - this.#heardAt < SESSION_MS;
  }

  /** Joins the group, and waits until everybody in it has been given partitions. */
  async join(): Promise<Tenure> {
    this.lose();
    try {
      return await this.#joinAndSync();
    } catch (fault) {
      if (originOf(fault).type === 'UNKNOWN_MEMBER_ID') this.#memberId = '';
      throw fault;
    }
  }

  /** Gives up its tenure here; the group learns of it by the next join, or by silence. */
  lose(): void {
    clearTimeout(this.#beats);
    this.#tenure = undefined;
  }

  /** Tells the group that this member is gone, so that the others need not wait for its silence. */
  async leave(): Promise<void> {
    this.lose();
    if (this.#memberId === '') return;
    const coordinator = await this.group.coordinator();
    await coordinator.leaveGroup({ groupId: this.group.groupId, memberId: this.#memberId });
  }

  #begin(tenure: Tenure, heardAt: number): void {
    this.#tenure = tenure;
    this.#isToRejoin = false;
    this.#heardAt = heardAt;
    this.#beatLater();
  }

  async #joinAndSync(): Promise<Tenure> {
    const coordinator = await this.group.coordinator();
    const { generationId, leaderId, memberId, members } = await coordinator.joinGroup({
      groupId: this.group.groupId,
      sessionTimeout: SESSION_MS,
      rebalanceTimeout: REBALANCE_MS,
      memberId: this.#memberId,
      groupProtocols: [{ name: ASSIGNER, metadata: this.#subscription() }],
    });
    this.#memberId = memberId;
    // Joining may have waited for others longer than a session lasts; ours begins now.
    const joinedAt = performance.now();
    const { memberAssignment } = await coordinator.syncGroup({
      groupId: this.group.groupId,
      generationId,
      memberId,
      groupAssignment: leaderId === memberId ? this.#sharedOut(members) : [],
    });
    const assigned = AssignerProtocol.MemberAssignment.decode(memberAssignment)?.assignment[this.group.topic];
    const tenure = { partitions: assigned ?? [], generation: generationId, memberId };
    this.#begin(tenure, joinedAt);
    return tenure;
  }

  #subscription(): Buffer {
    const metadata = { version: 0, topics: [this.group.topic], userData: Buffer.alloc(0) };
    return AssignerProtocol.MemberMetadata.encode(metadata);
  }

  /** The leader's part: every partition to somebody, evenly. */
  #sharedOut(members: readonly { memberId: string }[]): { memberId: string; memberAssignment: Buffer }[] {
    const ids = members.map(({ memberId }) => memberId).sort();
    const partitions = [...Array(this.#partitions).keys()];
    return ids.map((memberId, turn) => {
      const assignment = { [this.group.topic]: partitions.filter((p) => p % ids.length === turn) };
      const share = { version: 0, assignment, userData: Buffer.alloc(0) };
      return { memberId, memberAssignment: AssignerProtocol.MemberAssignment.encode(share) };
    });
  }

  #beatLater(): void {
    this.#beats = setTimeout(() => void this.#beat(), BEAT_EVERY_MS);
  }

  async #beat(): Promise<void> {
    const tenure = this.#tenure;
    if (!tenure) return;
    const askedAt = performance.now();
    const fault = await this.#say(tenure).catch((met: unknown) => met);
    if (tenure !== this.#tenure) return;
    if (fault === undefined || originOf(fault).type === 'REBALANCE_IN_PROGRESS') this.#heardAt = askedAt;
    if (fault !== undefined) this.#take(fault);
    if (this.#tenure) this.#beatLater();
  }

  async #say({ generation, memberId }: Tenure): Promise<undefined> {
    const coordinator = await this.group.coordinator();
    await coordinator.heartbeat({ groupId: this.group.groupId, groupGenerationId: generation, memberId });
  }

  /** A rebalance lets the batch in hand be finished; another's generation does not. */
  #take(fault: unknown): void {
    if (originOf(fault).type === 'REBALANCE_IN_PROGRESS') this.#isToRejoin = true;
    else if (isRejoin(fault) || !isPassing(fault)) this.lose();
    // Else the broker is away: the session's clock decides.
  }
}
