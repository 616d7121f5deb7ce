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
export interface Fetched {
  readonly entries: RawEntry[];
  readonly next: number;
}

const BYTES_A_PARTITION = 262_144;
const BYTES_A_FETCH = 4_194_304;
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
  async fetch(places: ReadonlyMap<number, number>, waitMs: number): Promise<Map<number, Fetched>> {
    await this.connect();
    await this.cluster.refreshMetadataIfNecessary();
    const leaders = this.cluster.findLeaderForPartitions(this.topic, [...places.keys()]);
    // Nobody to ask, as for a member that was given nothing: without this wait its loop would spin.
    if (Object.keys(leaders).length === 0) await pause(waitMs);
    const answers = await Promise.all(
      Object.entries(leaders).map(([nodeId, partitions]) => this.#ask(nodeId, partitions, places, waitMs)),
    );
    return new Map(answers.flat());
  }

  /** The extents of partitions, in their order. */
  async extents(partitions: readonly number[]): Promise<Extent[]> {
    await this.connect();
    const [firsts, ends] = await Promise.all([this.#edges(partitions, true), this.#edges(partitions, false)]);
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

  async #ask(
    nodeId: string,
    partitions: readonly number[],
    places: ReadonlyMap<number, number>,
    waitMs: number,
  ): Promise<[number, Fetched][]> {
    const broker = await this.cluster.findBroker({ nodeId });
    const place = (partition: number): number => places.get(partition) ?? 0;
    const wanted = partitions.map((partition) => ({
      partition,
      fetchOffset: String(place(partition)),
      maxBytes: BYTES_A_PARTITION,
    }));
    try {
      const { responses } = await broker.fetch({
        maxWaitTime: waitMs,
        minBytes: 1,
        maxBytes: BYTES_A_FETCH,
        isolationLevel: READ_COMMITTED,
        topics: [{ topic: this.topic, partitions: wanted }],
      });
      return responses
        .flatMap((response) => response.partitions)
        .map(({ partition, messages }) => [partition, fetched(messages, place(partition))]);
    } catch (fault) {
      throw await this.#explained(fault, place);
    }
  }

  /** The port's error for a place outside the partition; any other fault as it is, the leaders asked for anew. */
  async #explained(fault: unknown, place: (partition: number) => number): Promise<unknown> {
    const { name, partition } = fault as { name?: string; partition?: number };
    if (name !== 'KafkaJSOffsetOutOfRange' || partition === undefined) {
      await this.cluster.refreshMetadata().catch(() => undefined);
      return fault;
    }
    const [{ first, end } = { first: 0, end: 0 }] = await this.extents([partition]);
    const offset = place(partition);
    if (offset < first) return new OffsetGoneError(this.topic, partition, offset, first);
    if (offset > end) return new OffsetAheadError(this.topic, partition, offset, end);
    return fault;
  }

  async #edges(partitions: readonly number[], fromBeginning: boolean): Promise<Map<number, number>> {
    const asked = partitions.map((partition) => ({ partition }));
    const [answer] = await this.cluster.fetchTopicsOffset([
      { topic: this.topic, partitions: asked, fromBeginning },
    ]);
    return new Map(answer?.partitions.map(({ partition, offset }) => [partition, Number(offset)]));
  }
}

/** A compressed block comes whole: what lies before the place was not asked for. */
function fetched(messages: readonly FetchedMessage[], place: number): Fetched {
  const last = messages.at(-1);
  const entries = messages
    .filter(({ offset, isControlRecord }) => Number(offset) >= place && !isControlRecord)
    .map(({ offset, timestamp, value }) => ({
      offset: Number(offset),
      appendedAt: Number(timestamp),
      text: value?.toString('utf8') ?? '',
    }));
  return { entries, next: last ? Math.max(place, Number(last.offset) + 1) : place };
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
