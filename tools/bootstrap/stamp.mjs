import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inRepo, REPO_ROOT } from './repo-root.mjs';

const NOT_SOURCE = new Set(['node_modules', 'dist', 'dist-playground', '.courant']);

/**
 * One hash of the names and contents of files and folders, and of further texts.
 * @param {string[]} sources paths relative to the root; folders are read whole, build outputs left out
 * @param {string[]} [also]
 */
export function hashOf(sources, also = []) {
  const hash = createHash('sha256');
  for (const part of also) hash.update(`${part}\n`);
  for (const file of sources.flatMap(filesBelow))
    hash.update(`${file}\n`).update(readFileSync(join(REPO_ROOT, file)));
  return hash.digest('hex');
}

/**
 * @param {string} path relative to the root
 * @returns {string[]}
 */
function filesBelow(path) {
  if (!existsSync(inRepo(path))) return [];
  const entries = entriesOf(path);
  return entries === undefined ? [path] : entries.flatMap((name) => filesBelow(`${path}/${name}`));
}

/** @param {string} path */
function entriesOf(path) {
  try {
    return readdirSync(inRepo(path))
      .filter((name) => !NOT_SOURCE.has(name))
      .sort();
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/**
 * Does the work when the stamp differs or an output is missing. The stamp is written last, so that interrupted work is
 * done again.
 * @param {{ stampPath: string, stamp: string, outputs: string[] }} last paths relative to the root
 * @param {() => Promise<void>} work
 */
export async function runUnlessFresh({ stampPath, stamp, outputs }, work) {
  const path = inRepo(stampPath);
  const isWhole = outputs.every((output) => existsSync(inRepo(output)));
  if (isWhole && existsSync(path) && readFileSync(path, 'utf8') === stamp) return;
  rmSync(path, { force: true });
  await work();
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, stamp);
}
