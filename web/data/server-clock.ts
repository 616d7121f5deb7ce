/**
 * The server's time, by which every age on the page is measured: the device's clock may be wrong by hours. Until the
 * server has said its time, it is the device's.
 */
export class ServerClock {
  #offsetMs = 0;
  #isSet = false;
  readonly #listeners = new Set<() => void>();

  /** Epoch milliseconds UTC. */
  readonly now = (): number => Date.now() + this.#offsetMs;

  /** The server has said its time. */
  readonly isSet = (): boolean => this.#isSet;

  /** Takes over a time that the server has just said, RFC 3339. */
  set(serverTime: string): void {
    this.#offsetMs = Date.parse(serverTime) - Date.now();
    this.#isSet = true;
    for (const listener of this.#listeners) listener();
  }

  /** Calls back each time the server has said its time. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}
