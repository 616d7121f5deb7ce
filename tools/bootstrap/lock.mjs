import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const HEARTBEAT_MS = 1_000;
// A holder that missed ten beats is gone, even if another process has been given its number since.
const ABANDONED_MS = 10 * HEARTBEAT_MS;

/**
 * One process at a time prepares this folder; the others wait and say for whom.
 * @param {string} path
 * @param {(holder: number) => void} onWait
 * @returns {Promise<() => void>} gives the lock back
 */
export async function takeLock(path, onWait) {
  mkdirSync(dirname(path), { recursive: true });
  for (let waits = 0; !tryCreate(path); waits++) {
    const holder = holderOf(path);
    if (holder === undefined) rmSync(path, { force: true });
    else {
      if (waits === 0) onWait(holder);
      await pause(200);
    }
  }
  const beat = setInterval(() => touch(path), HEARTBEAT_MS);
  return () => {
    clearInterval(beat);
    rmSync(path, { force: true });
  };
}

/** @param {string} path */
function tryCreate(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (failed) {
    if (codeOf(failed) === 'EEXIST') return false;
    throw failed;
  }
}

/**
 * The process that holds the lock; undefined when it is abandoned.
 * @param {string} path
 */
function holderOf(path) {
  try {
    const holder = Number(readFileSync(path, 'utf8'));
    const isBeating = Date.now() - statSync(path).mtimeMs < ABANDONED_MS;
    // An empty file is a lock taken this instant, its number not yet written.
    return isBeating && (holder === 0 || isAlive(holder)) ? holder : undefined;
  } catch (failed) {
    if (codeOf(failed) === 'ENOENT') return undefined;
    throw failed;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (failed) {
    return codeOf(failed) === 'EPERM';
  }
}

/** @param {string} path */
function touch(path) {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // Somebody removed .courant/: the work goes on, only unguarded.
  }
}

/** @param {unknown} error */
const codeOf = (error) => /** @type {NodeJS.ErrnoException} */ (error).code;
