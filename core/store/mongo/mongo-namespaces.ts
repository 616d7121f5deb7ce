import { type Collection, type Db, MongoClient, MongoServerError } from 'mongodb';
import { assertNamespace, FIRST_NAMESPACE, namespacedName } from '../../domain/index.ts';
import { type Namespaces, type Pointer, ServingNamespaceError } from '../namespaces.ts';
import { explainMongoError, invalidUrlError, namesDatabase } from './mongo-error.ts';
import { DURABLE_OPTIONS, type Fact, isDuplicateKey, type MongoDatabase, MongoStore } from './mongo-store.ts';

const FACTS = 'facts';
const CHUNKS = /^chunks(?:\.(?<namespace>.+))?$/;
const POINTER = 'pointer';
/** Where the URL names no database. */
const DEFAULT_DATABASE = 'courant';
/** How long a server is looked for before it counts as not answering, unless the URL says. */
const SERVER_SELECTION_TIMEOUT_MS = 5_000;

/** By the server: a collection of this name is there; there is none. */
const NAMESPACE_EXISTS = 48;
const NAMESPACE_NOT_FOUND = 26;

/**
 * Opens the store in a MongoDB database, for any number of processes; a namespace is the collection `chunks.<name>`, the
 * first one `chunks`. It asks for nothing that a compatible server may lack: finds by `_id`, inserts, replaces guarded by
 * `_id` and one more field.
 * @param url `mongodb://user:password@host:27017/courant?...`
 * @throws StoreUnavailableError where no server answers; StoreRefusedError where it does not let us in.
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
    throw explainMongoError(error, url);
  }
}

function clientFor(url: string): MongoClient {
  // A setting given beside the URL would win over the URL's own.
  const selection = /[?&]serverSelectionTimeoutMS=/i.test(url)
    ? {}
    : { serverSelectionTimeoutMS: SERVER_SELECTION_TIMEOUT_MS };
  try {
    return new MongoClient(url, { appName: 'courant', ...selection });
  } catch (error) {
    throw invalidUrlError(url, (error as Error).message);
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
    const held = await this.withExplainedErrors(() => this.facts.findOne({ _id: POINTER }));
    return held
      ? { namespace: held.namespace, isAnnounced: held.isAnnounced }
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
    const held = collections.flatMap(({ name }) => {
      const chunks = CHUNKS.exec(name);
      return chunks ? [chunks.groups?.namespace ?? FIRST_NAMESPACE] : [];
    });
    return [...new Set([...held, (await this.pointer()).namespace])].sort();
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

  /** Whether the pointer was at a namespace, and is as told now. */
  async #replacePointer(namespace: string, next: Fact): Promise<boolean> {
    const { matchedCount } = await this.withExplainedErrors(() =>
      this.facts.replaceOne({ _id: POINTER, namespace }, next),
    );
    return matchedCount === 1;
  }

  /** A store that was never flipped has no pointer: of two that write one at once, one finds it taken. */
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
