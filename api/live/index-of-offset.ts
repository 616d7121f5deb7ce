import type { LiveEntry } from './live-entry.ts';

/** The index of the first entry at or after an offset; their number where there is none. Offsets rise but may leave gaps. */
export function indexOfOffset(entries: readonly LiveEntry[], offset: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = entries[middle];
    if (entry && entry.offset < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
