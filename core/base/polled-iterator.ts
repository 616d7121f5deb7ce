import type { Notifier } from './notifier.ts';

/** Something asked again and again, that has an item or none yet. */
export interface PollSource<T> {
  /** The next item; undefined when there is none yet. What it throws ends the iteration. */
  poll(): T | undefined;
  /** Called once, when the iteration is over. */
  close(): void;
}

/** What an iteration hangs on. */
export interface PollOptions {
  readonly notifier: Notifier;
  readonly signal: AbortSignal;
  /** Awaited before each item, so that a busy iteration leaves the process its other work. */
  readonly yieldToEventLoop: () => Promise<void>;
  /** Whether the log is closed: what waits then ends. */
  readonly isClosed: () => boolean;
}

/**
 * Iterates a source, waiting for the bell where it has nothing yet. Written by hand: an async generator that waits
 * cannot be ended by `return()`, this ends at once by `return()`, abort, error or
 * the log's end.
 */
export class PolledIterator<T> implements AsyncIterableIterator<T> {
  readonly #source: PollSource<T>;
  readonly #options: PollOptions;
  #queue: Promise<unknown> = Promise.resolve();
  #wake: () => void = () => {};
  #unsubscribe: (() => void) | undefined;
  #ended = false;

  constructor(source: PollSource<T>, pace: PollOptions) {
    this.#source = source;
    this.#options = pace;
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
    this.#end();
    return { done: true, value: undefined };
  }

  async #nextItem(): Promise<IteratorResult<T, undefined>> {
    await this.#options.yieldToEventLoop();
    this.#subscribe();
    while (!this.#ended && !this.#options.signal.aborted && !this.#options.isClosed()) {
      const item = this.#poll();
      if (item !== undefined) return { done: false, value: item };
      // Nothing is awaited between asking and waiting, so no ring falls between them.
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.return();
  }

  #poll(): T | undefined {
    try {
      return this.#source.poll();
    } catch (fault) {
      this.#end();
      throw fault;
    }
  }

  #subscribe(): void {
    if (this.#unsubscribe || this.#ended) return;
    const { notifier: bell, signal } = this.#options;
    const wake = () => this.#wake();
    const unlisten = bell.subscribe(wake);
    signal.addEventListener('abort', wake);
    this.#unsubscribe = () => {
      unlisten();
      signal.removeEventListener('abort', wake);
    };
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#unsubscribe?.();
    this.#source.close();
    this.#wake();
  }
}
