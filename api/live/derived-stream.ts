import { passContext } from '@courant/core/trace';
import type { LiveStream } from './answer-live.ts';
import type { LiveHub } from './live-hub.ts';
import { type LiveEvent, StreamReset } from './live-type.ts';
import { ReadStream } from './read-stream.ts';

/** What a client is told of the live stream in place of its events. */
export interface Derivation<Event> {
  readonly hub: Pick<LiveHub, 'announcedAt'>;
  /** The live stream to follow, from a snapshot on; opened again after a reset. */
  readonly openLive: () => LiveStream;
  /** What follows from a live event, in order. Called with one event after the other. */
  readonly derive: (event: LiveEvent) => Promise<readonly Event[]> | readonly Event[];
}

/** One subscriber's stream of events that are derived from live ones. It ends with its client or the hub. */
export class DerivedStream<Event extends object> implements AsyncIterableIterator<Event> {
  readonly #derivation: Derivation<Event>;
  #live: ReadStream;
  #derived: Event[] = [];
  #isOver = false;

  constructor(derivation: Derivation<Event>) {
    this.#derivation = derivation;
    this.#live = new ReadStream(derivation.openLive());
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<Event, undefined>> {
    try {
      while (!this.#isOver && this.#derived.length === 0) await this.#follow();
    } catch (error) {
      await this.return();
      throw error;
    }
    const value = this.#isOver ? undefined : this.#derived.shift();
    return value ? { done: false, value } : { done: true, value };
  }

  async return(): Promise<IteratorResult<Event, undefined>> {
    this.#isOver = true;
    return this.#live.return();
  }

  async #follow(): Promise<void> {
    const { done, value } = await this.#live.next();
    if (done) this.#isOver = true;
    else if (value instanceof StreamReset) this.#live = new ReadStream(this.#derivation.openLive());
    else this.#derived = await this.#derive(value);
  }

  async #derive(event: LiveEvent): Promise<Event[]> {
    const { derive, hub } = this.#derivation;
    const derived = await derive(event);
    const at = hub.announcedAt.get(event);
    for (const one of derived) {
      if (at !== undefined) hub.announcedAt.set(one, at);
      passContext(event, one);
    }
    return [...derived];
  }
}
