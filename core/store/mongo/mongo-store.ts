import { randomBytes } from 'node:crypto';
import {
  type AnyBulkWriteOperation,
  Binary,
  type Collection,
  type CollectionOptions,
  type Db,
  type Document,
  MongoBulkWriteError,
  MongoServerError,
} from 'mongodb';
import {
  type AreaCode,
  type Chunk,
  type ChunkKey,
  emptyChunk,
  namespacedName,
  type Resolution,
  toSaveLevels,
} from '../../domain/index.ts';
import type { ChunkStore, RangeOptions, StoreIdentity } from '../chunk-store.ts';
import { type ChunkDocument, documentId, idRange, toChunk, toDocument } from './mongo-document.ts';
import { DEADLOCK_DETECTED } from './mongo-error.ts';

/** Overrides the URL: a resolved save survives the loss of its machine, and every later load sees it. */
export const DURABLE_OPTIONS = {
  writeConcern: { w: 'majority', wtimeoutMS: 30_000 },
  readPreference: 'primary',
} as const satisfies CollectionOptions;

/** `identity` and `identity.<namespace>`: what each namespace was settled from. `pointer`: which namespace serves. */
export interface Fact extends Document {
  readonly _id: string;
}

/** What all namespaces of a database share. */
export interface MongoDatabase {
  readonly db: Db;
  readonly facts: Collection<Fact>;
  /** Runs an operation; its errors become those of the store (`explainMongoError`). */
  withExplainedErrors<T>(operation: () => Promise<T>): Promise<T>;
}

/** Chunks in one query or one bulk. */
const BATCH_SIZE = 500;

/** Server error code: a document with this `_id` exists. */
const DUPLICATE_KEY = 11_000;
/** An operation with one of these errors wrote nothing: its chunk is refused. */
const REFUSED: ReadonlySet<unknown> = new Set([DUPLICATE_KEY, DEADLOCK_DETECTED]);

/** One namespace: a collection of chunks, and an identity among the facts. */
export class MongoStore implements ChunkStore {
  readonly #database: MongoDatabase;
  readonly #chunks: Collection<ChunkDocument>;
  readonly #identityId: string;

  constructor(database: MongoDatabase, namespace: string) {
    this.#database = database;
    this.#chunks = database.db.collection(namespacedName(namespace, 'chunks'), DURABLE_OPTIONS);
    this.#identityId = namespacedName(namespace, 'identity');
  }

  async load(keys: readonly ChunkKey[]): Promise<Chunk[]> {
    const saved = new Map<string, Chunk>();
    for (const ids of batchesOf(keys.map(documentId))) {
      const documents = await this.#database.withExplainedErrors(() =>
        this.#chunks.find({ _id: { $in: ids } }).toArray(),
      );
      for (const document of documents) saved.set(document._id, toChunk(document));
    }
    return keys.map((key) => saved.get(documentId(key)) ?? emptyChunk(key));
  }

  async range(
    area: AreaCode,
    resolution: Resolution,
    from: number,
    to: number,
    { reverse = false, limit }: RangeOptions = {},
  ): Promise<Chunk[]> {
    const ids = idRange(area, resolution, from, to);
    // To the server a limit of 0 is no limit.
    if (!ids || limit === 0) return [];
    const found = this.#chunks.find({ _id: ids }, { sort: { _id: reverse ? -1 : 1 }, limit });
    return (await this.#database.withExplainedErrors(() => found.toArray())).map(toChunk);
  }

  async save(chunks: readonly Chunk[]): Promise<ChunkKey[]> {
    const savedBy = new Binary(randomBytes(12));
    const unsaved: Chunk[] = [];
    for (const level of toSaveLevels(chunks)) {
      if (unsaved.length > 0) unsaved.push(...level);
      else
        for (const batch of batchesOf(sortedById(level)))
          unsaved.push(...(await this.#saveBatch(batch, savedBy)));
    }
    return unsaved.map(({ key }) => key);
  }

  /** Saves in no order; returns the chunks that were refused. */
  async #saveBatch(batch: readonly Chunk[], savedBy: Binary): Promise<Chunk[]> {
    const writes = batch.map((chunk) => guardedWrite(chunk, savedBy));
    const { failed, matched } = await this.#database.withExplainedErrors(() => this.#bulk(writes));
    const refused = batch.filter((_, i) => failed.has(i));
    const replaced = batch.filter(({ version }, i) => version > 0 && !failed.has(i));
    if (matched === replaced.length) return refused;
    return [...refused, ...(await this.#notSavedBy(savedBy, replaced))];
  }

  /** How many guarded replaces found their version, and which operations (by index) were refused with an error. */
  async #bulk(
    writes: AnyBulkWriteOperation<ChunkDocument>[],
  ): Promise<{ matched: number; failed: ReadonlySet<number> }> {
    try {
      const { matchedCount } = await this.#chunks.bulkWrite(writes, { ordered: false });
      return { matched: matchedCount, failed: new Set() };
    } catch (error) {
      if (!(error instanceof MongoBulkWriteError)) throw error;
      return { matched: error.matchedCount, failed: refusedIndexesIn(error) };
    }
  }

  /**
   * Of the chunks that a bulk replaced, those that do not bear its mark. A chunk that was saved and then replaced by
   * another save counts as refused too: its processor settles again, which changes nothing.
   */
  async #notSavedBy(savedBy: Binary, chunks: readonly Chunk[]): Promise<Chunk[]> {
    const ids = chunks.map(({ key }) => documentId(key));
    const marked = await this.#database.withExplainedErrors(() =>
      this.#chunks.find({ _id: { $in: ids } }, { projection: { savedBy: 1 } }).toArray(),
    );
    const saved = new Set(
      marked.filter((document) => sameBytes(document.savedBy, savedBy)).map(({ _id }) => _id),
    );
    return chunks.filter(({ key }) => !saved.has(documentId(key)));
  }

  async identity(): Promise<StoreIdentity | undefined> {
    const fact = await this.#database.withExplainedErrors(() =>
      this.#database.facts.findOne({ _id: this.#identityId }),
    );
    return fact ? { logEpoch: fact.logEpoch, format: fact.format } : undefined;
  }

  async claim({ logEpoch, format }: StoreIdentity): Promise<boolean> {
    try {
      await this.#database.withExplainedErrors(() =>
        this.#database.facts.insertOne({ _id: this.#identityId, logEpoch, format }),
      );
      return true;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const current = await this.identity();
      return current?.logEpoch === logEpoch && current.format === format;
    }
  }

  async close(): Promise<void> {}
}

/** A first save is an insert, of which only one can win; each later save replaces the version that was loaded. */
function guardedWrite(chunk: Chunk, savedBy: Binary): AnyBulkWriteOperation<ChunkDocument> {
  const document = toDocument(chunk, savedBy);
  if (chunk.version === 0) return { insertOne: { document } };
  return { replaceOne: { filter: { _id: document._id, version: chunk.version }, replacement: document } };
}

/** @throws the error itself if it reports anything but refusals */
function refusedIndexesIn(error: MongoBulkWriteError): ReadonlySet<number> {
  const writeErrors = [error.writeErrors].flat();
  const areRefusals = writeErrors.length > 0 && writeErrors.every(({ code }) => REFUSED.has(code));
  if (!areRefusals || error.result.getWriteConcernError()) throw error;
  return new Set(writeErrors.map(({ index }) => index));
}

export const isDuplicateKey = (error: unknown): boolean =>
  error instanceof MongoServerError && error.code === DUPLICATE_KEY;

const sameBytes = (one: Binary, other: Binary): boolean =>
  Buffer.from(one.value()).equals(Buffer.from(other.value()));

/**
 * Each bulk locks its documents in one order. Where a bulk is one transaction, as in FerretDB 2, two savers that lock in
 * opposite order would wait for each other.
 */
const sortedById = (chunks: readonly Chunk[]): Chunk[] =>
  chunks
    .map((chunk) => ({ chunk, id: documentId(chunk.key) }))
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .map(({ chunk }) => chunk);

function batchesOf<T>(all: readonly T[]): T[][] {
  const batches: T[][] = [];
  for (let first = 0; first < all.length; first += BATCH_SIZE)
    batches.push(all.slice(first, first + BATCH_SIZE));
  return batches;
}
