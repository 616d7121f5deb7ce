import { passContext } from '@courant/core/trace';
import { LRUCache } from 'lru-cache';
import { ChunkReader } from '../column/chunk-reader.ts';
import type { Cursor } from '../scalar/stream-cursor.ts';
import type { ServingNamespace } from '../serving-namespace.ts';
import { inEventSpan } from './event-span.ts';
import { type LiveEntry, toLiveEvent } from './live-entry.ts';
import type { LiveEvent } from './live-type.ts';
import { PendingEvent } from './pending-event.ts';

export interface EventReaderOptions {
  readonly cursor: (offset: number) => Cursor;
  readonly serving: ServingNamespace;
  readonly now: () => number;
  readonly simulated: boolean;
  /** Is told when each event was announced, epoch milliseconds UTC. */
  readonly announcedAt: WeakMap<object, number>;
}

/**
 * Events that all streams share: those used last, in a bounded number. Nearly all streams read the newest ones; a
 * stream that reads an older event evicts the one that was read least recently.
 */
const MAX_EVENTS = 512;
/** Without their readings, which keep chunks in memory: as many as the answers to them that are in memory at most. */
const MAX_PENDING = 16_384;

/** Reads the event of an announcement once for all streams that are there. */
export class EventReader {
  readonly #options: EventReaderOptions;
  readonly #events = new LRUCache<number, Promise<LiveEvent | null>>({ max: MAX_EVENTS });
  readonly #pending = new LRUCache<number, PendingEvent>({ max: MAX_PENDING });

  constructor(options: EventReaderOptions) {
    this.#options = options;
  }

  /** The event of an announcement, read from the store where it is not cached; null where there is nothing to deliver. */
  read(entry: LiveEntry): Promise<LiveEvent | null> {
    const { offset } = entry;
    const cached = this.#events.get(offset);
    if (cached) return cached;
    const event = this.#read(entry);
    this.#events.set(offset, event);
    // The next call reads again after a failure.
    event.catch(() => {
      if (this.#events.peek(offset) === event) this.#events.delete(offset);
    });
    return event;
  }

  /** The event of an announcement before it is read. */
  pending(entry: LiveEntry): PendingEvent {
    const known = this.#pending.get(entry.offset);
    if (known) return known;
    const pending: PendingEvent = new PendingEvent(() => this.#readFor(pending, entry));
    this.#pending.set(entry.offset, pending);
    this.#options.announcedAt.set(pending, entry.announcedAt);
    return pending;
  }

  get size(): number {
    return this.#events.size;
  }

  clear(): void {
    this.#events.clear();
    this.#pending.clear();
  }

  /** The streams deliver the pending event, so it is in the trace of the one that is read. */
  async #readFor(pending: PendingEvent, entry: LiveEntry): Promise<LiveEvent | null> {
    const event = await this.read(entry);
    if (event) passContext(event, pending);
    return event;
  }

  #read(entry: LiveEntry): Promise<LiveEvent | null> {
    return inEventSpan(entry, () => this.#readFromStore(entry));
  }

  async #readFromStore({ offset, announcedAt, change }: LiveEntry): Promise<LiveEvent | null> {
    const { cursor, serving, now, simulated } = this.#options;
    const { store } = serving;
    const source = { createChunkReader: () => new ChunkReader(store), now: now(), simulated };
    const event = change && (await toLiveEvent(cursor(offset + 1), change, source));
    if (event) this.#options.announcedAt.set(event, announcedAt);
    return event;
  }
}
