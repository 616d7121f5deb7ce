import { setTimeout as pause } from 'node:timers/promises';
import { type Extent, OffsetAheadError, OffsetGoneError } from '../event-log.ts';
import type { StoredEntry } from '../stored-entry.ts';
import type { Cluster, FetchedMessage } from './cluster.ts';

/** What a partition answered: entries, and the offset to fetch next. */
export interface FetchResult {
  readonly entries: StoredEntry[];
  readonly next: number;
}

const MAX_BYTES_PER_PARTITION = 262_144;
const MAX_BYTES_PER_FETCH = 4_194_304;
const READ_COMMITTED = 1;

/** Fetches the entries of one topic, over connections of its own. It belongs to no group. */
export class Fetcher {
  readonly cluster: Cluster;
  readonly topic: string;
  #connected: Promise<void> | undefined;

  /** `topic` is the name on the broker. */
  constructor(cluster: Cluster, topic: string) {
    this.cluster = cluster;
    this.topic = topic;
  }

  connect(): Promise<void> {
    this.#connected ??= this.#connect();
    return this.#connected;
  }

  /**
   * By partition, the entries at or after each offset; waits up to `waitMs` where there are none. Throws
   * `OffsetGoneError` or `OffsetAheadError` for an offset outside the partition.
   */
  async fetch(offsets: ReadonlyMap<number, number>, waitMs: number): Promise<Map<number, FetchResult>> {
    await this.connect();
    await this.cluster.refreshMetadataIfNecessary();
    const leaders = this.cluster.findLeaderForPartitions(this.topic, [...offsets.keys()]);
    // No partition to fetch, as for a member that was assigned none: without this wait its loop would spin.
    if (Object.keys(leaders).length === 0) await pause(waitMs);
    const answers = await Promise.all(
      Object.entries(leaders).map(([nodeId, partitions]) =>
        this.#fetchFromBroker(nodeId, partitions, offsets, waitMs),
      ),
    );
    return new Map(answers.flat());
  }

  /** The extents of partitions, in their order. */
  async extents(partitions: readonly number[]): Promise<Extent[]> {
    await this.connect();
    const [firsts, ends] = await Promise.all([
      this.#listOffsets(partitions, true),
      this.#listOffsets(partitions, false),
    ]);
    return partitions.map((partition) => ({
      first: firsts.get(partition) ?? 0,
      end: ends.get(partition) ?? 0,
    }));
  }

  close(): Promise<void> {
    return this.cluster.disconnect();
  }

  async #connect(): Promise<void> {
    await this.cluster.connect();
    await this.cluster.addTargetTopic(this.topic);
  }

  async #fetchFromBroker(
    nodeId: string,
    partitions: readonly number[],
    offsets: ReadonlyMap<number, number>,
    waitMs: number,
  ): Promise<[number, FetchResult][]> {
    const broker = await this.cluster.findBroker({ nodeId });
    const fetchOffsetOf = (partition: number): number => offsets.get(partition) ?? 0;
    const requested = partitions.map((partition) => ({
      partition,
      fetchOffset: String(fetchOffsetOf(partition)),
      maxBytes: MAX_BYTES_PER_PARTITION,
    }));
    try {
      const { responses } = await broker.fetch({
        maxWaitTime: waitMs,
        minBytes: 1,
        maxBytes: MAX_BYTES_PER_FETCH,
        isolationLevel: READ_COMMITTED,
        topics: [{ topic: this.topic, partitions: requested }],
      });
      return responses
        .flatMap((response) => response.partitions)
        .map(({ partition, messages }) => [partition, toFetchResult(messages, fetchOffsetOf(partition))]);
    } catch (error) {
      throw await this.#toLogError(error, fetchOffsetOf);
    }
  }

  /** The port's error for an offset outside the partition; any other as it is, after metadata were fetched anew. */
  async #toLogError(error: unknown, fetchOffsetOf: (partition: number) => number): Promise<unknown> {
    const { name, partition } = error as { name?: string; partition?: number };
    if (name !== 'KafkaJSOffsetOutOfRange' || partition === undefined) {
      await this.cluster.refreshMetadata().catch(() => undefined);
      return error;
    }
    const [{ first, end } = { first: 0, end: 0 }] = await this.extents([partition]);
    const offset = fetchOffsetOf(partition);
    if (offset < first) return new OffsetGoneError(this.topic, partition, offset, first);
    if (offset > end) return new OffsetAheadError(this.topic, partition, offset, end);
    return error;
  }

  async #listOffsets(partitions: readonly number[], fromBeginning: boolean): Promise<Map<number, number>> {
    const [answer] = await this.cluster.fetchTopicsOffset([
      { topic: this.topic, partitions: partitions.map((partition) => ({ partition })), fromBeginning },
    ]);
    return new Map(answer?.partitions.map(({ partition, offset }) => [partition, Number(offset)]));
  }
}

/** A broker sends compressed batches whole, so the first messages may lie before the offset that was requested. */
function toFetchResult(messages: readonly FetchedMessage[], fetchOffset: number): FetchResult {
  const last = messages.at(-1);
  const entries = messages
    .filter(({ offset, isControlRecord }) => Number(offset) >= fetchOffset && !isControlRecord)
    .map(({ offset, timestamp, value, headers }) => ({
      offset: Number(offset),
      appendedAt: Number(timestamp),
      text: value?.toString('utf8') ?? '',
      traceparent: headers?.traceparent?.toString(),
    }));
  return { entries, next: last ? Math.max(fetchOffset, Number(last.offset) + 1) : fetchOffset };
}
