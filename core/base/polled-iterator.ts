import type { Notifier } from './notifier.ts';

/** Answers, each time it is polled, its next item or that it has none yet. */
export interface PollSource<T> {
  /**
   * The next item; undefined where there is none yet. A source that reads over a network answers a promise, which may
   * wait a little for an item. An error ends the iteration.
   */
  poll(): T | undefined | Promise<T | undefined>;
  /** Called once, at the end. A poll may still be under way then; its item is dropped. */
  close(): void | Promise<void>;
}

export interface PollOptions {
  /** Ends the iteration. */
  readonly signal: AbortSignal;
  /** Says when to poll again a source that had no item. Left out where `poll` itself waits for one. */
  readonly notifier?: Notifier;
  /** Awaited before each item, so that a busy iteration leaves the process time for its other work. */
  readonly yieldToEventLoop?: () => Promise<void>;
  /** Called once, after the source has closed. */
  readonly onEnd?: () => void;
}

/**
 * Iterates a source that is polled. An async generator would not do: while it awaits an item, its `return()` waits too.
 * `return()`, `end()` and an error end this at once, and resolve after the source has closed; an abort ends a `next` that
 * waits, else the following one.
 */
export class PolledIterator<T> implements AsyncIterableIterator<T, undefined> {
  readonly #source: PollSource<T>;
  readonly #options: PollOptions;
  /** Calls of `next` are answered one after the other. */
  #queue: Promise<unknown> = Promise.resolve();
  /** Ends the wait under way, whatever it is for. */
  #interrupt: () => void = () => {};
  /** Ends a wait for a notification; a poll under way goes on. */
  #wake: () => void = () => {};
  #wasNotified = false;
  #unsubscribe: (() => void) | undefined;
  #isEnded = false;
  #closing: Promise<void> | undefined;

  constructor(source: PollSource<T>, options: PollOptions) {
    this.#source = source;
    this.#options = options;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<T, undefined>> {
    const next = this.#queue.then(() => this.#next());
    this.#queue = next.catch(() => {});
    return next;
  }

  async return(): Promise<IteratorResult<T, undefined>> {
    await this.end();
    return { done: true, value: undefined };
  }

  /** Ends the iteration, also while `next` is waiting; resolves after the source has closed. */
  end(): Promise<void> {
    this.#isEnded = true;
    this.#unsubscribe?.();
    this.#interrupt();
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #next(): Promise<IteratorResult<T, undefined>> {
    await this.#options.yieldToEventLoop?.();
    this.#subscribe();
    while (!this.#isEnded && !this.#options.signal.aborted) {
      this.#wasNotified = false;
      const item = await this.#poll();
      if (item !== undefined && !this.#isEnded) return { done: false, value: item };
      await this.#notification();
    }
    return this.return();
  }

  async #poll(): Promise<T | undefined> {
    try {
      const answer = this.#source.poll();
      return answer instanceof Promise ? await this.#unlessInterrupted(answer) : answer;
    } catch (error) {
      await this.end();
      throw error;
    }
  }

  /** A poll's item, or undefined as soon as the iteration ends; an error of the poll after that is dropped. */
  #unlessInterrupted(poll: Promise<T | undefined>): Promise<T | undefined> {
    return new Promise((resolve, reject) => {
      this.#interrupt = () => resolve(undefined);
      poll.then(resolve, reject);
    });
  }

  /** Resolves at the next notification; at once, if one came since the last poll began, or if the iteration ends. */
  async #notification(): Promise<void> {
    const { notifier, signal } = this.#options;
    if (!notifier || this.#wasNotified || this.#isEnded || signal.aborted) return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      this.#interrupt = resolve;
    });
  }

  #subscribe(): void {
    if (this.#unsubscribe || this.#isEnded) return;
    const { notifier, signal } = this.#options;
    const onAbort = () => this.#interrupt();
    const unsubscribe = notifier?.subscribe(() => {
      this.#wasNotified = true;
      this.#wake();
    });
    signal.addEventListener('abort', onAbort);
    this.#unsubscribe = () => {
      unsubscribe?.();
      signal.removeEventListener('abort', onAbort);
    };
  }

  async #close(): Promise<void> {
    try {
      await this.#source.close();
    } finally {
      this.#options.onEnd?.();
    }
  }
}
