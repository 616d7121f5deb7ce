import type { Bell } from './notifier.ts';

/** Something asked again and again, that has an item or none yet. */
export interface Source<T> {
  /** The next item; undefined when there is none yet. What it throws ends the iteration. */
  take(): T | undefined;
  /** Called once, when the iteration is over. */
  leave(): void;
}

/** What an iteration hangs on. */
export interface Pace {
  readonly bell: Bell;
  readonly signal: AbortSignal;
  /** Awaited before each item, so that a busy iteration leaves the process its other work. */
  readonly breathe: () => Promise<void>;
  /** Whether the log is closed: what waits then ends. */
  readonly isClosed: () => boolean;
}

/**
 * Iterates a source, waiting for the bell where it has nothing yet. Written by hand: an async generator that waits
 * cannot be ended by `return()`, this ends at once by `return()`, abort, error or
 * the log's end.
 */
export class Pull<T> implements AsyncIterableIterator<T> {
  readonly #source: Source<T>;
  readonly #pace: Pace;
  #turn: Promise<unknown> = Promise.resolve();
  #wake: () => void = () => {};
  #deafen: (() => void) | undefined;
  #over = false;

  constructor(source: Source<T>, pace: Pace) {
    this.#source = source;
    this.#pace = pace;
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
    this.#end();
    return { done: true, value: undefined };
  }

  async #nextItem(): Promise<IteratorResult<T, undefined>> {
    await this.#pace.breathe();
    this.#listen();
    while (!this.#over && !this.#pace.signal.aborted && !this.#pace.isClosed()) {
      const item = this.#take();
      if (item !== undefined) return { done: false, value: item };
      // Nothing is awaited between asking and waiting, so no ring falls between them.
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.return();
  }

  #take(): T | undefined {
    try {
      return this.#source.take();
    } catch (fault) {
      this.#end();
      throw fault;
    }
  }

  #listen(): void {
    if (this.#deafen || this.#over) return;
    const { bell, signal } = this.#pace;
    const wake = () => this.#wake();
    const unlisten = bell.listen(wake);
    signal.addEventListener('abort', wake);
    this.#deafen = () => {
      unlisten();
      signal.removeEventListener('abort', wake);
    };
  }

  #end(): void {
    if (this.#over) return;
    this.#over = true;
    this.#deafen?.();
    this.#source.leave();
    this.#wake();
  }
}
