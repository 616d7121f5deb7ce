import { type Collection, type Db, MongoClient, MongoServerError } from 'mongodb';
import { assertNamespace, FIRST_NAMESPACE, namespacedName } from '../../domain/index.ts';
import { listNamespaces } from '../namespace-list.ts';
import { type Namespaces, type Pointer, ServingNamespaceError } from '../namespaces.ts';
import { explainMongoError, explainOpenError, invalidUrlError, namesDatabase } from './mongo-error.ts';
import { DURABLE_OPTIONS, type Fact, isDuplicateKey, type MongoDatabase, MongoStore } from './mongo-store.ts';

const FACTS = 'facts';
const POINTER = 'pointer';
/** For a URL that names no database. */
const DEFAULT_DATABASE = 'courant';
/** A server that is not found for this long counts as not answering, unless the URL sets another time. */
const SERVER_SELECTION_TIMEOUT_MS = 5_000;

/** Server error codes: a collection of this name exists; it does not. */
const NAMESPACE_EXISTS = 48;
const NAMESPACE_NOT_FOUND = 26;

/**
 * Opens the store in a MongoDB database, which any number of processes share; a namespace is the collection
 * `chunks.<name>`, the first one `chunks`. It uses only what every compatible server has: finds by `_id`, inserts, and
 * replaces guarded by `_id` and one more field.
 * @param url `mongodb://user:password@host:27017/courant?...`
 * @throws StoreUnavailableError if no server answers; StoreRefusedError if it refuses the user; StoreTlsError if its
 * certificate is not trusted; ConfigError if the URL leads to no server
 */
export async function openMongoNamespaces(url: string): Promise<Namespaces> {
  const client = clientFor(url);
  try {
    await client.connect();
    const db = client.db(namesDatabase(url) ? undefined : DEFAULT_DATABASE);
    await createIfMissing(db, FACTS);
    return new MongoNamespaces(client, db, url);
  } catch (error) {
    await client.close();
    throw explainOpenError(error, url);
  }
}

function clientFor(url: string): MongoClient {
  // An option beside the URL would override the URL's own.
  const selection = /[?&]serverSelectionTimeoutMS=/i.test(url)
    ? {}
    : { serverSelectionTimeoutMS: SERVER_SELECTION_TIMEOUT_MS };
  try {
    return new MongoClient(url, { appName: 'courant', ...selection });
  } catch {
    throw invalidUrlError(url);
  }
}

async function createIfMissing(db: Db, name: string): Promise<void> {
  try {
    await db.createCollection(name);
  } catch (error) {
    if (!(error instanceof MongoServerError && error.code === NAMESPACE_EXISTS)) throw error;
  }
}

class MongoNamespaces implements Namespaces, MongoDatabase {
  readonly db: Db;
  readonly facts: Collection<Fact>;
  readonly #client: MongoClient;
  readonly #url: string;

  constructor(client: MongoClient, db: Db, url: string) {
    this.db = db;
    this.facts = db.collection(FACTS, DURABLE_OPTIONS);
    this.#client = client;
    this.#url = url;
  }

  async pointer(): Promise<Pointer> {
    const pointer = await this.withExplainedErrors(() => this.facts.findOne({ _id: POINTER }));
    return pointer
      ? { namespace: pointer.namespace, isAnnounced: pointer.isAnnounced }
      : { namespace: FIRST_NAMESPACE, isAnnounced: true };
  }

  async open(namespace: string): Promise<MongoStore> {
    assertNamespace(namespace);
    await this.withExplainedErrors(() => createIfMissing(this.db, namespacedName(namespace, 'chunks')));
    return new MongoStore(this, namespace);
  }

  async names(): Promise<string[]> {
    const collections = await this.withExplainedErrors(() =>
      this.db.listCollections({}, { nameOnly: true }).toArray(),
    );
    return listNamespaces(
      collections.map(({ name }) => name),
      (await this.pointer()).namespace,
    );
  }

  async flip(from: string, to: string): Promise<boolean> {
    assertNamespace(to);
    const next: Fact = { _id: POINTER, namespace: to, isAnnounced: false };
    return (
      (await this.#replacePointer(from, next)) ||
      (from === FIRST_NAMESPACE && (await this.#insertPointer(next)))
    );
  }

  async markAnnounced(namespace: string): Promise<void> {
    await this.#replacePointer(namespace, { _id: POINTER, namespace, isAnnounced: true });
  }

  /** Writes `next` if the pointer is at `namespace`; whether it was. */
  async #replacePointer(namespace: string, next: Fact): Promise<boolean> {
    const { matchedCount } = await this.withExplainedErrors(() =>
      this.facts.replaceOne({ _id: POINTER, namespace }, next),
    );
    return matchedCount === 1;
  }

  /** Writes the first pointer of a store that was never flipped; false if another process was quicker. */
  async #insertPointer(pointer: Fact): Promise<boolean> {
    try {
      await this.withExplainedErrors(() => this.facts.insertOne(pointer));
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  async drop(namespace: string): Promise<void> {
    assertNamespace(namespace);
    if ((await this.pointer()).namespace === namespace) throw new ServingNamespaceError(namespace);
    await this.withExplainedErrors(() =>
      this.facts.deleteOne({ _id: namespacedName(namespace, 'identity') }),
    );
    await this.withExplainedErrors(() => dropIfExists(this.db, namespacedName(namespace, 'chunks')));
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  async withExplainedErrors<T>(operation: () => Promise<T>): Promise<T> {
    try {
      return await operation();
    } catch (error) {
      throw explainMongoError(error, this.#url);
    }
  }
}

async function dropIfExists(db: Db, name: string): Promise<void> {
  try {
    await db.dropCollection(name);
  } catch (error) {
    if (!(error instanceof MongoServerError && error.code === NAMESPACE_NOT_FOUND)) throw error;
  }
}
