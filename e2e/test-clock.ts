interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** A clock that moves only when a test moves it, for a line whose two feeds sleep on it. */
export class TestClock {
  #now: number;
  #sleepers: readonly Sleeper[] = [];
  #watchers: (() => void)[] = [];

  /** @param now epoch milliseconds UTC */
  constructor(now: number) {
    this.#now = now;
  }

  readonly now = (): number => this.#now;

  /** Ingest's sleep: resolves once the clock has moved so far, or the signal has aborted. */
  readonly wait = (ms: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      if (signal.aborted || ms <= 0) return resolve();
      const onAbort = (): void => this.#wakeSleeper(sleeper);
      const wake = (): void => {
        signal.removeEventListener('abort', onAbort);
        resolve();
      };
      const sleeper = { at: this.#now + ms, wake };
      this.#sleepers = [...this.#sleepers, sleeper];
      signal.addEventListener('abort', onAbort);
      for (const watch of this.#watchers.splice(0)) watch();
    });

  /** Resolves once so many sleep at the same time: then ingest is idle. */
  async waitForSleepers(count: number): Promise<void> {
    while (this.#sleepers.length < count) await new Promise<void>((resolve) => this.#watchers.push(resolve));
  }

  /** Moves to an instant and wakes the sleepers that are due. */
  moveTo(instant: number): void {
    this.#now = Math.max(this.#now, instant);
    for (const sleeper of this.#sleepers) if (sleeper.at <= this.#now) this.#wakeSleeper(sleeper);
  }

  /** Moves to when the first sleeper is due, but not past `latest`. */
  moveToNextWakeUp(latest: number): void {
    this.moveTo(Math.min(latest, ...this.#sleepers.map(({ at }) => at)));
  }

  #wakeSleeper(sleeper: Sleeper): void {
    this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
    sleeper.wake();
  }
}
