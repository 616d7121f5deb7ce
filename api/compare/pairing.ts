import { bucketEnd, bucketsIn, type Resolution } from '@courant/core/domain';
import type { Range } from '../column/range.ts';
import { type Shift, shifted } from './align.ts';

/** Which buckets of two periods stand beside each other. */
export interface Pairing {
  readonly shift: Shift;
  /** Whole buckets of the other period, from its first counterpart to its last; empty where there is none. */
  readonly range: Range;
  /** For each bucket of the period, the index of its counterpart in the range; -1 where it has none. */
  readonly indexes: Int32Array;
}

/** The counterparts of the buckets of a period, which is of whole buckets. */
export function pairingOf(resolution: Resolution, { from, to }: Range, shift: Shift): Pairing {
  const targets = bucketsIn(resolution, from, to).map((start) => shifted(start, shift));
  const range = rangeOf(resolution, targets);
  const indexByStart = new Map(bucketsIn(resolution, range.from, range.to).map((start, i) => [start, i]));
  return {
    shift,
    range,
    indexes: Int32Array.from(targets, (start) => indexByStart.get(start ?? Number.NaN) ?? -1),
  };
}

function rangeOf(resolution: Resolution, targets: readonly (number | null)[]): Range {
  let [from, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const start of targets) {
    if (start === null) continue;
    from = Math.min(from, start);
    last = Math.max(last, start);
  }
  return last < from ? { from: 0, to: 0 } : { from, to: bucketEnd(resolution, last) };
}
