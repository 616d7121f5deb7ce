const WINDOW_MS = 1_000;

/** Counts what one client sends, against how many messages a second may come from it. */
export class MessageRate {
  readonly #maxPerSecond: number;
  #windowStart = 0;
  #count = 0;

  constructor(maxPerSecond: number) {
    this.#maxPerSecond = maxPerSecond;
  }

  /** Counts a message, and answers whether it is within the rate. @param nowMs of a clock that never goes back */
  allows(nowMs: number): boolean {
    if (nowMs - this.#windowStart >= WINDOW_MS) {
      this.#windowStart = nowMs;
      this.#count = 0;
    }
    this.#count++;
    return this.#count <= this.#maxPerSecond;
  }
}
