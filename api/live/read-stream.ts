import type { LiveStream } from './answer-live.ts';
import type { LiveEvent } from './live-type.ts';
import { PendingEvent } from './pending-event.ts';

/** A live stream whose events are read, for who derives others from them. */
export class ReadStream implements AsyncIterableIterator<LiveEvent> {
  readonly #stream: LiveStream;

  constructor(stream: LiveStream) {
    this.#stream = stream;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<LiveEvent, undefined>> {
    for (;;) {
      const { done, value } = await this.#stream.next();
      if (done) return { done, value };
      const event = value instanceof PendingEvent ? await this.#read(value) : value;
      if (event) return { done: false, value: event };
    }
  }

  return(): Promise<IteratorReturnResult<undefined>> {
    return this.#stream.return();
  }

  /** An error ends the stream: its consumer does not call `return()` after one. */
  async #read(pending: PendingEvent): Promise<LiveEvent | null> {
    try {
      return await pending.read();
    } catch (error) {
      await this.return();
      throw error;
    }
  }
}
