import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ConfigError } from '../base/index.ts';
import { makeFolder } from './make-folder.ts';

/** Another process, or this one, already has the folder open. */
export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError';
}

export interface FolderLock {
  release(): void;
}

const LOCK_FILE = 'owner.pid';

/** Folders that this process has open. A lock of our own pid for any other is from an earlier process of that pid. */
const lockedFolders = new Set<string>();

/**
 * Creates the folder of an embedded log or store, and locks it for this process by a file in it. A lock whose process has
 * ended is taken over.
 * @throws FolderInUseError naming the owner; ConfigError naming DATA_DIR where the folder cannot be made or written
 */
export function lockFolder(folder: string): FolderLock {
  const path = resolve(folder);
  makeAndLock(path);
  lockedFolders.add(path);
  const release = (): void => {
    if (lockedFolders.delete(path)) rmSync(join(path, LOCK_FILE), { force: true });
  };
  return { release };
}

/** Whether a process that runs has the folder open. */
export const isLocked = (folder: string): boolean => isAlive(ownerOf(resolve(folder)), resolve(folder));

function makeAndLock(path: string): void {
  try {
    makeFolder(path);
    if (!createLockFile(path)) takeOverStaleLock(path);
  } catch (error) {
    throw explainFolderError(error, path);
  }
}

/** By Node's code, why a folder of DATA_DIR cannot be used. */
const REASONS: Readonly<Record<string, string>> = {
  EEXIST: 'a file stands there, or above it, or a link that leads nowhere',
  ENOTDIR: 'a file stands there, or above it',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'it is on a disk that is mounted read-only',
  // Linux says so of a folder below /proc, whose parent is there.
  ENOENT: 'no folder can be made there',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'its links lead in a circle',
};

/** @param path the folder of the log or the store, which is inside DATA_DIR */
function explainFolderError(error: unknown, path: string): unknown {
  const reason = REASONS[(error as NodeJS.ErrnoException).code ?? ''];
  if (reason === undefined) return error;
  return new ConfigError(
    `DATA_DIR: met "${dirname(path)}", where nothing can be stored: ${reason}. ` +
      'Allowed: a folder that this process may write, or can make.',
  );
}

function takeOverStaleLock(path: string): void {
  throwIfOwned(path);
  rmSync(join(path, LOCK_FILE), { force: true });
  // Another process may have locked it in between.
  if (!createLockFile(path)) throwIfOwned(path);
}

function throwIfOwned(path: string): void {
  const owner = ownerOf(path);
  if (!isAlive(owner, path)) return;
  if (owner.pid === process.pid) throw new FolderInUseError(`${path} is open in this process already.`);
  throw new FolderInUseError(
    `${path} is in use by process ${owner.pid}: what is embedded has one process. Stop that one, or give this one ` +
      `another DATA_DIR. If process ${owner.pid} is not Courant, remove ${join(path, LOCK_FILE)}.`,
  );
}

/** Writes the lock file; false if there is one already. */
function createLockFile(path: string): boolean {
  try {
    writeFileSync(join(path, LOCK_FILE), `${process.pid}\n${startTimeOf(process.pid)}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

interface Owner {
  readonly pid: number;
  /** As `startTimeOf` tells it. */
  readonly startedAt: string;
}

function ownerOf(path: string): Owner {
  const [pid = '', startedAt = ''] = readTextOrEmpty(join(path, LOCK_FILE)).split('\n');
  return { pid: Number(pid), startedAt };
}

/** Pids are reused, in a container at every start: the process must also have started when the owner did. */
function isAlive({ pid, startedAt }: Owner, path: string): boolean {
  if (pid === process.pid) return lockedFolders.has(path);
  return pid > 0 && answersSignals(pid) && startTimeOf(pid) === startedAt;
}

function answersSignals(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: the process is alive and belongs to another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Boot id, and clock ticks since boot at which a process started, from Linux's /proc (20th field after its name); else empty. */
function startTimeOf(pid: number): string {
  const stat = readTextOrEmpty(`/proc/${pid}/stat`);
  const startTicks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  return startTicks ? `${readTextOrEmpty('/proc/sys/kernel/random/boot_id').trim()}/${startTicks}` : '';
}

function readTextOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
