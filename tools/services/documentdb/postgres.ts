import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../free-port.ts';
import { endProcessesIn } from '../processes-in.ts';
import { runToEnd } from '../run-to-end.ts';
import { ServerProcess } from '../server-process.ts';

export const POSTGRES_USER = 'courant';
export const POSTGRES_READER = 'reader';
const START_TIMEOUT_MS = 60_000;

/** A PostgreSQL with the DocumentDB extension, in a temporary folder of its own. */
export interface PostgresServer {
  /** The URL of its owner, who has every right. */
  readonly url: string;
  /** Of all its users. */
  readonly password: string;
  /** `PostgreSQL 18.6 with DocumentDB 1.0-0`. */
  readonly describe: string;
  /** Sends SIGKILL to each of its processes; committed transactions stay on the disk. */
  kill(): Promise<void>;
  /** Starts it again on its folder and port, and waits until it answers. */
  start(): Promise<void>;
  /** Makes a user who may read everything and write nothing. @returns the URL of that user */
  createReader(): Promise<string>;
  /** Stops it and removes its folder. */
  close(): Promise<void>;
}

/** @param programs the folder of `postgres`, `initdb` and `psql` */
export async function openPostgres(programs: string): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'courant-postgres-'));
  const { port } = await freePorts('port');
  const server = new Postgres(programs, folder, port);
  try {
    await server.create();
    return server;
  } catch (error) {
    await server.close();
    throw error;
  }
}

class Postgres implements PostgresServer {
  readonly password = randomBytes(9).toString('hex');
  readonly url: string;
  describe = '';
  readonly #programs: string;
  readonly #folder: string;
  readonly #port: number;
  #process: ServerProcess | undefined;

  constructor(programs: string, folder: string, port: number) {
    this.#programs = programs;
    this.#folder = folder;
    this.#port = port;
    this.url = `postgres://${POSTGRES_USER}:${this.password}@127.0.0.1:${port}/postgres`;
  }

  async create(): Promise<void> {
    await assertMayRun();
    const passwordFile = join(this.#folder, 'password');
    writeFileSync(passwordFile, this.password, { mode: 0o600 });
    const args = [...INITDB_ARGS, `--pwfile=${passwordFile}`, '--pgdata', this.#data];
    await runToEnd(...asOtherThanRoot(join(this.#programs, 'initdb'), args));
    appendFileSync(join(this.#data, 'postgresql.conf'), configOf(this.#port));
    await this.start();
    await this.#query('create extension documentdb cascade');
    this.describe = (await this.#query(VERSIONS_QUERY)).trim();
  }

  async start(): Promise<void> {
    // DocumentDB connects to its own server for some commands, with the password that the environment holds.
    const postgres = [`PGPASSWORD=${this.password}`, join(this.#programs, 'postgres'), '-D', this.#data];
    const [command, args] = asOtherThanRoot('env', postgres);
    this.#process = new ServerProcess(command, args, join(this.#folder, 'server.txt'));
    await this.#process.waitForAnswer(() => this.#query('select 1'), START_TIMEOUT_MS);
  }

  async createReader(): Promise<string> {
    await this.#query(`create role ${POSTGRES_READER} login password '${this.password}'`);
    await this.#query(`grant pg_read_all_data, documentdb_readonly_role to ${POSTGRES_READER}`);
    return this.url.replace(POSTGRES_USER, POSTGRES_READER);
  }

  async kill(): Promise<void> {
    await this.#process?.kill();
    // Each process that serves a connection has a group of its own, and outlives the first one for a moment.
    await endProcessesIn(this.#folder);
  }

  async close(): Promise<void> {
    await this.#process?.stop();
    await endProcessesIn(this.#folder);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  get #data(): string {
    return join(this.#folder, 'data');
  }

  #query(sql: string): Promise<string> {
    const flags = ['--no-psqlrc', '--tuples-only', '--no-align', '--quiet'];
    return runToEnd(join(this.#programs, 'psql'), [this.url, ...flags, '--command', sql]);
  }
}

const INITDB_ARGS = [
  ...[`--username=${POSTGRES_USER}`, '--auth=scram-sha-256', '--encoding=UTF8'],
  ...['--locale-provider=builtin', '--locale=C.UTF-8', '--no-sync', '--no-instructions'],
];

/** Without fsync a commit survives a kill of the server, which tests need, but not a crash of the machine. */
const configOf = (port: number): string => `
listen_addresses = '127.0.0.1'
port = ${port}
unix_socket_directories = ''
max_connections = 200
fsync = off
dynamic_shared_memory_type = mmap
shared_preload_libraries = 'pg_cron,pg_documentdb_core,pg_documentdb'
cron.database_name = 'postgres'
cron.use_background_workers = on
`;

const VERSIONS_QUERY =
  "select 'PostgreSQL ' || split_part(current_setting('server_version'), ' ', 1) || ' with DocumentDB ' || documentdb_api.binary_version()";

/** PostgreSQL refuses to be run by root, who therefore becomes another user in a namespace of its own. */
const USER_NAMESPACE = ['--user', '--map-user=1000', '--map-group=1000'];
const isRoot = (): boolean => process.getuid?.() === 0;

const asOtherThanRoot = (command: string, args: readonly string[]): [string, string[]] =>
  isRoot() ? ['unshare', [...USER_NAMESPACE, command, ...args]] : [command, [...args]];

async function assertMayRun(): Promise<void> {
  if (!isRoot()) return;
  await runToEnd('unshare', [...USER_NAMESPACE, 'true']).catch((error: Error) => {
    throw new Error(
      `PostgreSQL refuses to be run by root, and root may not create a user namespace here. Run this as another user. (${error.message.trim()})`,
      { cause: error },
    );
  });
}
