import { MongoClient } from 'mongodb';
import { explainMongoError } from './mongo-error.ts';

/** The server that a `mongodb:` URL reaches. */
export interface StoreServer {
  /** `MongoDB 8.0.4`, `FerretDB v1.24.2`. */
  readonly name: string;
  /**
   * False for FerretDB, which finds and then writes: of two simultaneous saves of one version both may win, so only one
   * processor may run on it at a time.
   */
  readonly conditionalSavesAreAtomic: boolean;
}

/** @throws StoreUnavailableError, StoreRefusedError */
export async function fetchStoreServer(url: string): Promise<StoreServer> {
  const client = new MongoClient(url, { serverSelectionTimeoutMS: 5_000 });
  try {
    const { version, ferretdbVersion, ferretdb } = await client.db().command({ buildInfo: 1 });
    // FerretDB 1 names itself in `ferretdbVersion`, FerretDB 2 in `ferretdb.version`.
    const ferret: unknown = ferretdbVersion ?? ferretdb?.version;
    return ferret === undefined
      ? { name: `MongoDB ${version}`, conditionalSavesAreAtomic: true }
      : { name: `FerretDB ${ferret}`, conditionalSavesAreAtomic: false };
  } catch (error) {
    throw explainMongoError(error, url);
  } finally {
    await client.close();
  }
}
