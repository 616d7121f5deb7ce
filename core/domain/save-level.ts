import type { Chunk } from './chunk.ts';
import type { Resolution } from './resolution.ts';

/** 0: leaf grids; 1: roll-ups of half-hours; 2: roll-ups of days. */
const LEVEL: Readonly<Record<Resolution, 0 | 1 | 2>> = {
  QUARTER_HOUR: 0,
  HALF_HOUR: 0,
  HOUR: 1,
  DAY: 1,
  WEEK: 2,
  MONTH: 2,
  YEAR: 2,
};

/**
 * The chunks of one save in levels, to be saved one after the other: each chunk is computed from chunks of earlier levels
 * only, so that a save that stops between two levels leaves no roll-up ahead of its half-hours.
 */
export function toSaveLevels<T extends Pick<Chunk, 'key'>>(chunks: readonly T[]): T[][] {
  const levels = [0, 1, 2].map((level) => chunks.filter(({ key }) => LEVEL[key.resolution] === level));
  return levels.filter((level) => level.length > 0);
}
