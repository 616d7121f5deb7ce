import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Thrown where another process, or this one, already has the folder open. */
export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError';
}

/** Folders this process holds: its own pid in a lock says nothing, a restarted container has the same one. */
const held = new Set<string>();

export interface FolderLock {
  /** Whether the last one to have it ended without giving it back: killed, or by a fault. */
  readonly leftBehind: boolean;
  release(): void;
}

/**
 * Makes the folder and takes it for this process by a file `pid` in it; a lock whose process is gone is taken over.
 * @throws FolderInUseError naming the process that has it.
 */
export function lockFolder(folder: string): FolderLock {
  const path = resolve(folder);
  mkdirSync(path, { recursive: true });
  const file = join(path, 'pid');
  const leftBehind = !written(file);
  if (leftBehind) takeOver(file, path);
  held.add(path);
  const release = (): void => {
    if (held.delete(path)) rmSync(file, { force: true });
  };
  return { leftBehind, release };
}

function takeOver(file: string, path: string): void {
  const owner = ownerOf(file, path);
  if (owner !== undefined) throw new FolderInUseError(inUse(path, owner));
  rmSync(file, { force: true });
  // Another start may have come between.
  if (!written(file)) throw new FolderInUseError(inUse(path, ownerOf(file, path)));
}

/** Whether the lock was written; it is not if there is one already. */
function written(file: string): boolean {
  try {
    writeFileSync(file, `${process.pid}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** The living process that holds the folder, if any. */
function ownerOf(file: string, path: string): number | undefined {
  const pid = Number.parseInt(readText(file), 10);
  const alive = pid === process.pid ? held.has(path) : isAlive(pid);
  return alive ? pid : undefined;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // Its owner has just given it back.
  }
}

function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const inUse = (folder: string, owner: number | undefined): string =>
  `${folder} is in use by process ${owner ?? 'unknown'}: an embedded store has one process. Stop it, or give this one another DATA_DIR. If no Courant runs under that number, remove ${join(folder, 'pid')}.`;
