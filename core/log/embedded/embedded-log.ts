import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { lockFolder } from '../../folder/folder-lock.ts';
import type { EventLog } from '../event-log.ts';
import { LocalLog } from '../local/local-log.ts';
import type { OpenLogOptions } from '../open-options.ts';
import { type LmdbStorage, LogFormatError, openLmdbStorage } from './lmdb-storage.ts';

/** lmdb's name for it. */
const LMDB_FILE = 'data.mdb';

const folderIn = (dataDir: string): string => resolve(dataDir, 'log');

/** The log in the folder `log` of `dataDir`, for this process alone. Throws a sentence where another has it. */
export async function openEmbeddedLog(options: OpenLogOptions): Promise<EventLog> {
  const { dataDir, now = Date.now, warn = toStandardError, readOnly = false } = options;
  const folder = folderIn(dataDir);
  if (readOnly) return new EmbeddedLog(openReadOnly(folder), now, () => {});
  const lock = lockFolder(folder);
  try {
    return new EmbeddedLog(openWithMarker(folder, warn), now, lock.release);
  } catch (fault) {
    lock.release();
    throw fault;
  }
}

export async function copyEmbeddedLog(dataDir: string, targetDataDir: string): Promise<void> {
  const target = folderIn(targetDataDir);
  if (existsSync(join(target, LMDB_FILE)))
    throw new Error(`${target} holds a log already; nothing was copied.`);
  const shelf = openReadOnly(folderIn(dataDir));
  mkdirSync(target, { recursive: true });
  await shelf.copyTo(target);
  await shelf.close();
}

function openReadOnly(folder: string): LmdbStorage {
  if (!existsSync(join(folder, LMDB_FILE))) throw new Error(`${folder} holds no log.`);
  return openLmdbStorage(folder, { readOnly: true });
}

class EmbeddedLog extends LocalLog {
  readonly #unlock: () => void;

  constructor(shelf: LmdbStorage, now: () => number, unlock: () => void) {
    // lmdb answers at once: without a turn of the event loop now and then, a busy loop would starve the process.
    super(shelf, now, () => setImmediate());
    this.#unlock = unlock;
  }

  override async close(): Promise<void> {
    await super.close();
    this.#unlock();
  }
}

/**
 * Opens behind a marker file. A damaged file can kill the process from within lmdb, where nothing can be caught; the
 * marker it leaves lets the next start say so. The log is the truth, so it is never deleted or made anew here.
 */
function openWithMarker(folder: string, warn: (sentence: string) => void): LmdbStorage {
  const marker = join(folder, 'opening');
  if (existsSync(marker)) warn(diedWhileOpeningMessage(folder));
  writeFileSync(marker, '');
  try {
    return openLmdbStorage(folder, { readOnly: false });
  } catch (fault) {
    throw fault instanceof LogFormatError
      ? fault
      : new Error(cannotOpenMessage(folder, fault), { cause: fault });
  } finally {
    rmSync(marker, { force: true });
  }
}

const RECOVERY_ADVICE =
  'put a backup in its place; without one, move the folder away and start anew, which loses archived real-time readings.';

const diedWhileOpeningMessage = (folder: string): string =>
  `The last start died while opening the log in ${folder}. If this one dies too, the file is damaged: ${RECOVERY_ADVICE}`;

const cannotOpenMessage = (folder: string, error: unknown): string =>
  `The log in ${folder} cannot be opened (${error instanceof Error ? error.message : String(error)}). ` +
  `If its file is damaged, ${RECOVERY_ADVICE}`;

const toStandardError = (sentence: string): void => {
  process.stderr.write(`${sentence}\n`);
};
