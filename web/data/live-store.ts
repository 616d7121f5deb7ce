import {
  applyEvent,
  applyQueryReadings,
  INITIAL_LIVE_STATE,
  type LiveEvent,
  type LiveState,
} from './live-state.ts';
import type { AreaReading } from './reading.ts';

/** How the stream stands with the server. */
export type Connection = 'connecting' | 'live' | 'lost';

/** What the page shows of the stream: the state of the last drawn frame, and the connection. */
export interface LiveView extends LiveState {
  readonly connection: Connection;
}

/** Runs a callback at the next frame. */
export type RequestFrame = (draw: () => void) => void;

/**
 * Live state outside React, joined by `useSyncExternalStore`. A burst of events is one change per animation frame:
 * a packet of 24 readings draws once.
 */
export class LiveStore {
  #view: LiveView = { ...INITIAL_LIVE_STATE, connection: 'connecting' };
  #state: LiveState = INITIAL_LIVE_STATE;
  #frameRequested = false;
  readonly #listeners = new Set<() => void>();
  readonly #requestFrame: RequestFrame;

  constructor(nextFrame: RequestFrame = requestFrameOrTimeout) {
    this.#requestFrame = nextFrame;
  }

  /** The cursor to resume after, ahead of what is drawn. */
  get cursor(): string | null {
    return this.#state.cursor;
  }

  readonly view = (): LiveView => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  receive(event: LiveEvent): void {
    this.#state = applyEvent(this.#state, event);
    this.#scheduleDraw();
  }

  seed(readings: readonly AreaReading[]): void {
    this.#state = applyQueryReadings(this.#state, readings);
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

/** A hidden tab gets no frames: a second is often enough there, and it keeps the page current. */
const requestFrameOrTimeout: RequestFrame = (draw) => {
  if (document.visibilityState === 'visible') requestAnimationFrame(draw);
  else setTimeout(draw, 1000);
};
