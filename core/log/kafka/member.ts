import kafkajs from 'kafkajs';
import type { Committer, KafkaGroup } from './group.ts';
import { isTransient, requiresRejoin, rootCause } from './kafka-error.ts';

const { AssignerProtocol } = kafkajs;

/** A member that is silent for longer has lost its partitions. */
const SESSION_TIMEOUT_MS = 10_000;
/** How long the others wait for a member that has a batch in hand. */
const REBALANCE_TIMEOUT_MS = 60_000;
const HEARTBEAT_INTERVAL_MS = 1_000;
const ASSIGNER = 'courant-round-robin';

/** What a member was given, once; the next join gives another. */
export interface Assignment extends Committer {
  readonly partitions: readonly number[];
}

/** One member of a consumer group, by the protocol that all Kafka brokers speak. */
export class Member {
  readonly group: KafkaGroup;
  readonly #partitions: number;
  #memberId: string;
  #assignment: Assignment | undefined;
  #mustRejoin = false;
  /** By the monotonic clock: when the group last heard of us. */
  #lastHeartbeatAt = 0;
  #heartbeatTimer: NodeJS.Timeout | undefined;

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
  get assignment(): Assignment | undefined {
    return this.#mustRejoin ? undefined : this.#assignment;
  }

  /**
   * Whether a tenure still holds. It does while the group is being shared out anew: nobody else is given a partition
   * before this member has joined again. A process that was stopped past its session knows so by the clock.
   */
  isCurrent(assignment: Assignment): boolean {
    return assignment === this.#assignment && performance.now() - this.#lastHeartbeatAt < SESSION_TIMEOUT_MS;
  }

  /** Joins the group, and waits until everybody in it has been given partitions. */
  async join(): Promise<Assignment> {
    this.dropAssignment();
    try {
      return await this.#joinAndSync();
    } catch (fault) {
      if (rootCause(fault).type === 'UNKNOWN_MEMBER_ID') this.#memberId = '';
      throw fault;
    }
  }

  /** Gives up its tenure here; the group learns of it by the next join, or by silence. */
  dropAssignment(): void {
    clearTimeout(this.#heartbeatTimer);
    this.#assignment = undefined;
  }

  /** Tells the group that this member is gone, so that the others need not wait for its silence. */
  async leave(): Promise<void> {
    this.dropAssignment();
    if (this.#memberId === '') return;
    const coordinator = await this.group.coordinator();
    await coordinator.leaveGroup({ groupId: this.group.groupId, memberId: this.#memberId });
  }

  #startAssignment(assignment: Assignment, lastHeartbeatAt: number): void {
    this.#assignment = assignment;
    this.#mustRejoin = false;
    this.#lastHeartbeatAt = lastHeartbeatAt;
    this.#scheduleHeartbeat();
  }

  async #joinAndSync(): Promise<Assignment> {
    const coordinator = await this.group.coordinator();
    const { generationId, leaderId, memberId, members } = await coordinator.joinGroup({
      groupId: this.group.groupId,
      sessionTimeout: SESSION_TIMEOUT_MS,
      rebalanceTimeout: REBALANCE_TIMEOUT_MS,
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
      groupAssignment: leaderId === memberId ? this.#assignPartitions(members) : [],
    });
    const assigned = AssignerProtocol.MemberAssignment.decode(memberAssignment)?.assignment[this.group.topic];
    const tenure = { partitions: assigned ?? [], generation: generationId, memberId };
    this.#startAssignment(tenure, joinedAt);
    return tenure;
  }

  #subscription(): Buffer {
    const metadata = { version: 0, topics: [this.group.topic], userData: Buffer.alloc(0) };
    return AssignerProtocol.MemberMetadata.encode(metadata);
  }

  /** The leader's part: every partition to somebody, evenly. */
  #assignPartitions(
    members: readonly { memberId: string }[],
  ): { memberId: string; memberAssignment: Buffer }[] {
    const ids = members.map(({ memberId }) => memberId).sort();
    const partitions = [...Array(this.#partitions).keys()];
    return ids.map((memberId, turn) => {
      const assignment = { [this.group.topic]: partitions.filter((p) => p % ids.length === turn) };
      const share = { version: 0, assignment, userData: Buffer.alloc(0) };
      return { memberId, memberAssignment: AssignerProtocol.MemberAssignment.encode(share) };
    });
  }

  #scheduleHeartbeat(): void {
    this.#heartbeatTimer = setTimeout(() => void this.#heartbeat(), HEARTBEAT_INTERVAL_MS);
  }

  async #heartbeat(): Promise<void> {
    const tenure = this.#assignment;
    if (!tenure) return;
    const askedAt = performance.now();
    const fault = await this.#sendHeartbeat(tenure).catch((met: unknown) => met);
    if (tenure !== this.#assignment) return;
    if (fault === undefined || rootCause(fault).type === 'REBALANCE_IN_PROGRESS')
      this.#lastHeartbeatAt = askedAt;
    if (fault !== undefined) this.#handleHeartbeatError(fault);
    if (this.#assignment) this.#scheduleHeartbeat();
  }

  async #sendHeartbeat({ generation, memberId }: Assignment): Promise<undefined> {
    const coordinator = await this.group.coordinator();
    await coordinator.heartbeat({ groupId: this.group.groupId, groupGenerationId: generation, memberId });
  }

  /** A rebalance lets the batch in hand be finished; another's generation does not. */
  #handleHeartbeatError(error: unknown): void {
    if (rootCause(error).type === 'REBALANCE_IN_PROGRESS') this.#mustRejoin = true;
    else if (requiresRejoin(error) || !isTransient(error)) this.dropAssignment();
    // Else the broker is away: the session's clock decides.
  }
}
