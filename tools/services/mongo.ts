import { fetchStoreServer } from '@courant/core/store';
import { openFerretDb } from './ferretdb.ts';
import type { MongoService } from './mongo-server.ts';
import { findMongod, openMongod } from './mongod.ts';

/**
 * A server that speaks MongoDB: the one `MONGODB_URL` names, else a `mongod` of the PATH started for us, else FerretDB,
 * built once from its sources (Go is needed). Its `describe` says which of them answered.
 */
export async function openMongo(): Promise<MongoService> {
  const given = process.env.MONGODB_URL;
  return given ? externalServer(given) : startMongo();
}

/** A server of our own, whatever the environment names. */
export async function startMongo(): Promise<MongoService> {
  const mongod = findMongod();
  return mongod ? openMongod(mongod) : openFerretDb();
}

/** Somebody else's: it is asked who it is, and left running. */
async function externalServer(url: string): Promise<MongoService> {
  const refuse = async (): Promise<never> => {
    throw new Error(
      'The server that MONGODB_URL names is not ours to stop: leave it out to have one started.',
    );
  };
  const { name } = await fetchStoreServer(url);
  return {
    name: 'MongoDB',
    url,
    describe: `${name}, found running`,
    kill: refuse,
    start: refuse,
    close: async () => undefined,
  };
}
