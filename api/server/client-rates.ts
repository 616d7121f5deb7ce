import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { busyError } from '../api-error.ts';

const MINUTE_S = 60;

/** What each address may ask for in a minute, in the unit of `maxCost`. */
export class ClientRates {
  readonly #costPerMinute: number;
  readonly #limiter: RateLimiterMemory;
  readonly #addresses = new WeakMap<object, string>();

  constructor(costPerMinute: number) {
    this.#costPerMinute = costPerMinute;
    this.#limiter = new RateLimiterMemory({ points: costPerMinute, duration: MINUTE_S });
  }

  /** @throws GraphQLError `TOO_MANY_REQUESTS` once the address has spent what a minute allows */
  async spend(address: string, cost: number): Promise<void> {
    try {
      await this.#limiter.consume(address, cost);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      throw busyError(
        'TOO_MANY_REQUESTS',
        `Your address has spent ${error.consumedPoints} of ${this.#costPerMinute} in this minute.`,
        Math.min(MINUTE_S, Math.ceil(error.msBeforeNext / 1000)),
      );
    }
  }

  /** Remembers whose request a context belongs to, for `spendFor`. */
  bind<Context extends object>(context: Context, address: string): Context {
    this.#addresses.set(context, address);
    return context;
  }

  /** Spends for the address of a context. Errors as `spend`. */
  async spendFor(context: object, cost: number): Promise<void> {
    const address = this.#addresses.get(context);
    if (address !== undefined) await this.spend(address, cost);
  }
}
