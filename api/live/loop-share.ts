/** How long all streams together may work before the event loop turns: queries and signals wait no longer. */
const MAX_WORK_MS = 3;

/**
 * The time that streams take of the event loop. Promises alone never let it turn: a stream that always has an event ready
 * would starve everything else in the process. Streams that wait for a turn get it in order.
 */
export class LoopShare {
  readonly #waiting = new Set<() => void>();
  #turnedAt = performance.now();
  #isScheduled = false;

  /** Whether a stream has to await `turn()` before it goes on. */
  get isUsedUp(): boolean {
    return this.#waiting.size > 0 || this.#hasWorkedLong;
  }

  /** Resolves after the event loop has turned, and after all streams that waited earlier. */
  turn(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.add(resolve);
      this.#schedule();
    });
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => void this.#resume());
  }

  get #hasWorkedLong(): boolean {
    return performance.now() - this.#turnedAt > MAX_WORK_MS;
  }

  /** Resumes streams one by one, each after what the one before does at once, until the time is used up. */
  async #resume(): Promise<void> {
    this.#turnedAt = performance.now();
    for (const resolve of this.#waiting) {
      if (this.#hasWorkedLong) break;
      this.#waiting.delete(resolve);
      resolve();
      await undefined;
    }
    this.#isScheduled = false;
    if (this.#waiting.size > 0) this.#schedule();
  }
}
