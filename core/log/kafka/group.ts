import type { Broker, Cluster } from './cluster.ts';

/** Identifies to the broker the member that commits, and the generation it is in. */
export interface Committer {
  readonly generation: number;
  readonly memberId: string;
}

/** Commits from outside the group, which the broker accepts only while the group has no members. */
export const NO_GENERATION: Committer = { generation: -1, memberId: '' };

/** A consumer group of one topic, by requests to the broker that coordinates it. */
export class KafkaGroup {
  readonly groupId: string;
  readonly topic: string;
  readonly #cluster: Cluster;

  constructor(cluster: Cluster, groupId: string, topic: string) {
    this.#cluster = cluster;
    this.groupId = groupId;
    this.topic = topic;
  }

  coordinator(): Promise<Broker> {
    return this.#cluster.findGroupCoordinator({ groupId: this.groupId });
  }

  /** The next offset to read, for each partition where the group has committed one. */
  async committedOffsets(partitions: readonly number[]): Promise<Map<number, number>> {
    if (partitions.length === 0) return new Map();
    const { responses } = await (await this.coordinator()).offsetFetch({
      groupId: this.groupId,
      topics: [{ topic: this.topic, partitions: partitions.map((partition) => ({ partition })) }],
    });
    const offsets = responses
      .flatMap((response) => response.partitions)
      .map(({ partition, offset }) => [partition, Number(offset)] as const);
    return new Map(offsets.filter(([, offset]) => offset >= 0));
  }

  /** The broker refuses a committer whose generation is over. */
  async commit(
    { generation, memberId }: Committer,
    offsets: Iterable<readonly [partition: number, offset: number]>,
  ): Promise<void> {
    const partitions = [...offsets].map(([partition, offset]) => ({
      partition,
      offset: String(offset),
      metadata: null,
    }));
    await (await this.coordinator()).offsetCommit({
      groupId: this.groupId,
      groupGenerationId: generation,
      memberId,
      topics: [{ topic: this.topic, partitions }],
    });
  }
}
