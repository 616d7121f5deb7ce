import kafkajs, { type Kafka, type Message, type Producer } from 'kafkajs';
import { partitionFor } from '../partition.ts';
import type { Topic } from '../topic.ts';
import { type RetryPolicy, withRetry } from './retry-policy.ts';

const { CompressionTypes, Partitioners } = kafkajs;

/** A broker's default limit for a record batch is a megabyte; this much text fits, compressed or not. */
const MAX_BYTES_PER_PARTITION = 750_000;
const MAX_VALUES_PER_REQUEST = 5_000;
/** Name and value of the header `traceparent`, with their lengths. */
const HEADERS_BYTES = 70;

/** A value as it is sent, with the partition it goes to. */
interface PartitionedMessage extends Message {
  readonly partition: number;
}

/** Appends in the order of its calls, one request at a time, each acknowledged by all in-sync replicas. */
export class Appender {
  readonly #kafka: Kafka;
  readonly #newRetryPolicy: () => RetryPolicy;
  #producer: Promise<Producer> | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(kafka: Kafka, newRetryPolicy: () => RetryPolicy) {
    this.#kafka = kafka;
    this.#newRetryPolicy = newRetryPolicy;
  }

  /** Resolves to each value's offset. `name` is the topic's name on the broker. */
  append<T>(
    topic: Topic<T>,
    name: string,
    values: readonly T[],
    appendedAt: number,
    traceparent?: string,
  ): Promise<number[]> {
    const headers = traceparent && { headers: { traceparent } };
    const messages = values.map((value) => ({ ...toMessage(topic, value, appendedAt), ...headers }));
    const compression = topic.retentionMs === null ? CompressionTypes.GZIP : CompressionTypes.None;
    const appending = this.#queue.then(() => this.#sendAll(name, messages, compression));
    this.#queue = appending.catch(() => undefined);
    return appending;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#disconnectProducer();
  }

  async #sendAll(
    topic: string,
    messages: readonly PartitionedMessage[],
    compression: number,
  ): Promise<number[]> {
    const offsets: number[] = [];
    for (const slice of slices(messages)) {
      const send = () => this.#send(topic, slice, compression);
      offsets.push(...(await withRetry(this.#newRetryPolicy(), send, () => this.#closed)));
    }
    return offsets;
  }

  async #send(
    topic: string,
    messages: readonly PartitionedMessage[],
    compression: number,
  ): Promise<number[]> {
    try {
      const producer = await this.#connectedProducer();
      const answers = await producer.send({ topic, acks: -1, compression, messages: [...messages] });
      return offsetsOf(
        messages,
        new Map(answers.map(({ partition, baseOffset }) => [partition, baseOffset])),
      );
    } catch (error) {
      // The producer's sequence numbers may never match the broker's again, so the next attempt uses another one.
      await this.#disconnectProducer();
      throw error;
    }
  }

  #connectedProducer(): Promise<Producer> {
    if (this.#closed) throw new Error('The log is closed.');
    this.#producer ??= this.#connect();
    return this.#producer;
  }

  async #connect(): Promise<Producer> {
    const producer = this.#kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      // Every message names its partition; naming the partitioner only silences a warning.
      createPartitioner: Partitioners.DefaultPartitioner,
    });
    await producer.connect();
    return producer;
  }

  async #disconnectProducer(): Promise<void> {
    const producer = this.#producer;
    this.#producer = undefined;
    await producer?.then((connected) => connected.disconnect()).catch(() => undefined);
  }
}

function toMessage<T>(topic: Topic<T>, value: T, appendedAt: number): PartitionedMessage {
  return { partition: partitionFor(topic, value), value: topic.encode(value), timestamp: String(appendedAt) };
}

/** The messages, in order, in slices that a broker accepts: it limits the bytes that one partition gets at once. */
function* slices(messages: readonly PartitionedMessage[]): Generator<readonly PartitionedMessage[]> {
  let from = 0;
  let bytes = new Map<number, number>();
  for (const [index, { partition, value, headers }] of messages.entries()) {
    const size = Buffer.byteLength(value ?? '') + (headers ? HEADERS_BYTES : 0);
    const isFull =
      (bytes.get(partition) ?? 0) + size > MAX_BYTES_PER_PARTITION || index - from === MAX_VALUES_PER_REQUEST;
    if (index > from && isFull) {
      yield messages.slice(from, index);
      from = index;
      bytes = new Map();
    }
    bytes.set(partition, (bytes.get(partition) ?? 0) + size);
  }
  if (from < messages.length) yield messages.slice(from);
}

/** Each message's offset: within a partition they are consecutive from the request's base offset on. */
function offsetsOf(
  messages: readonly PartitionedMessage[],
  baseOffsets: ReadonlyMap<number, string | undefined>,
): number[] {
  const next = new Map<number, number>();
  return messages.map(({ partition }) => {
    const offset = next.get(partition) ?? Number(baseOffsets.get(partition));
    next.set(partition, offset + 1);
    return offset;
  });
}
