import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ferretDbBinary } from './ferretdb/build.ts';
import { type MongoService, openMongoServer } from './mongo-server.ts';

/** Starts FerretDB with its SQLite backend; it asks for a user and a password. */
export async function openFerretDb(): Promise<MongoService> {
  const password = randomBytes(9).toString('hex');
  return openMongoServer({
    command: await ferretDbBinary(),
    credentials: `courant:${password}@`,
    args: (folder, port) => argsOf(folder, port, password),
    note: 'SQLite backend: a guarded replace is not atomic on it',
  });
}

function argsOf(folder: string, port: number, password: string): string[] {
  const database = join(folder, 'sqlite');
  mkdirSync(database, { recursive: true });
  // synchronous(normal): a commit does not wait for the disk. It survives a kill of the server, which tests need, but
  // not a crash of the machine.
  return [
    ...[
      '--handler=sqlite',
      `--sqlite-url=file:${database}/?_pragma=synchronous(normal)`,
      `--state-dir=${folder}`,
    ],
    ...[`--listen-addr=127.0.0.1:${port}`, '--debug-addr=-', '--telemetry=disable', '--log-level=ERROR'],
    ...['--test-enable-new-auth', '--setup-database=admin'],
    ...['--setup-username=courant', `--setup-password=${password}`],
  ];
}
