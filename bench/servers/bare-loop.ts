import { PUBLISHED_MEASURES, type Reading } from '@courant/core/domain';
import { READINGS } from '@courant/core/log';
import kafkajs, { type Consumer, type Kafka, type Producer } from 'kafkajs';
import { BSON, type Collection, type Db } from 'mongodb';

/** A reading stored in the usual way: a document of its own. */
export interface ReadingDocument extends BSON.Document {
  readonly _id: string;
}

/** One producer, one consumer and a collection; of Courant it uses only the encoding of a reading. */
export interface BareLoop {
  /** Sends batch after batch, and resolves once the write of every reading has been acknowledged. */
  run(batches: readonly (readonly Reading[])[]): Promise<void>;
  /** Documents and bytes acknowledged since the last call. */
  takeWritten(): { documents: number; bytes: number };
  close(): Promise<void>;
}

/** How readings are sent and written: whole batches, or one by one. */
type WriteMode = 'BATCHES' | 'ONE_BY_ONE';

/** @param topic created here; the consumer's group and the collection have the same name */
export async function openBareLoop(kafka: Kafka, db: Db, mode: WriteMode, topic: string): Promise<BareLoop> {
  await createTopic(kafka, topic);
  const producer = kafka.producer({
    idempotent: true,
    maxInFlightRequests: 1,
    allowAutoTopicCreation: false,
  });
  await producer.connect();
  const sink = new Sink(db.collection(topic, { writeConcern: { w: 'majority' } }));
  const consumer = await startConsumer(kafka, topic, sink, mode);
  const toMessages = (batches: readonly (readonly Reading[])[]) =>
    mode === 'BATCHES' ? batches : batches.flat().map((reading) => [reading]);
  return {
    async run(batches) {
      const written = sink.waitForWrites(batches.flat().length);
      for (const batch of toMessages(batches)) await send(producer, topic, batch);
      await written;
    },
    takeWritten: () => sink.takeWritten(),
    async close() {
      await Promise.all([consumer.disconnect(), producer.disconnect()]);
    },
  };
}

/** Sends like the line: compressed, to the partition of the region, acknowledged. */
async function send(producer: Producer, topic: string, readings: readonly Reading[]): Promise<void> {
  const messages = readings.map((reading) => ({
    partition: READINGS.partitionOf(reading),
    value: READINGS.encode(reading),
  }));
  await producer.send({ topic, acks: -1, compression: kafkajs.CompressionTypes.GZIP, messages });
}

async function startConsumer(kafka: Kafka, topic: string, sink: Sink, mode: WriteMode): Promise<Consumer> {
  const consumer = kafka.consumer({ groupId: topic });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  const textOf = ({ value }: { readonly value: Buffer | null }): string => value?.toString('utf8') ?? '';
  if (mode === 'BATCHES')
    await consumer.run({ eachBatch: ({ batch: { messages } }) => sink.insertAll(messages.map(textOf)) });
  else await consumer.run({ eachMessage: ({ message }) => sink.insertOne(textOf(message)) });
  return consumer;
}

/** Writes documents and counts them. */
class Sink {
  readonly #collection: Collection<ReadingDocument>;
  #written: ReadingDocument[] = [];
  #remaining = 0;
  #resolve = (): void => undefined;

  constructor(collection: Collection<ReadingDocument>) {
    this.#collection = collection;
  }

  async insertAll(texts: readonly string[]): Promise<void> {
    const documents = texts.map(toDocument);
    const writes = documents.map((document) => ({ insertOne: { document } }));
    await this.#collection.bulkWrite(writes, { ordered: false });
    this.#count(documents);
  }

  async insertOne(text: string): Promise<void> {
    const document = toDocument(text);
    await this.#collection.insertOne(document);
    this.#count([document]);
  }

  waitForWrites(count: number): Promise<void> {
    this.#remaining = count;
    return new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  /** Computes their size only here, after the clock has stopped. */
  takeWritten(): { documents: number; bytes: number } {
    const written = this.#written;
    this.#written = [];
    const bytes = written.reduce((sum, document) => sum + BSON.calculateObjectSize(document), 0);
    return { documents: written.length, bytes };
  }

  #count(documents: readonly ReadingDocument[]): void {
    this.#written.push(...documents);
    this.#remaining -= documents.length;
    if (this.#remaining === 0) this.#resolve();
  }
}

/** The measures by name, and the facts that the line's store keeps too. */
function toDocument(text: string): ReadingDocument {
  const { area, start, stepMinutes, vintage, knownAt, values } = READINGS.decode(text);
  const powers = PUBLISHED_MEASURES.map((measure, i) => [measure, values[i] ?? null]);
  const facts = { area, start: new Date(start), stepMinutes, vintage, knownAt: new Date(knownAt) };
  return { _id: `${area}/${start}`, ...facts, ...Object.fromEntries(powers) };
}

async function createTopic(kafka: Kafka, topic: string): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  const { partitions: numPartitions } = READINGS;
  await admin.createTopics({
    topics: [{ topic, numPartitions, replicationFactor: 1 }],
    waitForLeaders: true,
  });
  await admin.disconnect();
}
