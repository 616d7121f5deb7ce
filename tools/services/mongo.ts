import { fetchStoreServer } from '@courant/core/store';
import { openDocumentDb } from './documentdb.ts';
import type { MongoService } from './mongo-server.ts';
import { findMongod, openMongod } from './mongod.ts';

/**
 * A server that speaks MongoDB's protocol: the one that `MONGODB_URL` names, else a `mongod` of the PATH, else DocumentDB
 * (which needs apt of Debian and, the first time, Go). `describe` says which of them it is.
 */
export async function openMongo(): Promise<MongoService> {
  const url = process.env.MONGODB_URL;
  return url ? externalServer(url) : startMongo();
}

/** Starts a server, whatever the environment names. */
export async function startMongo(): Promise<MongoService> {
  const mongod = findMongod();
  return mongod ? openMongod(mongod) : openDocumentDb();
}

/** A server that runs already: its name is read, and it is left running. */
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
