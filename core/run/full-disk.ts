import { statfsSync } from 'node:fs';
import { simulatedFolderOf } from './simulated-folder.ts';

/** No space, a quota that is used up, a file that may not grow: of Node, and of lmdb, which has Linux's numbers. */
const FULL_CODES: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 28, 122, 27]);
/** lmdb reports a write that ended halfway as an input/output error. */
const HALF_WRITTEN_CODES: ReadonlySet<unknown> = new Set(['EIO', 5]);
/** With less than this an embedded log or store cannot grow. */
const FULL_BELOW_BYTES = 1 << 20;

/**
 * An error of a full disk as a sentence that says what to do; any other as it is.
 * @param dataDir undefined where the settings were not read yet
 */
export function explainFullDisk(
  error: unknown,
  dataDir: string | undefined,
  freeBytes: (folder: string) => number = freeBytesAt,
): unknown {
  if (dataDir === undefined || !(error instanceof Error)) return error;
  const { code } = error as { code?: unknown };
  const folders = [dataDir, simulatedFolderOf(dataDir)];
  const isFull =
    FULL_CODES.has(code) ||
    (HALF_WRITTEN_CODES.has(code) && folders.some((folder) => freeBytes(folder) < FULL_BELOW_BYTES));
  return isFull ? new Error(fullDiskMessage(dataDir), { cause: error }) : error;
}

const fullDiskMessage = (dataDir: string): string =>
  `The disk is full: nothing more can be stored in DATA_DIR (${dataDir}). What was stored before is whole. ` +
  'Make space on that disk, or move the folder to a larger one and set DATA_DIR, then start again.';

/** Infinite where nothing can be known. */
function freeBytesAt(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
