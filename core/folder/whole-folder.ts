import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LmdbEntry, readEntries } from './lmdb-entries.ts';
import { LmdbDamage, LmdbFile } from './lmdb-file.ts';
import { type Metas, readMetas } from './lmdb-meta.ts';

/** The file in which lmdb keeps an environment. */
export const LMDB_FILE = 'data.mdb';
/** Says in which state the file was closed; gone while it is open, and after a crash. */
const CLOSED_FILE = 'closed';

/**
 * Checks the lmdb file of a folder before lmdb opens it: lmdb maps the file, so a damaged one would end the process by a
 * signal, which nothing can catch. It reads the pages of the trees, and of each long value the first one.
 * @param checkEntry called with each entry; throws LmdbDamage for a content that is damaged
 * @returns what is damaged; undefined for a whole file, and for a folder without one
 */
export function findDamage(
  folder: string,
  checkEntry: (entry: LmdbEntry) => void = () => undefined,
): LmdbDamage | undefined {
  try {
    assertWhole(folder, checkEntry);
    return undefined;
  } catch (error) {
    if (error instanceof LmdbDamage) return error;
    throw error;
  }
}

function assertWhole(folder: string, checkEntry: (entry: LmdbEntry) => void): void {
  const path = join(folder, LMDB_FILE);
  const closedAs = readClosedState(folder);
  if (!existsSync(path) || statSync(path).size === 0) {
    if (closedAs) throw new LmdbDamage(0, 'the file is empty or gone');
    return;
  }
  usingFile(path, (file) => {
    const metas = readMetas(file);
    if (closedAs) assertClosedAs(closedAs, metas);
    for (const entry of readEntries(file, metas.newest, throwDamage)) checkEntry(entry);
  });
}

function throwDamage(damage: LmdbDamage): never {
  throw damage;
}

function usingFile<T>(path: string, use: (file: LmdbFile) => T): T {
  const file = new LmdbFile(path);
  try {
    return use(file);
  } finally {
    file.close();
  }
}

interface ClosedState {
  readonly transaction: number;
  readonly checksum: number;
}

/** Call it once lmdb has closed the file: the next opening then notices a damaged meta page, which would hide the newest state. */
export function markClosed(folder: string): void {
  const { newest, checksum } = usingFile(join(folder, LMDB_FILE), readMetas);
  const state: ClosedState = { transaction: newest.transaction, checksum };
  writeFileSync(join(folder, CLOSED_FILE), `${JSON.stringify(state)}\n`);
}

/** Call it before lmdb opens the file for writing. */
export const markOpen = (folder: string): void => rmSync(join(folder, CLOSED_FILE), { force: true });

function readClosedState(folder: string): ClosedState | undefined {
  const path = join(folder, CLOSED_FILE);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as ClosedState) : undefined;
}

/** Another program may have written to the file since, but never taken a transaction back. */
function assertClosedAs({ transaction, checksum }: ClosedState, { newest, older, ...now }: Metas): void {
  const isRight =
    newest.transaction === transaction
      ? now.checksum === checksum
      : newest.transaction > transaction && older.transaction === newest.transaction - 1;
  if (!isRight)
    throw new LmdbDamage(
      0,
      `its last transaction is ${newest.transaction}, and it was closed after ${transaction}`,
    );
}
