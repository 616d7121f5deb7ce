import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const HEARTBEAT_MS = 1_000;
// A holder that missed ten heartbeats has ended, even if another process has got its pid since.
const ABANDONED_MS = 10 * HEARTBEAT_MS;

/**
 * Takes a lock file, so that one process at a time prepares this folder; waits while another one has it.
 * @param {string} path
 * @param {(holder: number) => void} onWait called once with the pid that has the lock
 * @returns {Promise<() => void>} releases the lock
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
  const heartbeat = setInterval(() => touch(path), HEARTBEAT_MS);
  return () => {
    clearInterval(heartbeat);
    rmSync(path, { force: true });
  };
}

/** @param {string} path */
function tryCreate(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/**
 * The pid of the process that has the lock; undefined when the lock is abandoned.
 * @param {string} path
 */
function holderOf(path) {
  try {
    const holder = Number(readFileSync(path, 'utf8'));
    const isFresh = Date.now() - statSync(path).mtimeMs < ABANDONED_MS;
    // The file is empty for an instant, until its holder has written its pid.
    return isFresh && (holder === 0 || isAlive(holder)) ? holder : undefined;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** @param {string} path */
function touch(path) {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // The folder .courant was removed: go on without the lock.
  }
}

/** @param {unknown} error */
const codeOf = (error) => /** @type {NodeJS.ErrnoException} */ (error).code;
