import { CHANGES, type EventLog } from '@courant/core/log';
import { LRUCache } from 'lru-cache';
import { type LiveEntry, toLiveEntry } from './live-entry.ts';

const PAGE_ENTRIES = 500;
/** More than the streams that catch up at a time, so that none reads a page again because of another. */
const MAX_PAGES = 32;

/** Pages of `courant.changes` for streams that catch up: each is read once for all streams that need it meanwhile. */
export class LogPages {
  readonly #log: EventLog;
  readonly #pages = new LRUCache<number, Promise<readonly LiveEntry[]>>({ max: MAX_PAGES });

  constructor(log: EventLog) {
    this.#log = log;
  }

  /**
   * Entries at or after an offset; empty at the end of the log. Pages end at round offsets, so that streams which came
   * with different cursors share them from their second page on. Errors as `EventLog.read`.
   */
  read(from: number): Promise<readonly LiveEntry[]> {
    const cached = this.#pages.get(from);
    if (cached) return cached;
    const page = this.#read(from);
    this.#pages.set(from, page);
    const forget = () => {
      if (this.#pages.peek(from) === page) this.#pages.delete(from);
    };
    // The end of the log moves, and a read that failed may succeed.
    page.then((entries) => entries.length === 0 && forget(), forget);
    return page;
  }

  async #read(from: number): Promise<readonly LiveEntry[]> {
    const end = (Math.floor(from / PAGE_ENTRIES) + 1) * PAGE_ENTRIES;
    const entries = await this.#log.read(CHANGES, 0, from, end - from);
    const page = entries.filter(({ offset }) => offset < end);
    // Offsets may leave a gap that is longer than the page.
    return (page.length > 0 ? page : entries).map(toLiveEntry);
  }
}
