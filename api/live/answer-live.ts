import { OffsetAheadError, OffsetGoneError } from '@courant/core/log';
import type { Cursor } from '../scalar/stream-cursor.ts';
import type { CatchUpStream } from './catch-up-line.ts';
import { type AreaFilter, type LiveEntry, matchesFilter } from './live-entry.ts';
import type { LiveHub } from './live-hub.ts';
import { type LiveEvent, type ResetReason, StreamReset } from './live-type.ts';
import type { PendingEvent } from './pending-event.ts';

export interface LiveRequest {
  readonly areas: AreaFilter;
  /** The last cursor of an earlier stream; null begins at the end of the log. */
  readonly after: Cursor | null;
  /** Whether to begin with a snapshot; a stream that resumes sends none. */
  readonly snapshot: boolean;
}

/** The events of announcements come before they are read. */
export type StreamEvent = LiveEvent | PendingEvent;

/**
 * One subscriber's stream. It is no generator, because `return()` cannot end a generator that awaits. The stream is
 * pulled, so a client that does not read costs only its offset. It catches up in a place of the hub's line; once caught
 * up, a stream that falls behind the hub's recent changes is reset. A reset is its last event.
 */
export class LiveStream implements AsyncIterableIterator<StreamEvent>, CatchUpStream {
  readonly #hub: LiveHub;
  readonly #request: LiveRequest;
  /** The next offset to read; undefined before the first call of `next()`. */
  #next: number | undefined;
  /** The page last read from the log while catching up, and how many of its entries are done. */
  #page: readonly LiveEntry[] = [];
  #entriesDone = 0;
  #hasCaughtUp = false;
  #watermarksSeen: number;
  /** A resumed stream says once that it has reached the end, so that its client knows what it had missed. */
  #owesEnd = false;
  #isOver = false;
  #wake: () => void = () => undefined;

  constructor(hub: LiveHub, request: LiveRequest) {
    this.#hub = hub;
    this.#request = request;
    this.#watermarksSeen = hub.watermarksRequested;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<StreamEvent, undefined>> {
    this.#hub.catchUpLine.setIdle(this, false);
    try {
      const event = this.#isOver ? null : await this.#nextEvent();
      this.#hub.catchUpLine.setIdle(this, true);
      return event && !this.#isOver ? { done: false, value: this.#deliver(event) } : this.return();
    } catch (error) {
      // An error ends the stream: its consumer does not call `return()` after one.
      await this.return();
      throw error;
    }
  }

  async return(): Promise<IteratorReturnResult<undefined>> {
    this.#isOver = true;
    this.#stopCatchingUp();
    this.#wake();
    return { done: true, value: undefined };
  }

  readonly onPlaceLost = (): void => this.#setPage([]);

  #setPage(page: readonly LiveEntry[]): void {
    this.#page = page;
    this.#entriesDone = 0;
  }

  #stopCatchingUp(): void {
    this.#setPage([]);
    this.#hub.catchUpLine.leave(this);
  }

  #deliver(event: StreamEvent): StreamEvent {
    if (event instanceof StreamReset) this.#isOver = true;
    return event;
  }

  async #nextEvent(): Promise<StreamEvent | null> {
    try {
      return this.#next === undefined ? await this.#start() : await this.#continue(this.#next);
    } catch (error) {
      if (error instanceof OffsetGoneError) return this.#reset('CURSOR_EXPIRED');
      if (error instanceof OffsetAheadError) return this.#reset('CURSOR_FOREIGN');
      throw error;
    }
  }

  async #start(): Promise<StreamEvent | null> {
    const { after, snapshot, areas } = this.#request;
    if (after) return this.#resume(after);
    if (!snapshot) {
      const { end } = await this.#hub.extent();
      await this.#hub.refresh();
      this.#next = end;
      // Without a snapshot the client still needs a cursor to resume from.
      return this.#hub.watermark(end);
    }
    const first = await this.#hub.snapshot(areas);
    this.#next = first.cursor.offset;
    return first;
  }

  async #resume({ epoch, offset }: Cursor): Promise<StreamEvent | null> {
    if (epoch !== this.#hub.log.epoch) return this.#reset('CURSOR_FOREIGN');
    const { recentChanges } = this.#hub;
    // The log is not asked about what is in memory: a thousand clients may resume at once.
    if (offset < recentChanges.first || offset > recentChanges.end) {
      const { first, end } = await this.#hub.extent();
      if (offset > end) return this.#reset('CURSOR_FOREIGN');
      if (offset < first) return this.#reset('CURSOR_EXPIRED');
    }
    this.#next = offset;
    this.#owesEnd = true;
    return this.#continue(offset);
  }

  async #continue(from: number): Promise<StreamEvent | null> {
    let next = from;
    while (!this.#isOver && !this.#hub.isClosed) {
      if (this.#hub.loopShare.isUsedUp) await this.#hub.loopShare.turn();
      if (this.#isOver) return null;
      if (this.#isWatermarkDue(next)) return this.#watermark(next);
      const found = this.#nextEntry(next);
      // Nothing is awaited that is there: a thousand streams take these steps for each event.
      const entry = found instanceof Promise ? await found : found;
      if (entry === 'TOO_SLOW') return this.#reset('SLOW_CONSUMER');
      if (entry?.rebuilt) return this.#resetAfterRebuild();
      if (!entry) {
        if (this.#isIdle(next)) await this.#waitForNotification();
        continue;
      }
      next = entry.offset + 1;
      this.#next = next;
      if (matchesFilter(this.#request.areas, entry)) return this.#hub.pendingEventOf(entry);
    }
    return null;
  }

  /** The next entry of the recent changes, else of the page that was read ahead, else of the next page of the log. */
  #nextEntry(next: number): LiveEntry | 'TOO_SLOW' | undefined | Promise<LiveEntry | undefined> {
    if (next >= this.#hub.recentChanges.first) {
      if (!this.#hasCaughtUp) this.#stopCatchingUp();
      this.#hasCaughtUp = true;
      return this.#hub.recentChanges.at(next);
    }
    if (this.#hasCaughtUp) return 'TOO_SLOW';
    return this.#page[this.#entriesDone++] ?? this.#readPage(next);
  }

  /** Reads the next page, in turn with the other streams that catch up. */
  async #readPage(next: number): Promise<LiveEntry | undefined> {
    const { catchUpLine, pages } = this.#hub;
    if (catchUpLine.waitingCount > 0) catchUpLine.leave(this);
    await catchUpLine.enter(this);
    if (this.#isOver) return undefined;
    this.#setPage(await pages.read(next));
    return this.#page[this.#entriesDone++];
  }

  /** A watermark is due or the end is owed, and no entry in memory could move the cursor first. */
  #isWatermarkDue(next: number): boolean {
    const { watermarksRequested, recentChanges } = this.#hub;
    const isInPage = this.#entriesDone < this.#page.length;
    const hasEntry = isInPage || (next >= recentChanges.first && next < recentChanges.end);
    const isDue = this.#watermarksSeen !== watermarksRequested;
    return !hasEntry && (isDue || (this.#owesEnd && next >= recentChanges.end));
  }

  #watermark(next: number): LiveEvent {
    this.#watermarksSeen = this.#hub.watermarksRequested;
    if (next >= this.#hub.recentChanges.end) this.#owesEnd = false;
    return this.#hub.watermark(next);
  }

  /** Refreshes the namespace, because this stream may read the log before the hub's tail does, and its client subscribes again at once. */
  async #resetAfterRebuild(): Promise<LiveEvent> {
    await this.#hub.refresh();
    return this.#reset('STORE_REBUILT');
  }

  async #reset(reason: ResetReason): Promise<LiveEvent> {
    const { end } = await this.#hub.extent();
    return new StreamReset(this.#hub.cursor(end), reason, RESET_MESSAGES[reason]);
  }

  /** Waits for an announcement, a due watermark, the hub's close or the end of this stream. */
  #waitForNotification(): Promise<void> {
    this.#stopCatchingUp();
    return new Promise((resolve) => {
      const unsubscribe = this.#hub.subscribe(() => this.#wake());
      this.#wake = () => {
        unsubscribe();
        resolve();
      };
    });
  }

  #isIdle(next: number): boolean {
    const { isClosed, watermarksRequested, recentChanges } = this.#hub;
    const isWatermarkDue = this.#watermarksSeen !== watermarksRequested;
    return !this.#isOver && !isClosed && !isWatermarkDue && recentChanges.end <= next;
  }
}

const RESET_MESSAGES: Readonly<Record<ResetReason, string>> = {
  CURSOR_EXPIRED:
    'What followed your cursor is no longer kept. Subscribe again without `after`, for a fresh snapshot.',
  CURSOR_FOREIGN: 'Your cursor is not of this log. Subscribe again without `after`, for a fresh snapshot.',
  SLOW_CONSUMER:
    'You read more slowly than the stream moves. Subscribe again without `after`, for a fresh snapshot.',
  STORE_REBUILT:
    'Everything was settled anew. Ask again for all you show, and subscribe again without `after`, for a fresh snapshot.',
};
