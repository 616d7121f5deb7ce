interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** A clock that only the test moves. */
export class TestClock {
  #now: number;
  #sleepers: readonly Sleeper[] = [];
  #watchers: (() => void)[] = [];

  /** @param now epoch milliseconds UTC */
  constructor(now: number) {
    this.#now = now;
  }

  readonly now = (): number => this.#now;

  /** Resolves once the clock has moved on by `ms`, or the signal aborts. */
  readonly wait = (ms: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      if (signal.aborted || ms <= 0) return resolve();
      const stopWaiting = (): void => this.#wake(sleeper);
      const wake = (): void => {
        signal.removeEventListener('abort', stopWaiting);
        resolve();
      };
      const sleeper = { at: this.#now + ms, wake };
      this.#sleepers = [...this.#sleepers, sleeper];
      signal.addEventListener('abort', stopWaiting);
      for (const notify of this.#watchers.splice(0)) notify();
    });

  /** Moves on without waking a sleeper, as if the process had been suspended. */
  advance(ms: number): void {
    this.#now += ms;
  }

  /** Resolves once `count` calls of `wait` are pending at the same time: then nothing else is running. */
  async whenAsleep(count: number): Promise<void> {
    while (this.#sleepers.length < count) await new Promise<void>((resolve) => this.#watchers.push(resolve));
  }

  /** Moves to an instant and wakes each sleeper that is due by then. */
  moveTo(instant: number): void {
    this.#now = Math.max(this.#now, instant);
    for (const sleeper of this.#sleepers) if (sleeper.at <= this.#now) this.#wake(sleeper);
  }

  /** Moves to when the first sleeper is due, but not past `latest`. */
  moveToNextWakeUp(latest: number): void {
    this.moveTo(Math.min(latest, ...this.#sleepers.map(({ at }) => at)));
  }

  /** Once `count` are asleep, moves to when the first is due and wakes that one alone. */
  async wakeNext(count: number): Promise<void> {
    await this.whenAsleep(count);
    const first = this.#sleepers.reduce((a, b) => (b.at < a.at ? b : a));
    this.#now = Math.max(this.#now, first.at);
    this.#wake(first);
  }

  #wake(sleeper: Sleeper): void {
    this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
    sleeper.wake();
  }
}
