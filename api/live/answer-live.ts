import { CHANGES, OffsetAheadError, OffsetGoneError } from '@courant/core/log';
import type { Cursor } from '../scalar/stream-cursor.ts';
import { type AreaFilter, type LiveEntry, matchesFilter, toLiveEntry } from './live-entry.ts';
import type { LiveHub } from './live-hub.ts';
import { type LiveEvent, type ResetReason, StreamReset } from './live-type.ts';

export interface LiveRequest {
  readonly areas: AreaFilter;
  /** Where an earlier stream ended; null begins at the end of the log. */
  readonly after: Cursor | null;
  /** Whether to begin with a snapshot; one that resumes needs none. */
  readonly snapshot: boolean;
}

const CHANGES_PER_PAGE = 500;

/**
 * One subscriber's stream. Written by hand: a generator that waits cannot be ended by `return()`. It is pulled, so a
 * client that does not read holds nothing but its place; once it has caught up it may fall behind by the hub's window,
 * then it is reset. A reset is its last event.
 */
export class LiveStream implements AsyncIterableIterator<LiveEvent> {
  readonly #hub: LiveHub;
  readonly #request: LiveRequest;
  /** The next offset to look at; undefined before the first pull. */
  #next: number | undefined;
  /** What is left of a page read from the log while catching up. */
  #page: LiveEntry[] = [];
  #hasCaughtUp = false;
  #watermarksSeen: number;
  #isOver = false;
  #wake: () => void = () => undefined;

  constructor(hub: LiveHub, ask: LiveRequest) {
    this.#hub = hub;
    this.#request = ask;
    this.#watermarksSeen = hub.watermarksRequested;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<LiveEvent, undefined>> {
    const event = this.#isOver ? null : await this.#nextEvent();
    return event && !this.#isOver ? { done: false, value: this.#deliver(event) } : this.return();
  }

  async return(): Promise<IteratorResult<LiveEvent, undefined>> {
    this.#isOver = true;
    this.#wake();
    return { done: true, value: undefined };
  }

  #deliver(event: LiveEvent): LiveEvent {
    if (event instanceof StreamReset) this.#isOver = true;
    return event;
  }

  async #nextEvent(): Promise<LiveEvent | null> {
    try {
      return this.#next === undefined ? await this.#start() : await this.#continue(this.#next);
    } catch (error) {
      if (error instanceof OffsetGoneError) return this.#reset('CURSOR_EXPIRED');
      if (error instanceof OffsetAheadError) return this.#reset('CURSOR_FOREIGN');
      throw error;
    }
  }

  async #start(): Promise<LiveEvent | null> {
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

  async #resume(after: Cursor): Promise<LiveEvent | null> {
    const { first, end } = await this.#hub.extent();
    if (after.epoch !== this.#hub.log.epoch || after.offset > end) return this.#reset('CURSOR_FOREIGN');
    if (after.offset < first) return this.#reset('CURSOR_EXPIRED');
    this.#next = after.offset;
    return this.#continue(after.offset);
  }

  async #continue(from: number): Promise<LiveEvent | null> {
    let next = from;
    while (!this.#isOver && !this.#hub.isClosed) {
      if (this.#isWatermarkDue(next)) return this.#watermark(next);
      const announced = await this.#nextEntry(next);
      if (announced === 'TOO_SLOW') return this.#reset('SLOW_CONSUMER');
      if (announced?.rebuilt) return this.#resetAfterRebuild();
      if (!announced) {
        await this.#waitForNotification(next);
        continue;
      }
      next = announced.offset + 1;
      this.#next = next;
      const event = matchesFilter(this.#request.areas, announced) ? await this.#hub.eventOf(announced) : null;
      if (event) return event;
    }
    return null;
  }

  /** From the page in hand, else from the window all share, else a new page from the log. */
  async #nextEntry(next: number): Promise<LiveEntry | 'TOO_SLOW' | undefined> {
    const inHand = this.#page.shift();
    if (inHand) return inHand;
    if (next >= this.#hub.recentChanges.first) {
      this.#hasCaughtUp = true;
      return this.#hub.recentChanges.at(next);
    }
    if (this.#hasCaughtUp) return 'TOO_SLOW';
    this.#page = (await this.#hub.log.read(CHANGES, 0, next, CHANGES_PER_PAGE)).map(toLiveEntry);
    return this.#page.shift();
  }

  /** Due, and nothing at hand that could move the cursor further first. */
  #isWatermarkDue(next: number): boolean {
    const { watermarksRequested: ticks, recentChanges: window } = this.#hub;
    const isInHand = this.#page.length > 0 || (next >= window.first && next < window.end);
    return this.#watermarksSeen !== ticks && !isInHand;
  }

  #watermark(next: number): LiveEvent {
    this.#watermarksSeen = this.#hub.watermarksRequested;
    return this.#hub.watermark(next);
  }

  /** The log may be read here before the hub's tail has come so far: whoever begins anew must not read the old store. */
  async #resetAfterRebuild(): Promise<LiveEvent> {
    await this.#hub.refresh();
    return this.#reset('STORE_REBUILT');
  }

  async #reset(reason: ResetReason): Promise<LiveEvent> {
    const { end } = await this.#hub.extent();
    return new StreamReset(this.#hub.cursor(end), reason, RESET_MESSAGES[reason]);
  }

  /** Until something is announced, a watermark is due, the hub closes or the subscriber leaves. */
  async #waitForNotification(next: number): Promise<void> {
    if (!this.#isIdle(next)) return;
    await new Promise<void>((resolve) => {
      const deafen = this.#hub.subscribe(() => this.#wake());
      this.#wake = () => {
        deafen();
        resolve();
      };
    });
  }

  #isIdle(next: number): boolean {
    const { isClosed, watermarksRequested: ticks, recentChanges: window } = this.#hub;
    return !this.#isOver && !isClosed && this.#watermarksSeen === ticks && window.end <= next;
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
