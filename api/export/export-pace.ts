import { setTimeout as wait } from 'node:timers/promises';
import { RateLimiterMemory } from 'rate-limiter-flexible';

const MINUTE_S = 60;
/** Short, so that a connection is not silent for long while its export waits. */
const WINDOW_S = 10;

type Wait = (ms: number, value: undefined, options: { readonly signal: AbortSignal }) => Promise<void>;

/** What the exports of an address may spend in a minute: half as much as its operations, beside them. */
export const exportCostPerMinute = (costPerMinute: number): number => costPerMinute / 2;

/** Keeps the exports of each address within what they may spend: a part of one waits until the parts before it are paid. */
export class ExportPace {
  readonly #limiter: RateLimiterMemory;
  readonly #points: number;
  readonly #windowS: number;
  readonly #waitFor: Wait;

  constructor(costPerMinute: number, windowS = WINDOW_S, waitFor: Wait = wait) {
    this.#waitFor = waitFor;
    this.#points = (exportCostPerMinute(costPerMinute) * windowS) / MINUTE_S;
    this.#windowS = windowS;
    this.#limiter = new RateLimiterMemory({ points: this.#points, duration: windowS });
  }

  /**
   * Spends the cost of a part, once the address has not spent all of this window. A part that costs several windows is
   * followed by as many without any. @throws AbortError where the signal aborts
   */
  async pay(address: string, cost: number, signal: AbortSignal): Promise<void> {
    for (let waitMs = await this.#waitMs(address); waitMs > 0; waitMs = await this.#waitMs(address))
      await this.#waitFor(waitMs, undefined, { signal });
    const { consumedPoints } = await this.#limiter.penalty(address, cost);
    const windows = Math.ceil(consumedPoints / this.#points);
    if (windows > 1) await this.#limiter.block(address, windows * this.#windowS);
  }

  async #waitMs(address: string): Promise<number> {
    const window = await this.#limiter.get(address);
    return window && window.remainingPoints <= 0 ? window.msBeforeNext : 0;
  }
}
