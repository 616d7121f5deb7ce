import { afterEvent, afterSeed, type LiveEvent, type LiveState, NOTHING_HEARD } from './live-state.ts';
import type { AreaReading } from './reading.ts';

/** How the stream stands with the server. */
export type Connection = 'connecting' | 'live' | 'lost';

/** What the page shows of the stream: the state of the last drawn frame, and the connection. */
export interface LiveView extends LiveState {
  readonly connection: Connection;
}

/** Runs a callback at the next frame. */
export type NextFrame = (draw: () => void) => void;

/**
 * Live state outside React, joined by `useSyncExternalStore`. A burst of events is one change per animation frame:
 * a packet of 24 readings draws once.
 */
export class LiveStore {
  #view: LiveView = { ...NOTHING_HEARD, connection: 'connecting' };
  #heard: LiveState = NOTHING_HEARD;
  #frameAsked = false;
  readonly #listeners = new Set<() => void>();
  readonly #nextFrame: NextFrame;

  constructor(nextFrame: NextFrame = nextFrameOrSecond) {
    this.#nextFrame = nextFrame;
  }

  /** The cursor to resume after, ahead of what is drawn. */
  get cursor(): string | null {
    return this.#heard.cursor;
  }

  readonly view = (): LiveView => this.#view;

  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  receive(event: LiveEvent): void {
    this.#heard = afterEvent(this.#heard, event);
    this.#drawSoon();
  }

  seed(readings: readonly AreaReading[]): void {
    this.#heard = afterSeed(this.#heard, readings);
    this.#drawSoon();
  }

  setConnection(connection: Connection): void {
    if (connection === this.#view.connection) return;
    this.#publish({ ...this.#view, connection });
  }

  #drawSoon(): void {
    if (this.#frameAsked) return;
    this.#frameAsked = true;
    this.#nextFrame(() => {
      this.#frameAsked = false;
      this.#publish({ ...this.#heard, connection: this.#view.connection });
    });
  }

  #publish(view: LiveView): void {
    this.#view = view;
    for (const listener of this.#listeners) listener();
  }
}

/** A hidden tab gets no frames: a second is often enough there, and it keeps the page current. */
const nextFrameOrSecond: NextFrame = (draw) => {
  if (document.visibilityState === 'visible') requestAnimationFrame(draw);
  else setTimeout(draw, 1000);
};
