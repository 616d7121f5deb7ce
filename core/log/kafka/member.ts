import kafkajs from 'kafkajs';
import { partitionsOf } from '../partition.ts';
import type { Committer, KafkaGroup } from './group.ts';
import { isTransient, requiresRejoin, rootCause } from './kafka-error.ts';

const { AssignerProtocol } = kafkajs;

/** A member that sends no heartbeat for longer loses its partitions. */
const SESSION_TIMEOUT_MS = 10_000;
/** How long a rebalance waits for a member that is still working on a batch. */
const REBALANCE_TIMEOUT_MS = 60_000;
const HEARTBEAT_INTERVAL_MS = 1_000;
const ASSIGNER = 'courant-round-robin';

/** What one join gave a member; the next join gives another. */
export interface Assignment extends Committer {
  readonly partitions: readonly number[];
}

/** One member of a consumer group, by the classic group protocol (JoinGroup, SyncGroup, Heartbeat, LeaveGroup). */
export class Member {
  readonly group: KafkaGroup;
  readonly #partitions: number;
  #memberId: string;
  #assignment: Assignment | undefined;
  #mustRejoin = false;
  /** When the last heartbeat that succeeded was sent, by the monotonic clock. */
  #lastHeartbeatAt = 0;
  #heartbeatTimer: NodeJS.Timeout | undefined;

  /** `partitions`: how many the group's topic has. `memberId`: from an earlier join, if there was one. */
  constructor(group: KafkaGroup, partitions: number, memberId = '') {
    this.group = group;
    this.#partitions = partitions;
    this.#memberId = memberId;
  }

  get memberId(): string {
    return this.#memberId;
  }

  /** The assignment in force; undefined when the group is to be joined, or joined again. */
  get assignment(): Assignment | undefined {
    return this.#mustRejoin ? undefined : this.#assignment;
  }

  /**
   * Whether an assignment is still in force. It is during a rebalance, which gives no partition to another member before
   * this one has joined again. A process that was paused for longer than its session learns it from the clock.
   */
  isCurrent(assignment: Assignment): boolean {
    return assignment === this.#assignment && performance.now() - this.#lastHeartbeatAt < SESSION_TIMEOUT_MS;
  }

  /** Joins the group, and waits until the leader has assigned the partitions. */
  async join(): Promise<Assignment> {
    this.dropAssignment();
    try {
      return await this.#joinAndSync();
    } catch (error) {
      if (rootCause(error).type === 'UNKNOWN_MEMBER_ID') this.#memberId = '';
      throw error;
    }
  }

  /** Forgets the assignment. The group notices at the next join, or when the session times out. */
  dropAssignment(): void {
    clearTimeout(this.#heartbeatTimer);
    this.#assignment = undefined;
  }

  /** Leaves the group, so that the others need not wait for the session to time out. */
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
    // A join may wait for other members longer than a session lasts, so the session begins at its answer.
    const joinedAt = performance.now();
    const { memberAssignment } = await coordinator.syncGroup({
      groupId: this.group.groupId,
      generationId,
      memberId,
      groupAssignment: leaderId === memberId ? this.#assignPartitions(members) : [],
    });
    const assigned = AssignerProtocol.MemberAssignment.decode(memberAssignment)?.assignment[this.group.topic];
    const assignment = { partitions: assigned ?? [], generation: generationId, memberId };
    this.#startAssignment(assignment, joinedAt);
    return assignment;
  }

  #subscription(): Buffer {
    const metadata = { version: 0, topics: [this.group.topic], userData: Buffer.alloc(0) };
    return AssignerProtocol.MemberMetadata.encode(metadata);
  }

  /** As the group's leader: assigns the partitions evenly, round robin. */
  #assignPartitions(
    members: readonly { memberId: string }[],
  ): { memberId: string; memberAssignment: Buffer }[] {
    const ids = members.map(({ memberId }) => memberId).sort();
    const partitions = partitionsOf({ partitions: this.#partitions });
    return ids.map((memberId, turn) => {
      const assignment = { [this.group.topic]: partitions.filter((p) => p % ids.length === turn) };
      const memberAssignment = { version: 0, assignment, userData: Buffer.alloc(0) };
      return { memberId, memberAssignment: AssignerProtocol.MemberAssignment.encode(memberAssignment) };
    });
  }

  #scheduleHeartbeat(): void {
    this.#heartbeatTimer = setTimeout(() => void this.#heartbeat(), HEARTBEAT_INTERVAL_MS);
  }

  async #heartbeat(): Promise<void> {
    const assignment = this.#assignment;
    if (!assignment) return;
    const sentAt = performance.now();
    const error = await this.#sendHeartbeat(assignment).catch((reason: unknown) => reason);
    if (assignment !== this.#assignment) return;
    if (error === undefined || rootCause(error).type === 'REBALANCE_IN_PROGRESS')
      this.#lastHeartbeatAt = sentAt;
    if (error !== undefined) this.#handleHeartbeatError(error);
    if (this.#assignment) this.#scheduleHeartbeat();
  }

  async #sendHeartbeat({ generation, memberId }: Assignment): Promise<undefined> {
    const coordinator = await this.group.coordinator();
    await coordinator.heartbeat({ groupId: this.group.groupId, groupGenerationId: generation, memberId });
  }

  /** A rebalance leaves the member time to finish its batch; the end of its generation does not. */
  #handleHeartbeatError(error: unknown): void {
    if (rootCause(error).type === 'REBALANCE_IN_PROGRESS') this.#mustRejoin = true;
    else if (requiresRejoin(error) || !isTransient(error)) this.dropAssignment();
    // Any other error passes: the broker is away, and `isCurrent` ends the assignment with the session.
  }
}
