/** Something asked again and again. What it throws ends the stream. */
export interface AsyncPollSource<T> {
  /** The next item, or undefined where there is none yet; may wait a little. */
  poll(): Promise<T | undefined>;
  /** Called once, when the stream is over, perhaps while a `take` is under way whose item is lost. */
  close(): Promise<void>;
}

/**
 * Iterates a spring. Written by hand: an async generator that waits cannot be ended by `return()`; this ends by
 * `return()`, abort, error or the log's end, and is done once the spring is left.
 */
export class AsyncPolledIterator<T> implements AsyncIterableIterator<T> {
  readonly #source: AsyncPollSource<T>;
  readonly #signal: AbortSignal;
  readonly #onEnd: () => void;
  readonly #stopped: Promise<undefined>;
  #queue: Promise<unknown> = Promise.resolve();
  #closing: Promise<void> | undefined;
  #stop: () => void = () => {};
  #ended = false;

  constructor(spring: AsyncPollSource<T>, signal: AbortSignal, onEnd: () => void) {
    this.#source = spring;
    this.#onEnd = onEnd;
    this.#signal = signal;
    this.#stopped = new Promise((resolve) => {
      this.#stop = () => resolve(undefined);
    });
    signal.addEventListener('abort', this.#stop, { once: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<T, undefined>> {
    const turn = this.#queue.then(() => this.#nextItem());
    this.#queue = turn.catch(() => {});
    return turn;
  }

  async return(): Promise<IteratorResult<T, undefined>> {
    await this.end();
    return { done: true, value: undefined };
  }

  /** Ends it, whoever waits or not; resolves once the spring is left. */
  end(): Promise<void> {
    this.#ended = true;
    this.#stop();
    this.#signal.removeEventListener('abort', this.#stop);
    this.#closing ??= this.#source.close().finally(this.#onEnd);
    return this.#closing;
  }

  async #nextItem(): Promise<IteratorResult<T, undefined>> {
    while (!this.#ended && !this.#signal.aborted) {
      const item = await this.#poll();
      if (item !== undefined && !this.#ended) return { done: false, value: item };
    }
    return this.return();
  }

  async #poll(): Promise<T | undefined> {
    const taking = this.#source.poll();
    // A take that is given up may still fail; nobody is left to be told.
    taking.catch(() => undefined);
    try {
      return await Promise.race([taking, this.#stopped]);
    } catch (fault) {
      await this.end();
      throw fault;
    }
  }
}
