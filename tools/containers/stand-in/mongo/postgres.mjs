// PostgreSQL with DocumentDB and FerretDB before it, inside the stand-in's container.
import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

const PROGRAMS = process.env.POSTGRES_PROGRAMS ?? '';
const DATA = '/data/db/postgres';
const PASSWORD = '/data/db/password';
const OWNER = 'courant';
const TIMEOUT_MS = 60_000;
export const FERRETDB_PORT = 27018;

const CONFIG = `
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 60
shared_preload_libraries = 'pg_cron,pg_documentdb_core,pg_documentdb'
cron.database_name = 'postgres'
cron.use_background_workers = on
dynamic_shared_memory_type = mmap
`;

/**
 * Starts both, and makes the database where there is none. Either's end ends this process.
 * @returns {Promise<string>} the URL at which its owner has every right
 */
export async function startStore() {
  const isNew = !existsSync(DATA);
  if (isNew) makeDatabase();
  // After a crash it names a process of the container before, whose number another one may have now.
  else rmSync(`${DATA}/postmaster.pid`, { force: true });
  const postgres = startServer(`${PROGRAMS}/postgres`, ['-D', DATA], 'SIGINT');
  await waitFor(() => sql('select 1'));
  if (isNew) sql('create extension documentdb cascade');
  const password = ownersPassword();
  const ferretDb = startServer('/opt/ferretdb', FERRETDB_ARGS, 'SIGTERM');
  for (const signal of ['SIGTERM', 'SIGINT'])
    process.once(signal, () => {
      ferretDb.stop();
      postgres.stop();
    });
  return `mongodb://${OWNER}:${password}@127.0.0.1:${FERRETDB_PORT}/?authSource=admin`;
}

const FERRETDB_ARGS = [
  `--postgresql-url=postgres://${OWNER}@127.0.0.1:5432/postgres`,
  `--listen-addr=127.0.0.1:${FERRETDB_PORT}`,
  ...['--debug-addr=-', '--telemetry=disable', '--state-dir=/tmp', '--log-level=ERROR'],
];

function makeDatabase() {
  const args = ['-D', DATA, `--username=${OWNER}`, '--auth=trust', '--encoding=UTF8'];
  execFileSync(
    `${PROGRAMS}/initdb`,
    [...args, '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
    {
      stdio: 'pipe',
    },
  );
  appendFileSync(`${DATA}/postgresql.conf`, CONFIG);
}

/** @returns {string} */
function ownersPassword() {
  if (!existsSync(PASSWORD)) writeFileSync(PASSWORD, randomBytes(12).toString('hex'), { mode: 0o600 });
  const password = readFileSync(PASSWORD, 'utf8');
  sql(`alter role ${OWNER} password '${password}'`);
  return password;
}

/** @param {string} query */
const sql = (query) =>
  execFileSync(`${PROGRAMS}/psql`, ['-h', '127.0.0.1', '-U', OWNER, '-d', 'postgres', '-qc', query], {
    stdio: 'pipe',
  });

/**
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.Signals} stopSignal
 */
function startServer(command, args, stopSignal) {
  const server = spawn(command, args, { stdio: 'inherit' });
  let isStopping = false;
  server.on('exit', (code) => {
    if (!isStopping || command.endsWith('postgres')) process.exit(code ?? 1);
  });
  return {
    stop: () => {
      isStopping = true;
      server.kill(stopSignal);
    },
  };
}

/** @param {() => void} ask throws until there is an answer */
async function waitFor(ask) {
  const deadline = Date.now() + TIMEOUT_MS;
  for (;;) {
    try {
      return ask();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await setTimeout(100);
    }
  }
}
