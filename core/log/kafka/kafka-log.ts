import kafkajs, { type Admin, type Kafka } from 'kafkajs';
import { PolledIterator, type PollSource } from '../../base/index.ts';
import { type Batch, type Entry, type EventLog, type Extent, GroupInUseError } from '../event-log.ts';
import { inAppendSpan } from '../log-span.ts';
import { PAGE_ENTRIES } from '../page.ts';
import { partitionsOf } from '../partition.ts';
import { TOPICS, type Topic } from '../topic.ts';
import { Appender } from './appender.ts';
import { newCluster } from './cluster.ts';
import { Consumer } from './consumer.ts';
import { EPOCH, readOrCreateEpoch } from './epoch.ts';
import { Fetcher } from './fetch.ts';
import { KafkaGroup, NO_GENERATION } from './group.ts';
import { requiresRejoin, toLogError } from './kafka-error.ts';
import { deleteGroup, hasMembers } from './membership.ts';
import { ignoreNegativeTimeouts } from './negative-timeout.ts';
import { Reader } from './reader.ts';
import { RetryPolicy, withRetry } from './retry-policy.ts';
import { connectSocket } from './socket.ts';
import { Tail } from './tail.ts';
import { ensureTopics } from './topics.ts';
import { type KafkaAddress, readKafkaUrl } from './url.ts';

/** How long `append`, `consume` and `tail` retry while a broker is away. */
const RETRY_TIMEOUT_MS = 300_000;
/** How long all other calls do: a partition may be moving, or a topic just created. */
const REQUEST_RETRY_TIMEOUT_MS = 15_000;
/** Of one request of kafkajs, about five seconds in all. Its default first pause is too long for a partition that moves. */
const KAFKAJS_RETRY = { initialRetryTime: 50, maxRetryTime: 1_000, retries: 8 };

export interface KafkaLogOptions {
  readonly url: string;
  /** Stamps entries; epoch milliseconds UTC. */
  readonly now?: () => number;
  /** Called with what an operator must know at once. */
  readonly warn?: (sentence: string) => void;
}

/**
 * Opens the log on a Kafka cluster, and creates the topics it lacks. Throws `LogUnavailableError` where no broker
 * answers, `LogRefusedError` for wrong credentials or a topic of another shape.
 */
export async function openKafkaLog({
  url,
  now = Date.now,
  warn = (sentence) => console.error(sentence),
}: KafkaLogOptions): Promise<EventLog> {
  const address = readKafkaUrl(url);
  ignoreNegativeTimeouts();
  const { Kafka, logLevel } = kafkajs;
  const kafka = new Kafka({
    ...address.connection,
    retry: KAFKAJS_RETRY,
    clientId: 'courant',
    logLevel: logLevel.NOTHING,
    socketFactory: connectSocket,
  });
  const log = new KafkaLog(kafka, address, now, warn);
  try {
    await log.connect();
    return log;
  } catch (error) {
    await log.close();
    throw toLogError(error, address.redactedUrl);
  }
}

class KafkaLog implements EventLog {
  epoch = '';
  readonly #kafka: Kafka;
  readonly #address: KafkaAddress;
  readonly #now: () => number;
  readonly #warn: (sentence: string) => void;
  readonly #admin: Admin;
  readonly #appender: Appender;
  readonly #readers = new Map<string, Reader>();
  readonly #iterators = new Set<PolledIterator<unknown>>();
  #closed = false;

  constructor(kafka: Kafka, address: KafkaAddress, now: () => number, warn: (sentence: string) => void) {
    this.#kafka = kafka;
    this.#address = address;
    this.#now = now;
    this.#warn = warn;
    this.#admin = kafka.admin();
    this.#appender = new Appender(kafka, this.#newRetryPolicy);
  }

  /** Connects, creates missing topics, reads the epoch. */
  async connect(): Promise<void> {
    await this.#admin.connect();
    const shapes = [...TOPICS, EPOCH].map(({ name, partitions, retentionMs }) => ({
      name: this.#brokerTopicName({ name }),
      partitions,
      retentionMs,
    }));
    const { redactedUrl } = this.#address;
    await withRetry(this.#newRequestRetryPolicy(), () => ensureTopics(this.#admin, shapes, redactedUrl));
    this.epoch = await withRetry(this.#newRequestRetryPolicy(), () => this.#readOrCreateEpoch());
  }

  async append<T>(topic: Topic<T>, values: readonly T[]): Promise<number[]> {
    this.#assertOpen();
    if (values.length === 0) return [];
    const name = this.#brokerTopicName(topic);
    return inAppendSpan('kafka', name, values.length, (traceparent) =>
      this.#appender.append(topic, name, values, this.#now(), traceparent),
    );
  }

  consume<T>(
    topic: Topic<T>,
    group: string,
    { signal, maxBatch = PAGE_ENTRIES }: { signal: AbortSignal; maxBatch?: number },
  ): AsyncIterable<Batch<T>> {
    const options = {
      topic,
      name: this.#brokerTopicName(topic),
      groupId: this.#groupId(topic, group),
      maxBatch,
      newCluster: () => newCluster(this.#kafka),
      newRetryPolicy: this.#newRetryPolicy,
    };
    return this.#iterable(signal, () => new Consumer(options));
  }

  async read<T>(topic: Topic<T>, partition: number, from: number, limit: number): Promise<Entry<T>[]> {
    this.#assertOpen();
    const reader = this.#reader(topic);
    return withRetry(this.#newRequestRetryPolicy(), () => reader.read(topic, partition, from, limit));
  }

  tail<T>(topic: Topic<T>, partition: number, from: number, signal: AbortSignal): AsyncIterable<Entry<T>[]> {
    const newFetcher = () => this.#newFetcher(topic);
    return this.#iterable(signal, () => new Tail(topic, partition, from, newFetcher, this.#newRetryPolicy()));
  }

  async extent<T>(topic: Topic<T>, partition: number): Promise<Extent> {
    const [extent] = await this.#extents(topic, [partition]);
    if (!extent) throw new Error(`${topic.name}/${partition}: Kafka answered no offsets.`);
    return extent;
  }

  async committedOffsets<T>(topic: Topic<T>, group: string): Promise<number[]> {
    const [extents, committed] = await Promise.all([
      this.#extents(topic),
      this.#committedOffsets(topic, group),
    ]);
    return extents.map(({ first }, partition) => committed.get(partition) ?? first);
  }

  async lag<T>(topic: Topic<T>, group: string): Promise<number> {
    const [extents, committed] = await Promise.all([
      this.#extents(topic),
      this.#committedOffsets(topic, group),
    ]);
    return extents.reduce(
      (sum, { first, end }, partition) => sum + end - Math.max(first, committed.get(partition) ?? first),
      0,
    );
  }

  async reset<T>(topic: Topic<T>, group: string, to: 'FIRST' | 'END'): Promise<void> {
    const extents = await this.#extents(topic);
    const edge = to === 'FIRST' ? 'first' : 'end';
    const offsets = extents.map((extent, partition) => [partition, extent[edge]] as const);
    await this.#withGroup(topic, group, (kafkaGroup) => kafkaGroup.commit(NO_GENERATION, offsets)).catch(
      (error) => {
        throw requiresRejoin(error) ? new GroupInUseError(topic.name, group) : error;
      },
    );
  }

  async isConsumed<T>(topic: Topic<T>, group: string): Promise<boolean> {
    this.#assertOpen();
    return withRetry(this.#newRequestRetryPolicy(), () =>
      hasMembers(this.#admin, this.#groupId(topic, group)),
    );
  }

  async deleteCommittedOffsets<T>(topic: Topic<T>, group: string): Promise<void> {
    this.#assertOpen();
    const isDeleted = await withRetry(this.#newRequestRetryPolicy(), () =>
      deleteGroup(this.#admin, this.#groupId(topic, group)),
    );
    if (!isDeleted) throw new GroupInUseError(topic.name, group);
  }

  /** The broker's own retention deletes the same entries sooner or later, as long as its clock agrees with their stamps. */
  async expire<T>(topic: Topic<T>, now: number): Promise<void> {
    this.#assertOpen();
    if (topic.retentionMs === null) return;
    const name = this.#brokerTopicName(topic);
    const young = await this.#admin.fetchTopicOffsetsByTimestamp(name, now - topic.retentionMs);
    const extents = await this.#extents(topic);
    const partitions = young.filter(
      ({ partition, offset }) => Number(offset) > (extents[partition]?.first ?? 0),
    );
    if (partitions.length > 0) await this.#admin.deleteTopicRecords({ topic: name, partitions });
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await Promise.allSettled([...this.#iterators].map((iterator) => iterator.end()));
    const readers = [...this.#readers.values()];
    await Promise.allSettled([
      this.#appender.close(),
      this.#admin.disconnect(),
      ...readers.map((reader) => reader.close()),
    ]);
  }

  #iterable<I>(signal: AbortSignal, createSource: () => PollSource<I>): AsyncIterable<I> {
    return {
      [Symbol.asyncIterator]: () => {
        this.#assertOpen();
        const onEnd = () => this.#iterators.delete(iterator);
        const iterator = new PolledIterator(createSource(), { signal, onEnd });
        this.#iterators.add(iterator);
        return iterator;
      },
    };
  }

  #extents<T>(topic: Topic<T>, partitions: readonly number[] = partitionsOf(topic)): Promise<Extent[]> {
    this.#assertOpen();
    const reader = this.#reader(topic);
    return withRetry(this.#newRequestRetryPolicy(), () => reader.extents(partitions));
  }

  #committedOffsets<T>(topic: Topic<T>, group: string): Promise<Map<number, number>> {
    return this.#withGroup(topic, group, (kafkaGroup) => kafkaGroup.committedOffsets(partitionsOf(topic)));
  }

  #withGroup<T, A>(topic: Topic<T>, name: string, action: (group: KafkaGroup) => Promise<A>): Promise<A> {
    this.#assertOpen();
    const reader = this.#reader(topic);
    const groupId = this.#groupId(topic, name);
    const attempt = (fetcher: Fetcher) =>
      action(new KafkaGroup(fetcher.cluster, groupId, this.#brokerTopicName(topic)));
    return withRetry(this.#newRequestRetryPolicy(), () => reader.withFetcher(attempt));
  }

  async #readOrCreateEpoch(): Promise<string> {
    const fetcher = this.#newFetcher(EPOCH);
    try {
      return await readOrCreateEpoch(fetcher, this.#appender, this.#now());
    } finally {
      await fetcher.close();
    }
  }

  #reader<T>(topic: Topic<T>): Reader {
    const reader = this.#readers.get(topic.name) ?? new Reader(() => this.#newFetcher(topic));
    this.#readers.set(topic.name, reader);
    return reader;
  }

  #newFetcher(topic: { readonly name: string }): Fetcher {
    return new Fetcher(newCluster(this.#kafka), this.#brokerTopicName(topic));
  }

  readonly #newRetryPolicy = (): RetryPolicy =>
    new RetryPolicy(RETRY_TIMEOUT_MS, this.#address.redactedUrl, this.#warn);

  #newRequestRetryPolicy(): RetryPolicy {
    return new RetryPolicy(REQUEST_RETRY_TIMEOUT_MS, this.#address.redactedUrl, this.#warn);
  }

  #brokerTopicName({ name }: { readonly name: string }): string {
    return `${this.#address.prefix}${name}`;
  }

  /** A group of Kafka spans topics, a group of the port belongs to one. */
  #groupId({ name }: { readonly name: string }, group: string): string {
    return `${this.#brokerTopicName({ name })}.${group}`;
  }

  #assertOpen(): void {
    if (this.#closed) throw new Error('The log is closed.');
  }
}
