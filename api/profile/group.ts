import { toTenth } from '../column/piece.ts';
import type { Terms } from '../column/term.ts';

/** The half-hours of one key. Numbers are in the unit of the view and not rounded. */
export interface Group {
  /** Of the sums; null where nothing is published, or where the whole sums to zero. */
  readonly mean: number | null;
  /** The number of each half-hour, rising. */
  readonly numbers: Float64Array;
  /** Quarter-hours observed. */
  readonly observed: number;
}

/**
 * Groups half-hours by their keys.
 * @param keyIndexes the index of its key for each half-hour of the terms
 */
export function groupsOf(terms: Terms, keyIndexes: Uint8Array, keyCount: number): Group[] {
  const numbers = numbersByKey(terms, keyIndexes, keyCount);
  const [parts, wholes, observed] = [0, 0, 0].map(() => new Float64Array(keyCount)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const { part, whole, count } = terms.pairs;
  for (let at = 0; at < keyIndexes.length; at++) {
    if (count[at] === 0) continue;
    const key = keyIndexes[at] ?? 0;
    parts[key] = (parts[key] ?? 0) + (part[at] ?? 0);
    wholes[key] = (wholes[key] ?? 0) + (whole[at] ?? 0);
    observed[key] = (observed[key] ?? 0) + (count[at] ?? 0);
  }
  return numbers.map((sorted, key) => ({
    mean: wholes[key] ? (terms.factor * (parts[key] ?? 0)) / wholes[key] : null,
    numbers: sorted,
    observed: observed[key] ?? 0,
  }));
}

function numbersByKey({ pairs, factor }: Terms, keyIndexes: Uint8Array, keyCount: number): Float64Array[] {
  const { part, whole, count } = pairs;
  const numbers = Array.from({ length: keyCount }, (): number[] => []);
  for (let at = 0; at < keyIndexes.length; at++)
    if (count[at] !== 0 && whole[at] !== 0)
      numbers[keyIndexes[at] ?? 0]?.push((factor * (part[at] ?? 0)) / (whole[at] ?? 0));
  return numbers.map((ofKey) => Float64Array.from(ofKey).sort());
}

/** The mean of a group, rounded to a tenth. */
export const meanOf = ({ mean }: Group): number | null => (mean === null ? null : toTenth(mean));

/**
 * The number below which a fraction of the half-hours of a group lie, rounded to a tenth: 0 is the lowest and 1 the highest,
 * and between two ranks it is interpolated linearly. Null where there is no half-hour.
 */
export function quantileOf({ numbers }: Pick<Group, 'numbers'>, fraction: number): number | null {
  if (numbers.length === 0) return null;
  const position = fraction * (numbers.length - 1);
  const lower = numbers[Math.floor(position)] ?? 0;
  const upper = numbers[Math.ceil(position)] ?? 0;
  return toTenth(lower + (upper - lower) * (position - Math.floor(position)));
}
