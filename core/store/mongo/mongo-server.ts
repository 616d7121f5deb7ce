import { MongoClient } from 'mongodb';
import { explainMongoError } from './mongo-error.ts';

/** Which server answers behind a `mongodb:` URL. */
export interface StoreServer {
  /** `MongoDB 8.0.4`, `FerretDB v1.24.2`. */
  readonly name: string;
  /**
   * False for FerretDB: it finds, then writes, so of two saves of one version at the same moment both may win. One
   * processor at a time is right on it, several are not.
   */
  readonly conditionalSavesAreAtomic: boolean;
}

/** @throws StoreUnavailableError, StoreRefusedError */
export async function fetchStoreServer(url: string): Promise<StoreServer> {
  const client = new MongoClient(url, { serverSelectionTimeoutMS: 5_000 });
  try {
    const { version, ferretdbVersion, ferretdb } = await client.db().command({ buildInfo: 1 });
    // The first series names itself in one field, the second in another.
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
