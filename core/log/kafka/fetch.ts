import { setTimeout as pause } from 'node:timers/promises';
import { type Entry, type Extent, OffsetAheadError, OffsetGoneError } from '../event-log.ts';
import type { Topic } from '../topic.ts';
import type { Cluster, FetchedMessage } from './cluster.ts';

/** An entry as it came, its message not yet read. */
export interface RawEntry {
  readonly offset: number;
  readonly appendedAt: number;
  readonly text: string;
}

/** What a partition answered: entries, and where to ask next. */
export interface FetchResult {
  readonly entries: RawEntry[];
  readonly next: number;
}

const MAX_BYTES_PER_PARTITION = 262_144;
const MAX_BYTES_PER_FETCH = 4_194_304;
const READ_COMMITTED = 1;

/** Reads one topic without belonging to a group, over connections of its own. */
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
   * By partition, what lies at or after each place; waits up to `waitMs` where there is nothing. Throws
   * `OffsetGoneError` or `OffsetAheadError` for a place that the partition does not hold.
   */
  async fetch(offsets: ReadonlyMap<number, number>, waitMs: number): Promise<Map<number, FetchResult>> {
    await this.connect();
    await this.cluster.refreshMetadataIfNecessary();
    const leaders = this.cluster.findLeaderForPartitions(this.topic, [...offsets.keys()]);
    // Nobody to ask, as for a member that was given nothing: without this wait its loop would spin.
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
    const place = (partition: number): number => offsets.get(partition) ?? 0;
    const wanted = partitions.map((partition) => ({
      partition,
      fetchOffset: String(place(partition)),
      maxBytes: MAX_BYTES_PER_PARTITION,
    }));
    try {
      const { responses } = await broker.fetch({
        maxWaitTime: waitMs,
        minBytes: 1,
        maxBytes: MAX_BYTES_PER_FETCH,
        isolationLevel: READ_COMMITTED,
        topics: [{ topic: this.topic, partitions: wanted }],
      });
      return responses
        .flatMap((response) => response.partitions)
        .map(({ partition, messages }) => [partition, toFetchResult(messages, place(partition))]);
    } catch (fault) {
      throw await this.#toLogError(fault, place);
    }
  }

  /** The port's error for a place outside the partition; any other fault as it is, the leaders asked for anew. */
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
    const asked = partitions.map((partition) => ({ partition }));
    const [answer] = await this.cluster.fetchTopicsOffset([
      { topic: this.topic, partitions: asked, fromBeginning },
    ]);
    return new Map(answer?.partitions.map(({ partition, offset }) => [partition, Number(offset)]));
  }
}

/** A compressed block comes whole: what lies before the place was not asked for. */
function toFetchResult(messages: readonly FetchedMessage[], fetchOffset: number): FetchResult {
  const last = messages.at(-1);
  const entries = messages
    .filter(({ offset, isControlRecord }) => Number(offset) >= fetchOffset && !isControlRecord)
    .map(({ offset, timestamp, value }) => ({
      offset: Number(offset),
      appendedAt: Number(timestamp),
      text: value?.toString('utf8') ?? '',
    }));
  return { entries, next: last ? Math.max(fetchOffset, Number(last.offset) + 1) : fetchOffset };
}

/** Reads an entry's message; what is not of the topic's form keeps its text and says why. */
export function toEntry<T>(
  topic: Topic<T>,
  partition: number,
  { offset, appendedAt, text }: RawEntry,
): Entry<T> {
  try {
    return { partition, offset, appendedAt, message: { ok: true, value: topic.decode(text) } };
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : String(fault);
    return { partition, offset, appendedAt, message: { ok: false, raw: text, reason } };
  }
}
