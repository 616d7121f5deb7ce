import type { Chunk } from './chunk.ts';
import type { Resolution } from './resolution.ts';

/** Leaves first, then what is made of half-hours, then what is made of days. */
const LEVEL: Readonly<Record<Resolution, 0 | 1 | 2>> = {
  QUARTER_HOUR: 0,
  HALF_HOUR: 0,
  HOUR: 1,
  DAY: 1,
  WEEK: 2,
  MONTH: 2,
  YEAR: 2,
};

/** The chunks of one save by level; a level holds nothing that is made of another chunk of the same level. */
export function toSaveLevels<T extends Pick<Chunk, 'key'>>(chunks: readonly T[]): T[][] {
  const levels: T[][] = [[], [], []];
  for (const chunk of chunks) levels[LEVEL[chunk.key.resolution]].push(chunk);
  return levels.filter((level) => level.length > 0);
}
