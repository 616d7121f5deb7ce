/** What was derived from live events and readings, once for all streams that derive the same. Forgotten with its cause. */
export class EventMemo {
  readonly #byCause = new WeakMap<object, Map<string, unknown>>();

  /** What is derived from a cause, computed the first time. @param question its name and everything else that it depends on */
  once<Derived>(cause: object, question: readonly unknown[], derive: () => Derived): Derived {
    const derived = this.#byCause.get(cause) ?? new Map<string, unknown>();
    this.#byCause.set(cause, derived);
    const key = JSON.stringify(question);
    if (!derived.has(key)) {
      const first = derive();
      derived.set(key, first);
      // The next call derives again after a failure.
      if (first instanceof Promise) first.catch(() => derived.delete(key));
    }
    return derived.get(key) as Derived;
  }
}
