/** Wakes whoever waits on a topic: an entry was appended, or partitions moved. */
export class Notifier {
  readonly #listeners = new Set<() => void>();

  /** Calls `listener` at each ring until the function it answers is called. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
