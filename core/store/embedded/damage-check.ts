import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

/** How a process ends that reads a damaged file. */
const CRASH_SIGNALS: ReadonlySet<string> = new Set(['SIGSEGV', 'SIGBUS', 'SIGABRT', 'SIGILL', 'SIGTRAP']);

/** Reads every page of every entry of every database. Arguments: path of lmdb, the folder, the maximum of databases. */
const READ_ALL_SCRIPT = `
const [lmdb, path, maxDbs] = process.argv.slice(1);
const environment = require(lmdb).open({ path, overlappingSync: false, maxDbs: Number(maxDbs) });
for (const name of [...environment.getKeys()]) {
  for (const entry of environment.openDB(name, { encoding: 'binary' }).getRange()) entry.value.at(-1);
}`;

/**
 * What is damaged in an lmdb folder, or undefined. lmdb ends the whole process that reads a damaged file, and no handler
 * can catch that, so another process reads everything first: about a second for 200 MB.
 * @throws Error if that process could not run to its end
 */
export function findDamage(folder: string, maxDatabases: number): string | undefined {
  const lmdb = createRequire(import.meta.url).resolve('lmdb');
  const args = ['-e', READ_ALL_SCRIPT, lmdb, folder, String(maxDatabases)];
  const { error, signal, status, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (error) throw error;
  if (signal && CRASH_SIGNALS.has(signal)) return `reading it ends a process with ${signal}`;
  if (signal) throw new Error(`The check of ${folder} was ended by ${signal}.`);
  return status === 0 ? undefined : reasonIn(stderr);
}

const reasonIn = (stderr: string): string => /^\w*Error: (.*)$/m.exec(stderr)?.[1] ?? 'reading it fails';
