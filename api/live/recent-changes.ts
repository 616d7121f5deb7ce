import { indexOfOffset } from './index-of-offset.ts';
import type { LiveEntry } from './live-entry.ts';

/**
 * The latest announcements, stored once for all subscribers. The queue of a subscriber is the part after its cursor, so it
 * is bounded and needs no memory of its own.
 */
export class RecentChanges {
  readonly #size: number;
  #entries: LiveEntry[] = [];
  #first: number;
  #end: number;

  /** @param end the next offset of the log; earlier announcements are not stored. */
  constructor(size: number, end: number) {
    this.#size = size;
    this.#first = end;
    this.#end = end;
  }

  /** Every announcement from this offset on is stored. */
  get first(): number {
    return this.#first;
  }

  /** The next offset of the log. */
  get end(): number {
    return this.#end;
  }

  push(entry: LiveEntry): void {
    this.#entries.push(entry);
    this.#end = entry.offset + 1;
    // Drop many at once: `shift()` for each entry would move the whole array each time.
    if (this.#entries.length >= 2 * this.#size) {
      this.#entries = this.#entries.slice(-this.#size);
      this.#first = this.#entries[0]?.offset ?? this.#end;
    }
  }

  /** Drops everything: the next announcement has the offset `first` or a later one. */
  resetTo(first: number): void {
    this.#entries = [];
    this.#first = first;
    this.#end = first;
  }

  /** The first announcement at or after an offset that is not before `first`; undefined where there is none yet. */
  at(offset: number): LiveEntry | undefined {
    return this.#entries[indexOfOffset(this.#entries, offset)];
  }
}
