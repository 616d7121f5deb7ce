import { busyError } from '../api-error.ts';

/** Exports that run at a time: each takes a turn of the event loop for a part, between the turns of others. */
const MAX_RUNNING = 8;
const MAX_RUNNING_PER_ADDRESS = 2;
const RETRY_S = 10;

/** The exports that are being sent, by address. */
export class RunningExports {
  readonly #byAddress = new Map<string, number>();
  #running = 0;

  get count(): number {
    return this.#running;
  }

  /**
   * Counts an export; returns how to count it no more.
   * @throws GraphQLError `TOO_MANY_REQUESTS` or `SERVER_BUSY` where too many run
   */
  start(address: string): () => void {
    const own = this.#byAddress.get(address) ?? 0;
    if (own >= MAX_RUNNING_PER_ADDRESS)
      throw busyError(
        'TOO_MANY_REQUESTS',
        `Your address has ${own} exports running; no more are allowed at a time. Ask again when one has ended.`,
        RETRY_S,
      );
    if (this.#running >= MAX_RUNNING)
      throw busyError('SERVER_BUSY', `${MAX_RUNNING} exports are running; ask again in a moment.`, RETRY_S);
    this.#count(address, 1);
    return () => this.#count(address, -1);
  }

  #count(address: string, change: 1 | -1): void {
    this.#running += change;
    const own = (this.#byAddress.get(address) ?? 0) + change;
    if (own === 0) this.#byAddress.delete(address);
    else this.#byAddress.set(address, own);
  }
}
