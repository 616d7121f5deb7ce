import type { FormattedExecutionResult } from 'graphql';
import { MessageType } from 'graphql-ws';

/** The result of an event, printed once for all sockets that it is sent to. */
export class PrintedResult {
  readonly #payload: string;
  #id: string | undefined;
  #message: Buffer = Buffer.alloc(0);

  constructor(result: FormattedExecutionResult) {
    this.#payload = JSON.stringify(result);
  }

  /** Of the payload and of the last message. */
  get bytes(): number {
    return 2 * this.#payload.length;
  }

  /**
   * The message `next` of an operation, as graphql-ws prints it. `@courant/client` numbers the operations of each
   * socket, so the message of the id before serves nearly all of them; a client of random ids has a message of its own.
   */
  messageFor(id: string): Buffer {
    if (id !== this.#id) {
      this.#id = id;
      const start = JSON.stringify({ id, type: MessageType.Next }).slice(0, -1);
      this.#message = Buffer.from(`${start},"payload":${this.#payload}}`);
    }
    return this.#message;
  }
}
