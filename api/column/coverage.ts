import { REGION_CODES } from '@courant/core/domain';
import type { FetchLog } from '../fetches/fetch-log.ts';
import { firstReadingStart, type OrderedChunks } from './live-edge.ts';

/**
 * Where coverage begins: at the first half-hour stored or at the beginning of the backfill, whichever is earlier. A range
 * that the backfill has not reached yet is a gap of its own reason. Both beginnings only move back in time, so the
 * earliest one seen is remembered, and a request that begins later reads nothing. One object for each namespace.
 */
export class Coverage {
  readonly #fetches: FetchLog;
  #earliestStored = Number.POSITIVE_INFINITY;

  constructor(fetches: FetchLog) {
    this.#fetches = fetches;
  }

  /** The earliest beginning seen, without reading; infinite before any. It may move back at the next `beginning`. */
  get earliestSeen(): number {
    return Math.min(this.#earliestStored, this.#fetches.requested.beginning ?? Number.POSITIVE_INFINITY);
  }

  /**
   * The beginning, or any covered instant at or before `from`, epoch milliseconds UTC; null where nothing is stored or
   * being fetched.
   */
  async beginning(chunks: OrderedChunks, from: number): Promise<number | null> {
    if (from < this.earliestSeen) await this.#readBeginning(chunks);
    return Number.isFinite(this.earliestSeen) ? this.earliestSeen : null;
  }

  async #readBeginning(chunks: OrderedChunks): Promise<void> {
    await this.#fetches.catchUp();
    const stored = await Promise.all(
      REGION_CODES.map((region) => firstReadingStart(chunks, region, 'HALF_HOUR')),
    );
    this.#earliestStored = Math.min(this.#earliestStored, ...stored.filter((start) => start !== null));
  }
}
