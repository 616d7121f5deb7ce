import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A damaged file makes lmdb abort the whole process, where no handler can speak. So a marker stands in the folder while
 * it is being opened, and counts. One start that died there may just have been killed; two in a row are no accident.
 */
const DEATHS_TAKEN_FOR_DAMAGE = 2;

/** Starts in a row that died while opening this folder. */
export const deathsWhileOpening = (folder: string): number => {
  try {
    return Number.parseInt(readFileSync(markerIn(folder), 'utf8'), 10) || 1;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
};

export const looksDamaged = (deaths: number): boolean => deaths >= DEATHS_TAKEN_FOR_DAMAGE;

export const markOpening = (folder: string, deaths: number): void =>
  writeFileSync(markerIn(folder), `${deaths + 1}\n`);

export const unmarkOpening = (folder: string): void => rmSync(markerIn(folder), { force: true });

const markerIn = (folder: string): string => join(folder, 'opening');
