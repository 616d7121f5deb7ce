import { MongoClient } from 'mongodb';
import { explained } from './mongo-error.ts';

/** Which server answers behind a `mongodb:` URL. */
export interface StoreServer {
  /** `MongoDB 8.0.4`, `FerretDB v1.24.2`. */
  readonly name: string;
  /**
   * False for FerretDB: it finds, then writes, so of two saves of one version at the same moment both may win. One
   * processor at a time is right on it, several are not.
   */
  readonly racesAreAtomic: boolean;
}

/** @throws StoreUnavailableError, StoreRefusedError */
export async function askStoreServer(url: string): Promise<StoreServer> {
  const client = new MongoClient(url, { serverSelectionTimeoutMS: 5_000 });
  try {
    const { version, ferretdbVersion, ferretdb } = await client.db().command({ buildInfo: 1 });
    // The first series names itself in one field, the second in another.
    const ferret: unknown = ferretdbVersion ?? ferretdb?.version;
    return ferret === undefined
      ? { name: `MongoDB ${version}`, racesAreAtomic: true }
      : { name: `FerretDB ${ferret}`, racesAreAtomic: false };
  } catch (error) {
    throw explained(error, url);
  } finally {
    await client.close();
  }
}
