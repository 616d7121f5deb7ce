import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where benchmarks keep histories that take long to build. */
const CACHE = join(tmpdir(), 'courant-bench');

/** An empty folder of this name; what it held is removed. */
export function emptyFolder(name: string): string {
  const folder = join(CACHE, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

const completeMarker = (folder: string): string => join(folder, 'whole');

/** Notes that a folder holds all of a history, so that another benchmark may use it. */
export const markComplete = (folder: string): void => writeFileSync(completeMarker(folder), '');

/** The folder of the whole history; @throws Error where no benchmark has built it yet */
export function completeHistoryFolder(): string {
  const folder = join(CACHE, HISTORY_FOLDER);
  if (existsSync(completeMarker(folder))) return folder;
  throw new Error(`${folder} does not hold the whole history: run "npm run bench -- backfill" once.`);
}

/** The name of the folder that a backfill leaves behind. */
export const HISTORY_FOLDER = 'history';

/** A folder that a line has filled, such as a `DATA_DIR`; @throws Error where it holds no store: a new one would be empty */
export function filledFolder(folder: string): string {
  if (existsSync(join(folder, 'store', 'data.mdb'))) return folder;
  throw new Error(`--folder ${folder} holds no store: name the DATA_DIR of a line that has its history.`);
}
