import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LmdbEntry, readEntries } from './lmdb-entries.ts';
import { LmdbDamage, LmdbFile } from './lmdb-file.ts';
import { type Meta, type Metas, readableMetas, readMetas } from './lmdb-meta.ts';

/** The file in which lmdb keeps an environment. */
export const LMDB_FILE = 'data.mdb';
/** Says in which state the file was last closed. */
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

/**
 * Reads all entries of the lmdb file of a folder that can be read.
 * @param onDamage called with each damage
 */
export function* readFolder(folder: string, onDamage: (damage: LmdbDamage) => void): Generator<LmdbEntry> {
  const file = openFile(join(folder, LMDB_FILE), onDamage);
  if (!file) return;
  try {
    const meta = usableMeta(folder, file, onDamage);
    if (meta) yield* readEntries(file, meta, onDamage);
  } finally {
    file.close();
  }
}

function openFile(path: string, onDamage: (damage: LmdbDamage) => void): LmdbFile | undefined {
  try {
    return new LmdbFile(path);
  } catch (error) {
    onDamage(toDamage(error));
    return undefined;
  }
}

/** The newest state, or where a meta page is damaged the one of the other page. */
function usableMeta(
  folder: string,
  file: LmdbFile,
  onDamage: (damage: LmdbDamage) => void,
): Meta | undefined {
  try {
    const metas = readMetas(file);
    const closedAs = readClosedState(folder);
    if (closedAs) assertClosedAs(closedAs, metas);
    return metas.newest;
  } catch (error) {
    onDamage(toDamage(error));
    return readableMetas(file)[0];
  }
}

/** @throws the error itself, unless it is damage */
function toDamage(error: unknown): LmdbDamage {
  if (error instanceof LmdbDamage) return error;
  throw error;
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

/**
 * Call it once lmdb has closed the file: the next opening then notices a damaged meta page, which would hide the newest
 * state. Where the disk is full, the note of an earlier close stays.
 */
export function markClosed(folder: string): void {
  const { newest, checksum } = usingFile(join(folder, LMDB_FILE), readMetas);
  const state: ClosedState = { transaction: newest.transaction, checksum };
  const path = join(folder, CLOSED_FILE);
  const newPath = `${path}.new`;
  try {
    writeFileSync(newPath, `${JSON.stringify(state)}\n`);
    renameSync(newPath, path);
  } catch {
    rmSync(newPath, { force: true });
  }
}

function readClosedState(folder: string): ClosedState | undefined {
  const path = join(folder, CLOSED_FILE);
  if (!existsSync(path)) return undefined;
  const text = readFileSync(path, 'utf8');
  // A note that a crash left empty says nothing; the file is read as one that was not closed.
  return text.endsWith('}\n') ? (JSON.parse(text) as ClosedState) : undefined;
}

/** Transactions may have followed, of a process that crashed, but none was ever taken back. */
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
