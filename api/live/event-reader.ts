import { ChunkReader } from '../column/chunk-reader.ts';
import type { Cursor } from '../scalar/stream-cursor.ts';
import type { ServingNamespace } from '../serving-namespace.ts';
import { type LiveEntry, toLiveEvent } from './live-entry.ts';
import type { LiveEvent } from './live-type.ts';

export interface EventReaderOptions {
  readonly cursor: (offset: number) => Cursor;
  readonly serving: ServingNamespace;
  readonly now: () => number;
  readonly simulated: boolean;
}

/** Reads the event of an announcement once for all streams that have caught up, and caches it on their shared entry. */
export class EventReader {
  readonly #options: EventReaderOptions;

  constructor(options: EventReaderOptions) {
    this.#options = options;
  }

  /** The event of an announcement, read from the store at the first call; null where there is nothing to deliver. */
  read(entry: LiveEntry): Promise<LiveEvent | null> {
    if (!entry.event) {
      const event = this.#read(entry);
      entry.event = event;
      // The next call reads again after a failure.
      event.catch(() => {
        if (entry.event === event) entry.event = undefined;
      });
    }
    return entry.event;
  }

  async #read({ offset, change }: LiveEntry): Promise<LiveEvent | null> {
    const { cursor, serving, now, simulated } = this.#options;
    const { store } = serving;
    const source = { createChunkReader: () => new ChunkReader(store), now: now(), simulated };
    return change && toLiveEvent(cursor(offset + 1), change, source);
  }
}
