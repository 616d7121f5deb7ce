import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeFolder } from '../../folder/make-folder.ts';
import { LMDB_FILE } from '../../folder/whole-folder.ts';

/** The folder of the embedded log, as an absolute path. */
export const logFolderIn = (dataDir: string): string => resolve(dataDir, 'log');

/**
 * Makes the folder that a log is copied into.
 * @throws Error where it holds a log
 */
export function makeTargetFolder(dataDir: string): string {
  const target = logFolderIn(dataDir);
  if (existsSync(join(target, LMDB_FILE)))
    throw new Error(`${target} holds a log already; nothing was copied.`);
  makeFolder(target);
  return target;
}
