/** A reader that is further behind than this is not hurried: what it missed of the schedule is not made up for. */
const MAX_BEHIND_MS = 1_000;

/**
 * When each instant of a replay is due. The schedule counts from the first instant, so that delays of timers do not add up;
 * it moves back by what a slow reader is behind.
 */
export class ReplaySchedule {
  readonly #speed: number;
  readonly #now: () => number;
  /** When the instant 0 would have been due. */
  #origin: number | undefined;

  /** @param speed replayed time per real time. @param now milliseconds of a clock that is never set */
  constructor(speed: number, now: () => number) {
    this.#speed = speed;
    this.#now = now;
  }

  /** Milliseconds until an instant is due, 0 or more. @param instant epoch milliseconds UTC, rising from call to call */
  delay(instant: number): number {
    const sinceOrigin = this.#now() - instant / this.#speed;
    this.#origin ??= sinceOrigin;
    const behind = sinceOrigin - this.#origin;
    if (behind > MAX_BEHIND_MS) this.#origin = sinceOrigin;
    return Math.max(0, -behind);
  }
}
