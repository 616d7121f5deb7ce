import type { LiveEntryBase } from './live-entry.ts';

/**
 * The latest announcements, held once for all subscribers: what waits for a subscriber is the part of this behind its
 * cursor, so its queue is bounded by the window and costs nothing of its own.
 */
export class RecentChanges<T extends LiveEntryBase> {
  readonly #size: number;
  #entries: T[] = [];
  #first: number;
  #end: number;

  /** @param end the offset that comes next; nothing before it is held. */
  constructor(size: number, end: number) {
    this.#size = size;
    this.#first = end;
    this.#end = end;
  }

  /** From this offset on, everything is held. */
  get first(): number {
    return this.#first;
  }

  /** The offset that comes next. */
  get end(): number {
    return this.#end;
  }

  push(entry: T): void {
    this.#entries.push(entry);
    this.#end = entry.offset + 1;
    // Dropped in strides: shifting an array one by one would move the whole of it each time.
    if (this.#entries.length >= 2 * this.#size) {
      this.#entries = this.#entries.slice(-this.#size);
      this.#first = this.#entries[0].offset;
    }
  }

  /** Forgets everything: what comes next begins at `first` or later. */
  resetTo(first: number): void {
    this.#entries = [];
    this.#first = first;
    this.#end = first;
  }

  /** The first announcement at or after an offset that is not before `first`; undefined where there is none yet. */
  at(offset: number): T | undefined {
    return this.#entries[this.#indexOf(offset)];
  }

  forEach(act: (announced: T) => void): void {
    this.#entries.forEach(act);
  }

  /** The announcement with `newer` newer ones behind it; undefined where so many are not held. */
  entryBefore(newer: number): T | undefined {
    return this.#entries.at(-1 - newer);
  }

  /** Offsets rise but may leave gaps. */
  #indexOf(offset: number): number {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#entries[middle].offset < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
