import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Thrown where another process, or this one, already has the folder open. */
export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError';
}

export interface FolderLock {
  /** Whether the last one to have it ended without giving it back: killed, or by a fault. */
  readonly wasStale: boolean;
  release(): void;
  /** Gives it up and leaves the file, so that whoever comes next also finds it left behind. */
  releaseKeepingFile(): void;
}

const LOCK_FILE = 'owner.pid';

/** Folders this process holds: a lock with our own number that is not among them is from an earlier life. */
const lockedFolders = new Set<string>();

/**
 * Makes the folder of an embedded log or store and takes it for this process alone, by a file in it; a lock whose
 * process is gone is taken over.
 * @throws FolderInUseError naming the process that has it.
 */
export function lockFolder(folder: string): FolderLock {
  const path = resolve(folder);
  mkdirSync(path, { recursive: true });
  const leftBehind = !createLockFile(path);
  if (leftBehind) takeOverStaleLock(path);
  lockedFolders.add(path);
  const abandon = (): boolean => lockedFolders.delete(path);
  const release = (): void => {
    if (abandon()) rmSync(join(path, LOCK_FILE), { force: true });
  };
  return { wasStale: leftBehind, release, releaseKeepingFile: abandon };
}

function takeOverStaleLock(path: string): void {
  throwIfOwned(path);
  rmSync(join(path, LOCK_FILE), { force: true });
  // Another start may have come between.
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

/** Whether the lock was written; it is not if there is one already. */
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
  readonly startedAt: string;
}

function ownerOf(path: string): Owner {
  const [pid = '', birth = ''] = readTextOrEmpty(join(path, LOCK_FILE)).split('\n');
  return { pid: Number(pid), startedAt: birth };
}

/** A number is given again, in a container at every start: its process must also have begun when the owner did. */
function isAlive({ pid, startedAt: birth }: Owner, path: string): boolean {
  if (pid === process.pid) return lockedFolders.has(path);
  return pid > 0 && answersSignals(pid) && startTimeOf(pid) === birth;
}

function answersSignals(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Boot and tick a process began at, from Linux's /proc (the 20th field after its name); elsewhere empty. */
function startTimeOf(pid: number): string {
  const stat = readTextOrEmpty(`/proc/${pid}/stat`);
  const began = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  return began ? `${readTextOrEmpty('/proc/sys/kernel/random/boot_id').trim()}/${began}` : '';
}

function readTextOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
