import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { busyError } from '../api-error.ts';

const MINUTE_S = 60;
/** The key of the address in a context. */
const ADDRESS = Symbol('address');

/** What each address may ask for in a minute, in the unit of `maxCost`. */
export class ClientRates {
  readonly #costPerMinute: number;
  readonly #limiter: RateLimiterMemory;

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

  /** Writes into a context whose request it belongs to, for `spendFor`; Apollo Server works on a copy of the context. */
  bind<Context extends object>(context: Context, address: string): Context {
    return Object.assign(context, { [ADDRESS]: address });
  }

  /** Spends for the address of a context, or of a copy of it. Errors as `spend`. */
  async spendFor(context: object, cost: number): Promise<void> {
    const address: unknown = Reflect.get(context, ADDRESS);
    if (typeof address !== 'string') throw new Error('The context belongs to no address.');
    await this.spend(address, cost);
  }
}
