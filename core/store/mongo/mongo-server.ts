import { type Document, MongoClient } from 'mongodb';
import { explainMongoError } from './mongo-error.ts';

/** The server that a `mongodb:` URL reaches. */
export interface StoreServer {
  /** `MongoDB 8.0.4`, `FerretDB v1.24.2`, `FerretDB v2.7.0`. */
  readonly name: string;
  /**
   * False for FerretDB 1, which finds and then writes: of two simultaneous saves of one version both may win, so only one
   * processor may run on it at a time.
   */
  readonly conditionalSavesAreAtomic: boolean;
}

/** @throws StoreUnavailableError, StoreRefusedError */
export async function fetchStoreServer(url: string): Promise<StoreServer> {
  const client = new MongoClient(url, { serverSelectionTimeoutMS: 5_000 });
  try {
    return serverOf(await client.db().command({ buildInfo: 1 }));
  } catch (error) {
    throw explainMongoError(error, url);
  } finally {
    await client.close();
  }
}

/** FerretDB 1 names itself in `ferretdbVersion`; FerretDB 2, on PostgreSQL, in `ferretdb.version`. */
export function serverOf({ version, ferretdbVersion, ferretdb }: Document): StoreServer {
  if (ferretdbVersion !== undefined)
    return { name: `FerretDB ${ferretdbVersion}`, conditionalSavesAreAtomic: false };
  if (ferretdb !== undefined)
    return { name: `FerretDB ${ferretdb.version}`, conditionalSavesAreAtomic: true };
  return { name: `MongoDB ${version}`, conditionalSavesAreAtomic: true };
}
