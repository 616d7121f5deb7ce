/** Something asked again and again. What it throws ends the stream. */
export interface Spring<T> {
  /** The next item, or undefined where there is none yet; may wait a little. */
  take(): Promise<T | undefined>;
  /** Called once, when the stream is over, perhaps while a `take` is under way whose item is lost. */
  leave(): Promise<void>;
}

/**
 * Iterates a spring. Written by hand: an async generator that waits cannot be ended by `return()`; this ends by
 * `return()`, abort, error or the log's end, and is done once the spring is left.
 */
export class Stream<T> implements AsyncIterableIterator<T> {
  readonly #spring: Spring<T>;
  readonly #signal: AbortSignal;
  readonly #onEnd: () => void;
  readonly #ending: Promise<undefined>;
  #turn: Promise<unknown> = Promise.resolve();
  #leaving: Promise<void> | undefined;
  #stop: () => void = () => {};
  #over = false;

  constructor(spring: Spring<T>, signal: AbortSignal, onEnd: () => void) {
    this.#spring = spring;
    this.#onEnd = onEnd;
    this.#signal = signal;
    this.#ending = new Promise((resolve) => {
      this.#stop = () => resolve(undefined);
    });
    signal.addEventListener('abort', this.#stop, { once: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<T, undefined>> {
    const turn = this.#turn.then(() => this.#nextItem());
    this.#turn = turn.catch(() => {});
    return turn;
  }

  async return(): Promise<IteratorResult<T, undefined>> {
    await this.end();
    return { done: true, value: undefined };
  }

  /** Ends it, whoever waits or not; resolves once the spring is left. */
  end(): Promise<void> {
    this.#over = true;
    this.#stop();
    this.#signal.removeEventListener('abort', this.#stop);
    this.#leaving ??= this.#spring.leave().finally(this.#onEnd);
    return this.#leaving;
  }

  async #nextItem(): Promise<IteratorResult<T, undefined>> {
    while (!this.#over && !this.#signal.aborted) {
      const item = await this.#take();
      if (item !== undefined && !this.#over) return { done: false, value: item };
    }
    return this.return();
  }

  async #take(): Promise<T | undefined> {
    const taking = this.#spring.take();
    // A take that is given up may still fail; nobody is left to be told.
    taking.catch(() => undefined);
    try {
      return await Promise.race([taking, this.#ending]);
    } catch (fault) {
      await this.end();
      throw fault;
    }
  }
}
