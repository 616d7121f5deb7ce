interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** Time that moves only when told to: whoever waits on it is woken in order. */
export class TestClock {
  #now: number;
  #sleepers: Sleeper[] = [];
  #watchers: (() => void)[] = [];

  constructor(now: number) {
    this.#now = now;
  }

  readonly now = (): number => this.#now;

  readonly wait = (ms: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const drop = (): void => this.#drop(sleeper);
      const wake = (): void => {
        signal.removeEventListener('abort', drop);
        resolve();
      };
      const sleeper = { at: this.#now + Math.max(0, ms), wake };
      this.#sleepers.push(sleeper);
      signal.addEventListener('abort', drop);
      for (const watcher of this.#watchers.splice(0)) watcher();
    });

  /** Nobody asks for a while. */
  advance(ms: number): void {
    this.#now += ms;
  }

  /** Resolves once so many wait at the same time: nothing else is under way then. */
  async whenAsleep(count: number): Promise<void> {
    while (this.#sleepers.length < count) await new Promise<void>((resolve) => this.#watchers.push(resolve));
  }

  /** Moves to when the first of so many sleepers is to wake, and wakes it. */
  async wakeNext(count: number): Promise<void> {
    await this.whenAsleep(count);
    const first = this.#sleepers.reduce((a, b) => (b.at < a.at ? b : a));
    this.#now = Math.max(this.#now, first.at);
    this.#drop(first);
  }

  #drop(sleeper: Sleeper): void {
    this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
    sleeper.wake();
  }
}
