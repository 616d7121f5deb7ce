import { REGION_CODES } from '@courant/core/domain';
import type { RequestedRanges } from '../fetches/requested-ranges.ts';
import { firstStart, type OrderedChunks } from './live-edge.ts';

/**
 * Where what can be asked about begins: at the first half-hour held, or where the history that is being fetched will
 * begin, whichever is earlier; what is not there yet is a gap that says so. Both only ever move back in time, so what
 * was seen once is remembered, and a question that begins later costs nothing.
 */
export class Coverage {
  readonly #fetches: RequestedRanges;
  #earliestSeen = Number.POSITIVE_INFINITY;

  constructor(fetches: RequestedRanges) {
    this.#fetches = fetches;
  }

  /** The beginning, or any instant at or before `from` that is covered; null where nothing is held or being fetched. */
  async beginning(chunks: OrderedChunks, from: number): Promise<number | null> {
    if (from < this.#earliestSeen) await this.#readBeginning(chunks);
    return Number.isFinite(this.#earliestSeen) ? this.#earliestSeen : null;
  }

  async #readBeginning(chunks: OrderedChunks): Promise<void> {
    await this.#fetches.catchUp();
    const held = await Promise.all(REGION_CODES.map((region) => firstStart(chunks, region, 'HALF_HOUR')));
    const beginnings = [this.#fetches.beginning, ...held].filter((at) => at !== null);
    this.#earliestSeen = Math.min(this.#earliestSeen, ...beginnings);
  }
}
