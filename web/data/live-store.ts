import {
  applyEvent,
  applyQueryReadings,
  INITIAL_LIVE_STATE,
  type LiveEvent,
  type LiveState,
} from './live-state.ts';
import type { AreaReading } from './reading.ts';
import { ServerClock } from './server-clock.ts';

/** State of the subscription's socket. */
export type Connection = 'connecting' | 'live' | 'lost';

/** What the page shows: the live state as of the last drawn frame, and the connection. */
export interface LiveView extends LiveState {
  readonly connection: Connection;
}

/** Hears what the view does not keep: each event, and when the stream broke and went on. */
export interface StreamListener {
  onEvent(event: LiveEvent): void;
  /** @param reason the errors of an answer, where the API refused the stream */
  onFailure(reason: unknown): void;
  /** @param after the cursor behind which the stream goes on; null where it begins with a snapshot */
  onResume(after: string | null): void;
}

/** Runs a callback at the next frame. */
export type RequestFrame = (draw: () => void) => void;

export interface LiveStoreOptions {
  readonly requestFrame?: RequestFrame | undefined;
  /** See `LiveState`. */
  readonly servedCursor?: string | null;
}

/**
 * Live state outside React, read through `useSyncExternalStore`. Events are batched by animation frame: a burst of 24
 * readings renders once.
 */
export class LiveStore {
  readonly clock = new ServerClock();
  #view: LiveView;
  #state: LiveState;
  #frameRequested = false;
  readonly #listeners = new Set<() => void>();
  readonly #streamListeners = new Set<StreamListener>();
  readonly #requestFrame: RequestFrame;

  constructor({ requestFrame = requestFrameOrTimeout, servedCursor = null }: LiveStoreOptions = {}) {
    this.#requestFrame = requestFrame;
    this.#state = { ...INITIAL_LIVE_STATE, servedCursor };
    this.#view = { ...this.#state, connection: 'connecting' };
  }

  /** The cursor to resume after; it does not wait for a frame. */
  get cursor(): string | null {
    return this.#state.cursor;
  }

  /** Counts the events received, whether drawn or not: a request that begins now is answered with all of them. */
  get eventCount(): number {
    return this.#state.eventCount;
  }

  readonly view = (): LiveView => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Hears of the stream from now on, at once and not by frames. */
  listen(listener: StreamListener): () => void {
    this.#streamListeners.add(listener);
    return () => this.#streamListeners.delete(listener);
  }

  receive(event: LiveEvent): void {
    if (event.__typename === 'Watermark') this.clock.set(event.serverTime);
    this.#state = applyEvent(this.#state, event);
    for (const listener of this.#streamListeners) listener.onEvent(event);
    this.#scheduleDraw();
  }

  fail(reason: unknown): void {
    for (const listener of this.#streamListeners) listener.onFailure(reason);
  }

  resume(after: string | null): void {
    for (const listener of this.#streamListeners) listener.onResume(after);
  }

  seed(readings: readonly AreaReading[]): void {
    this.#state = applyQueryReadings(this.#state, readings, this.#view.connection === 'live');
    this.#scheduleDraw();
  }

  setConnection(connection: Connection): void {
    if (connection === this.#view.connection) return;
    this.#publish({ ...this.#view, connection });
  }

  #scheduleDraw(): void {
    if (this.#frameRequested) return;
    this.#frameRequested = true;
    this.#requestFrame(() => {
      this.#frameRequested = false;
      this.#publish({ ...this.#state, connection: this.#view.connection });
    });
  }

  #publish(view: LiveView): void {
    this.#view = view;
    for (const listener of this.#listeners) listener();
  }
}

/** A hidden tab gets no frames, so it updates by timer; once a second is enough there. */
const requestFrameOrTimeout: RequestFrame = (draw) => {
  if (document.visibilityState === 'visible') requestAnimationFrame(draw);
  else setTimeout(draw, 1000);
};
