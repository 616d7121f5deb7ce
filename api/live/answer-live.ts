import { CHANGES, OffsetAheadError, OffsetGoneError } from '@courant/core/log';
import type { Cursor } from '../scalar/stream-cursor.ts';
import { type AreaFilter, isFor, type Told, toTold } from './live-entry.ts';
import { type LiveEvent, type ResetReason, StreamReset } from './live-type.ts';
import type { LiveHub } from './live-hub.ts';

export interface LiveAsk {
  readonly areas: AreaFilter;
  /** Where an earlier stream ended; null begins at the end of the log. */
  readonly after: Cursor | null;
  /** Whether to begin with a snapshot; one that resumes needs none. */
  readonly snapshot: boolean;
}

const PAGE_CHANGES = 500;

/**
 * One subscriber's stream. Written by hand: a generator that waits cannot be ended by `return()`. It is pulled, so a
 * client that does not read holds nothing but its place; once it has caught up it may fall behind by the hub's window,
 * then it is reset. A reset is its last event.
 */
export class LiveStream implements AsyncIterableIterator<LiveEvent> {
  readonly #hub: LiveHub;
  readonly #ask: LiveAsk;
  /** The next offset to look at; undefined before the first pull. */
  #next: number | undefined;
  /** What is left of a page read from the log while catching up. */
  #page: Told[] = [];
  #hasCaughtUp = false;
  #seenTicks: number;
  #isOver = false;
  #wake: () => void = () => undefined;

  constructor(hub: LiveHub, ask: LiveAsk) {
    this.#hub = hub;
    this.#ask = ask;
    this.#seenTicks = hub.ticks;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<LiveEvent, undefined>> {
    const event = this.#isOver ? null : await this.#pull();
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

  async #pull(): Promise<LiveEvent | null> {
    try {
      return this.#next === undefined ? await this.#begin() : await this.#goOn(this.#next);
    } catch (error) {
      if (error instanceof OffsetGoneError) return this.#reset('CURSOR_EXPIRED');
      if (error instanceof OffsetAheadError) return this.#reset('CURSOR_FOREIGN');
      throw error;
    }
  }

  async #begin(): Promise<LiveEvent | null> {
    const { after, snapshot, areas } = this.#ask;
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
    return this.#goOn(after.offset);
  }

  async #goOn(from: number): Promise<LiveEvent | null> {
    let next = from;
    while (!this.#isOver && !this.#hub.isClosed) {
      if (this.#owesWatermark(next)) return this.#watermark(next);
      const announced = await this.#upcoming(next);
      if (announced === 'TOO_SLOW') return this.#reset('SLOW_CONSUMER');
      if (announced?.rebuilt) return this.#rebuilt();
      if (!announced) {
        await this.#sleep(next);
        continue;
      }
      next = announced.offset + 1;
      this.#next = next;
      const event = isFor(this.#ask.areas, announced) ? await this.#hub.eventOf(announced) : null;
      if (event) return event;
    }
    return null;
  }

  /** From the page in hand, else from the window all share, else a new page from the log. */
  async #upcoming(next: number): Promise<Told | 'TOO_SLOW' | undefined> {
    const inHand = this.#page.shift();
    if (inHand) return inHand;
    if (next >= this.#hub.window.first) {
      this.#hasCaughtUp = true;
      return this.#hub.window.at(next);
    }
    if (this.#hasCaughtUp) return 'TOO_SLOW';
    this.#page = (await this.#hub.log.read(CHANGES, 0, next, PAGE_CHANGES)).map(toTold);
    return this.#page.shift();
  }

  /** Due, and nothing at hand that could move the cursor further first. */
  #owesWatermark(next: number): boolean {
    const { ticks, window } = this.#hub;
    const isInHand = this.#page.length > 0 || (next >= window.first && next < window.end);
    return this.#seenTicks !== ticks && !isInHand;
  }

  #watermark(next: number): LiveEvent {
    this.#seenTicks = this.#hub.ticks;
    return this.#hub.watermark(next);
  }

  /** The log may be read here before the hub's tail has come so far: whoever begins anew must not read the old store. */
  async #rebuilt(): Promise<LiveEvent> {
    await this.#hub.refresh();
    return this.#reset('STORE_REBUILT');
  }

  async #reset(reason: ResetReason): Promise<LiveEvent> {
    const { end } = await this.#hub.extent();
    return new StreamReset(this.#hub.cursor(end), reason, RESET_SENTENCES[reason]);
  }

  /** Until something is announced, a watermark is due, the hub closes or the subscriber leaves. */
  async #sleep(next: number): Promise<void> {
    if (!this.#isIdle(next)) return;
    await new Promise<void>((resolve) => {
      const deafen = this.#hub.listen(() => this.#wake());
      this.#wake = () => {
        deafen();
        resolve();
      };
    });
  }

  #isIdle(next: number): boolean {
    const { isClosed, ticks, window } = this.#hub;
    return !this.#isOver && !isClosed && this.#seenTicks === ticks && window.end <= next;
  }
}

const RESET_SENTENCES: Readonly<Record<ResetReason, string>> = {
  CURSOR_EXPIRED:
    'What followed your cursor is no longer kept. Subscribe again without `after`, for a fresh snapshot.',
  CURSOR_FOREIGN: 'Your cursor is not of this log. Subscribe again without `after`, for a fresh snapshot.',
  SLOW_CONSUMER:
    'You read more slowly than the stream moves. Subscribe again without `after`, for a fresh snapshot.',
  STORE_REBUILT:
    'Everything was settled anew. Ask again for all you show, and subscribe again without `after`, for a fresh snapshot.',
};
