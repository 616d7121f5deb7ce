import { CHANGES, type EventLog, OffsetGoneError } from '@courant/core/log';
import { LRUCache } from 'lru-cache';
import { indexOfOffset } from './index-of-offset.ts';
import { type LiveEntry, toLiveEntry } from './live-entry.ts';

const PAGE_ENTRIES = 500;
/** More than the streams that catch up at a time, so that none reads a page again because of another. */
const MAX_PAGES = 32;

/** A page of the log: the entries of offsets `[first, first + PAGE_ENTRIES)`. */
interface LogPage {
  readonly entries: readonly LiveEntry[];
  /** Whether no entry of it is still to come. */
  readonly isWhole: boolean;
}

/**
 * Pages of `courant.changes` for streams that catch up. Pages begin at round offsets: streams that come with different
 * cursors of a page share what is read and decoded for the first of them.
 */
export class LogPages {
  readonly #log: Pick<EventLog, 'read'>;
  readonly #pages = new LRUCache<number, Promise<LogPage>>({ max: MAX_PAGES });

  constructor(log: Pick<EventLog, 'read'>) {
    this.#log = log;
  }

  /** Entries at or after an offset, to the end of a page; empty at the end of the log. Errors as `EventLog.read`. */
  async read(from: number): Promise<readonly LiveEntry[]> {
    const first = from - (from % PAGE_ENTRIES);
    const { entries, isWhole } = await this.#page(first).catch((error: unknown) =>
      this.#unlessGone(error, from),
    );
    const wanted = entries.slice(indexOfOffset(entries, from));
    // Offsets may leave a gap up to the end of the page, or beyond it.
    return wanted.length > 0 || !isWhole ? wanted : this.#read(from);
  }

  #page(first: number): Promise<LogPage> {
    const known = this.#pages.get(first);
    if (known) return known;
    const page = this.#readPage(first);
    this.#pages.set(first, page);
    const forget = () => {
      if (this.#pages.peek(first) === page) this.#pages.delete(first);
    };
    // The end of the log moves, and a read that failed may succeed.
    page.then(({ isWhole }) => isWhole || forget(), forget);
    return page;
  }

  async #readPage(first: number): Promise<LogPage> {
    const end = first + PAGE_ENTRIES;
    const read = await this.#read(first);
    const last = read.at(-1)?.offset ?? first;
    return { entries: read.filter(({ offset }) => offset < end), isWhole: last >= end - 1 };
  }

  /** The beginning of a page may have expired, and not what is wanted of it. */
  async #unlessGone(error: unknown, from: number): Promise<LogPage> {
    if (!(error instanceof OffsetGoneError)) throw error;
    return { entries: await this.#read(from), isWhole: false };
  }

  async #read(from: number): Promise<readonly LiveEntry[]> {
    return (await this.#log.read(CHANGES, 0, from, PAGE_ENTRIES)).map(toLiveEntry);
  }
}
