import type { Broker, Cluster } from './cluster.ts';

/** In whose name places are committed. */
export interface Committer {
  readonly generation: number;
  readonly memberId: string;
}

/** Commits from outside the group: the broker takes that only while nobody is in it. */
export const NO_GENERATION: Committer = { generation: -1, memberId: '' };

/** A consumer group of one topic, as the broker that coordinates it knows it. */
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

  /** The next offset the group is to be given, for the partitions where it has committed one. */
  async committedOffsets(partitions: readonly number[]): Promise<Map<number, number>> {
    if (partitions.length === 0) return new Map();
    const asked = partitions.map((partition) => ({ partition }));
    const { responses } = await (await this.coordinator()).offsetFetch({
      groupId: this.groupId,
      topics: [{ topic: this.topic, partitions: asked }],
    });
    const met = responses.flatMap((response) => response.partitions);
    const places = met.map(({ partition, offset }) => [partition, Number(offset)] as const);
    return new Map(places.filter(([, offset]) => offset >= 0));
  }

  /** The broker refuses an author whose generation is over. */
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
