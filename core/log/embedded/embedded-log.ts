import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { isLocked, lockFolder } from '../../folder/folder-lock.ts';
import { findDamage, LMDB_FILE, markClosed } from '../../folder/whole-folder.ts';
import { type EventLog, LogDamagedError, recoveryAdvice } from '../event-log.ts';
import { LocalLog } from '../local/local-log.ts';
import type { OpenLogOptions } from '../open-options.ts';
import { type LmdbStorage, openLmdbStorage } from './lmdb-storage.ts';
import { logFolderIn, makeTargetFolder } from './log-folder.ts';
import { LogFormatError } from './log-identity.ts';

/**
 * Opens the log in the folder `log` of `dataDir`, for this process alone.
 * @throws FolderInUseError while another process has it open; LogDamagedError where lmdb could not read its file
 */
export async function openEmbeddedLog(options: OpenLogOptions): Promise<EventLog> {
  const { dataDir, now = Date.now, warn = toStandardError, readOnly = false } = options;
  const folder = logFolderIn(dataDir);
  if (readOnly) return new EmbeddedLog(openReadOnly(folder), now, () => {});
  const lock = lockFolder(folder);
  try {
    assertWhole(folder);
    const onClosed = (): void => {
      try {
        markClosed(folder);
      } finally {
        lock.release();
      }
    };
    return new EmbeddedLog(openWithMarker(folder, warn), now, onClosed);
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Copies the log into the folder `log` of another data folder, which must not hold one. */
export async function copyEmbeddedLog(dataDir: string, targetDataDir: string): Promise<void> {
  const storage = openReadOnly(logFolderIn(dataDir));
  try {
    await storage.copyTo(makeTargetFolder(targetDataDir));
  } finally {
    await storage.close();
  }
}

function openReadOnly(folder: string): LmdbStorage {
  if (!existsSync(join(folder, LMDB_FILE))) throw new Error(`${folder} holds no log.`);
  // The file changes while another process has it, which checked it.
  if (!isLocked(folder)) assertWhole(folder);
  return openLmdbStorage(folder, { readOnly: true });
}

function assertWhole(folder: string): void {
  const damage = findDamage(folder);
  if (damage) throw new LogDamagedError(folder, `${LMDB_FILE} ${damage.message}`);
}

class EmbeddedLog extends LocalLog {
  readonly #onClosed: () => void;

  constructor(storage: LmdbStorage, now: () => number, onClosed: () => void) {
    // lmdb is synchronous: a loop over its entries that never yielded would starve the rest of the process.
    super(storage, now, () => setImmediate());
    this.#onClosed = onClosed;
  }

  override async close(): Promise<void> {
    await super.close();
    this.#onClosed();
  }
}

/**
 * Opens the log while a marker file exists. lmdb may end the process when it opens a damaged file, and nothing can catch
 * that; the marker then remains, so that the next start can warn. The log is the truth: it is never deleted here.
 */
function openWithMarker(folder: string, warn: (sentence: string) => void): LmdbStorage {
  const marker = join(folder, 'opening');
  if (existsSync(marker)) warn(diedWhileOpeningMessage(folder));
  writeFileSync(marker, '');
  try {
    return openLmdbStorage(folder, { readOnly: false });
  } catch (error) {
    throw error instanceof LogFormatError || error instanceof LogDamagedError
      ? error
      : new Error(cannotOpenMessage(folder, error), { cause: error });
  } finally {
    rmSync(marker, { force: true });
  }
}

const diedWhileOpeningMessage = (folder: string): string =>
  `The last start died while opening the log in ${folder}. If this one dies too, the file is damaged: ${recoveryAdvice(folder)}`;

const cannotOpenMessage = (folder: string, error: unknown): string =>
  `The log in ${folder} cannot be opened (${error instanceof Error ? error.message : String(error)}). ` +
  `If its file is damaged, ${recoveryAdvice(folder)}`;

const toStandardError = (sentence: string): void => {
  process.stderr.write(`${sentence}\n`);
};
