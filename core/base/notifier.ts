/** Calls its listeners when something has changed, such as a topic that has new entries. */
export class Notifier {
  readonly #listeners = new Set<() => void>();

  /** Calls `listener` at each `notify`, until the returned function is called. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get subscriberCount(): number {
    return this.#listeners.size;
  }

  notify(): void {
    // A copy, because a listener may subscribe or unsubscribe another.
    for (const listener of [...this.#listeners]) listener();
  }
}
