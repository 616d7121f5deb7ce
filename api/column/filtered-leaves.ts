import {
  type AreaCode,
  type Chunk,
  type ChunkKey,
  chunkId,
  filterHalfHours,
  filterReadings,
  isRegionCode,
  type LeafResolution,
  needsQuarters,
  REGION_CODES,
  type ReadingFilter,
  type Resolution,
  slotsNotAdmitted,
  sumRegions,
} from '@courant/core/domain';
import { firstSlotWithReading, type OrderedChunks } from './live-edge.ts';

const END_OF_TIME = Number.MAX_SAFE_INTEGER;
/** Days from the beginning that are searched for readings which the filter admits. */
const FIRST_DAYS = 31;

/** Quarter- and half-hours as if only the readings that a filter admits had been logged, each chunk computed once. */
export class FilteredLeaves {
  readonly #stored: OrderedChunks;
  readonly #filter: ReadingFilter;
  readonly #chunks = new Map<string, Promise<Chunk>>();

  constructor(stored: OrderedChunks, filter: ReadingFilter) {
    this.#stored = stored;
    this.#filter = filter;
  }

  load(key: ChunkKey): Promise<Chunk> {
    const id = chunkId(key);
    const chunk = this.#chunks.get(id) ?? this.#compute(key);
    this.#chunks.set(id, chunk);
    return chunk;
  }

  #compute(key: ChunkKey): Promise<Chunk> {
    if (key.resolution === 'QUARTER_HOUR') return this.#quarterHours(key);
    return isRegionCode(key.area) ? this.#halfHours(key) : this.#countryHalfHours(key);
  }

  async #quarterHours(key: ChunkKey): Promise<Chunk> {
    return filterReadings(this.#filter, await this.#loadStored(key));
  }

  async #halfHours(key: ChunkKey): Promise<Chunk> {
    const stored = await this.#loadStored(key);
    if (!needsQuarters(this.#filter, stored)) return filterReadings(this.#filter, stored);
    const quarters = await this.load({ ...key, resolution: 'QUARTER_HOUR' });
    return filterHalfHours(this.#filter, stored, quarters);
  }

  /** A sum of what is known is known as well; which vintages are behind it only the regions tell. */
  async #countryHalfHours(key: ChunkKey): Promise<Chunk> {
    const stored = await this.#loadStored(key);
    const whole = { first: 0, end: stored.length };
    if (this.#filter.vintage === null && slotsNotAdmitted(this.#filter, stored, whole).length === 0)
      return stored;
    return sumRegions(stored, await Promise.all(REGION_CODES.map((area) => this.load({ ...key, area }))));
  }

  async #loadStored(key: ChunkKey): Promise<Chunk> {
    const [chunk] = await this.#stored.load([key]);
    if (!chunk) throw new Error(`The store gave no chunk for ${chunkId(key)}.`);
    return chunk;
  }

  /**
   * The latest chunks as of the filter's instant, of any vintage: the live edge of an area is where its readings end. Of
   * what was fetched later they are empty.
   */
  async newest(
    area: AreaCode,
    resolution: Resolution,
    limit: number,
    before = END_OF_TIME,
  ): Promise<Chunk[]> {
    const { asOf, vintage } = this.#filter;
    if (asOf === null) return this.#stored.newest(area, resolution, limit, before);
    // No reading is fetched before its slot begins.
    const chunks = await this.#stored.newest(area, resolution, limit, Math.min(before, asOf + 1));
    const edge = vintage === null ? this : new FilteredLeaves(this.#stored, { asOf, vintage: null });
    return Promise.all(chunks.map(({ key }) => edge.load(key)));
  }

  /** The first chunks that hold a reading which the filter admits, of the first month that is stored. */
  async oldest(area: AreaCode, resolution: LeafResolution, limit: number): Promise<Chunk[]> {
    const found: Chunk[] = [];
    for (const { key } of await this.#stored.oldest(area, resolution, FIRST_DAYS)) {
      if (found.length === limit) break;
      const chunk = await this.load(key);
      if (firstSlotWithReading(chunk) < chunk.length) found.push(chunk);
    }
    return found;
  }
}
