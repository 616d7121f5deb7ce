import type { PrintedResult } from './printed-result.ts';
import { SocketClosedError } from './socket-sender.ts';

/**
 * Sends the results of a subscription as they come. graphql-ws would print each anew for every socket, so it iterates
 * nothing: it waits for the end, and says when the client has ended the subscription.
 */
export class Deliveries implements AsyncIterableIterator<never> {
  readonly #results: AsyncIterableIterator<PrintedResult>;
  readonly #send: (result: PrintedResult) => Promise<void> | undefined;
  #isOver = false;

  constructor(
    results: AsyncIterableIterator<PrintedResult>,
    send: (result: PrintedResult) => Promise<void> | undefined,
  ) {
    this.#results = results;
    this.#send = send;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<never, undefined>> {
    try {
      for (;;) {
        const { done, value } = await this.#results.next();
        if (done || this.#isOver) return { done: true, value: undefined };
        const sending = this.#send(value);
        if (sending) await sending;
      }
    } catch (error) {
      // graphql-ws does not call `return()` after an error.
      await this.return();
      // A client that has gone is told nothing.
      if (error instanceof SocketClosedError) return { done: true, value: undefined };
      throw error;
    }
  }

  async return(): Promise<IteratorResult<never, undefined>> {
    this.#isOver = true;
    await this.#results.return?.();
    return { done: true, value: undefined };
  }
}
