import { ferretDbProgram } from './documentdb/ferretdb.ts';
import { openPostgres, POSTGRES_READER, POSTGRES_USER, type PostgresServer } from './documentdb/postgres.ts';
import { postgresPrograms } from './documentdb/postgres-programs.ts';
import { type MongoService, openMongoServer, type ServerRecipe } from './mongo-server.ts';

const WAY_OUT = 'Put a mongod on the PATH, or set MONGODB_URL to a server that runs.';

/** A server whose data a user may read and not write. */
export interface DocumentDbService extends MongoService {
  /** The same data for that user, until it is closed. PostgreSQL refuses the writes: FerretDB enforces no role. */
  openForReader(): Promise<MongoService>;
}

/** Starts PostgreSQL with DocumentDB, and FerretDB before it; it asks for a user and a password. */
export function openDocumentDb(): Promise<DocumentDbService> {
  return openBoth().catch((error: Error) => {
    throw new Error(
      `There is no mongod, and DocumentDB cannot be started in its place. ${WAY_OUT}\n${error.message}`,
      {
        cause: error,
      },
    );
  });
}

async function openBoth(): Promise<DocumentDbService> {
  const [programs, ferretDb] = await Promise.all([postgresPrograms(), ferretDbProgram()]);
  const postgres = await openPostgres(programs);
  try {
    const server = asOne(postgres, await openMongoServer(recipeOf(ferretDb, postgres, POSTGRES_USER)));
    const openForReader = async () => {
      const { password, describe } = postgres;
      const url = await postgres.createReader();
      return openMongoServer(recipeOf(ferretDb, { url, password, describe }, POSTGRES_READER));
    };
    return { ...server, openForReader };
  } catch (error) {
    await postgres.close();
    throw error;
  }
}

const recipeOf = (
  command: string,
  { url, password, describe }: Pick<PostgresServer, 'url' | 'password' | 'describe'>,
  user: string,
): ServerRecipe => ({
  command,
  credentials: `${user}:${password}@`,
  args: (folder, port) => [
    ...[`--postgresql-url=${url}`, `--listen-addr=127.0.0.1:${port}`, '--debug-addr=-'],
    ...['--telemetry=disable', `--state-dir=${folder}`, '--log-level=ERROR'],
  ],
  note: describe,
});

/** Two processes as one server: what speaks the protocol starts last and ends first. */
const asOne = (postgres: PostgresServer, ferretDb: MongoService): MongoService => ({
  name: ferretDb.name,
  url: ferretDb.url,
  describe: ferretDb.describe,
  async kill() {
    await Promise.all([ferretDb.kill(), postgres.kill()]);
  },
  async start() {
    await postgres.start();
    await ferretDb.start();
  },
  async close() {
    await ferretDb.close();
    await postgres.close();
  },
});
