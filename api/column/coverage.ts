import { REGION_CODES } from '@courant/core/domain';
import type { FetchLog } from '../fetches/fetch-log.ts';
import { firstReadingStart, type OrderedChunks } from './live-edge.ts';

/**
 * Where coverage begins: at the first half-hour stored, or where the history that is being fetched will begin, whichever
 * is earlier; what is not stored yet is a gap that says so. Both only ever move back in time, so the earliest beginning
 * seen is remembered, and a question that begins later costs nothing. One object for each namespace of the store.
 */
export class Coverage {
  readonly #fetches: FetchLog;
  #earliestSeen = Number.POSITIVE_INFINITY;

  constructor(fetches: FetchLog) {
    this.#fetches = fetches;
  }

  /**
   * The beginning, or any covered instant at or before `from`, epoch milliseconds UTC; null where nothing is stored or
   * being fetched.
   */
  async beginning(chunks: OrderedChunks, from: number): Promise<number | null> {
    if (from < this.#earliestSeen) await this.#readBeginning(chunks);
    return Number.isFinite(this.#earliestSeen) ? this.#earliestSeen : null;
  }

  async #readBeginning(chunks: OrderedChunks): Promise<void> {
    await this.#fetches.catchUp();
    const stored = await Promise.all(
      REGION_CODES.map((region) => firstReadingStart(chunks, region, 'HALF_HOUR')),
    );
    const beginnings = [this.#fetches.requested.beginning, ...stored].filter((start) => start !== null);
    this.#earliestSeen = Math.min(this.#earliestSeen, ...beginnings);
  }
}
