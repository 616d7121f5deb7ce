import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type MongoService, openMongoServer } from './mongo-server.ts';

/** Path of a `mongod`, if the PATH holds one. */
export const findMongod = (): string | undefined =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'mongod'))
    .find((file) => existsSync(file));

/** Starts a `mongod`; alone, not as a replica set, so that nothing has to be initiated. */
export function openMongod(command: string): Promise<MongoService> {
  return openMongoServer({
    command,
    args: (folder, port) => [
      ...['--dbpath', databaseIn(folder), '--port', `${port}`],
      ...['--bind_ip', '127.0.0.1', '--nounixsocket', '--wiredTigerCacheSizeGB', '0.25'],
    ],
    note: 'one node',
  });
}

function databaseIn(folder: string): string {
  const database = join(folder, 'db');
  mkdirSync(database, { recursive: true });
  return database;
}
