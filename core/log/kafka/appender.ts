import kafkajs, { type Kafka, type Message, type Producer } from 'kafkajs';
import type { Topic } from '../topic.ts';
import { type RetryPolicy, withRetry } from './kafka-error.ts';

const { CompressionTypes, Partitioners } = kafkajs;

/** A broker takes a megabyte at once unless told otherwise; this much text fits, compressed or not. */
const MAX_BYTES_PER_PARTITION = 750_000;
const MAX_VALUES_PER_REQUEST = 5_000;

/** A value as it is sent, and the partition it belongs to. */
interface PartitionedMessage extends Message {
  readonly partition: number;
}

/** Appends in the order it was asked to, one request at a time, each acknowledged by all replicas in step. */
export class Appender {
  readonly #kafka: Kafka;
  readonly #newRetryPolicy: () => RetryPolicy;
  #producer: Promise<Producer> | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(kafka: Kafka, newPatience: () => RetryPolicy) {
    this.#kafka = kafka;
    this.#newRetryPolicy = newPatience;
  }

  /** `name` is the topic's on the broker; answers each value's offset. */
  append<T>(topic: Topic<T>, name: string, values: readonly T[], appendedAt: number): Promise<number[]> {
    const messages = values.map((value) => toMessage(topic, value, appendedAt));
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
    } catch (fault) {
      // Its sequence numbers may be out of step with the broker's for good: the next attempt is another producer's.
      await this.#disconnectProducer();
      throw fault;
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
    await producer?.then((met) => met.disconnect()).catch(() => undefined);
  }
}

function toMessage<T>(topic: Topic<T>, value: T, appendedAt: number): PartitionedMessage {
  const partition = topic.partitionOf(value);
  if (!Number.isInteger(partition) || partition < 0 || partition >= topic.partitions) {
    throw new RangeError(`${topic.name} has partitions 0 to ${topic.partitions - 1}, not ${partition}.`);
  }
  return { partition, value: topic.encode(value), timestamp: String(appendedAt) };
}

/** Runs of messages that a broker takes at once, in their order: it limits what one partition gets. */
function* slices(messages: readonly PartitionedMessage[]): Generator<readonly PartitionedMessage[]> {
  let from = 0;
  let bytes = new Map<number, number>();
  for (const [at, { partition, value }] of messages.entries()) {
    const size = Buffer.byteLength(value ?? '');
    const isFull =
      (bytes.get(partition) ?? 0) + size > MAX_BYTES_PER_PARTITION || at - from === MAX_VALUES_PER_REQUEST;
    if (at > from && isFull) {
      yield messages.slice(from, at);
      from = at;
      bytes = new Map();
    }
    bytes.set(partition, (bytes.get(partition) ?? 0) + size);
  }
  if (from < messages.length) yield messages.slice(from);
}

/** Within a partition a request's messages get consecutive offsets from its base on. */
function offsetsOf(
  messages: readonly PartitionedMessage[],
  bases: ReadonlyMap<number, string | undefined>,
): number[] {
  const next = new Map<number, number>();
  return messages.map(({ partition }) => {
    const offset = next.get(partition) ?? Number(bases.get(partition));
    next.set(partition, offset + 1);
    return offset;
  });
}
