import { DAY, HALF_MW_PER_MW } from '@courant/core/domain';
import { toTenth } from '../column/piece.ts';
import type { EstimatePairs } from './estimate-pairs.ts';

/** The errors of the pairs of one key: what was metered less what was estimated, MW and not rounded. */
export interface KeyErrors {
  readonly count: number;
  readonly sum: number;
  readonly absoluteSum: number;
  /** Of what was metered, without signs. */
  readonly meteredSum: number;
  /** The errors without signs, rising. */
  readonly numbers: Float64Array;
}

/**
 * Groups the errors of pairs by their keys.
 * @param keyIndexes the index of its key for each half-hour of the pairs
 */
export function errorsByKey(pairs: EstimatePairs, keyIndexes: Uint8Array, keyCount: number): KeyErrors[] {
  const groups = Array.from({ length: keyCount }, () => ({ errors: [] as number[], meteredSum: 0 }));
  for (let at = 0; at < pairs.length; at++) {
    const metered = (pairs.metered[at] ?? Number.NaN) / HALF_MW_PER_MW;
    const group = groups[keyIndexes[at] ?? 0];
    if (Number.isNaN(metered) || !group) continue;
    group.errors.push(metered - (pairs.estimated[at] ?? 0) / HALF_MW_PER_MW);
    group.meteredSum += Math.abs(metered);
  }
  return groups.map(({ errors, meteredSum }) => ({ ...summarized(errors), meteredSum }));
}

function summarized(errors: readonly number[]): Omit<KeyErrors, 'meteredSum'> {
  const numbers = Float64Array.from(errors, Math.abs).sort();
  return {
    count: errors.length,
    sum: errors.reduce((sum, error) => sum + error, 0),
    absoluteSum: numbers.reduce((sum, error) => sum + error, 0),
    numbers,
  };
}

/** A part of a whole times a factor, rounded to a tenth; null where there is no whole. */
export const ratioOf = (part: number, whole: number, factor = 1): number | null =>
  whole === 0 ? null : toTenth((factor * part) / whole);

/** The settling times of pairs, rising, in days. */
export const settlingDays = ({ settling }: EstimatePairs): Float64Array =>
  settling
    .filter((time) => !Number.isNaN(time))
    .map((time) => time / DAY)
    .sort();
