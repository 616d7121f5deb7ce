import {
  type AreaCode,
  bucketEnd,
  type Chunk,
  type ChunkKey,
  chunkId,
  emptyChunk,
  FINER_RESOLUTION,
  periodsIn,
  type ReadingFilter,
  type Resolution,
  type RollUpResolution,
  type Span,
  slotStart,
  slotsNotAdmitted,
  spansIn,
  withBuckets,
  withOnly,
} from '@courant/core/domain';
import { isLeaf } from './descend.ts';
import { FilteredLeaves } from './filtered-leaves.ts';
import type { OrderedChunks } from './live-edge.ts';
import type { Range } from './range.ts';

/**
 * Chunks as if only the readings that a filter admits had been logged. Leaf chunks are filtered, and roll-ups recomputed
 * from them; they hold only the buckets that touch a range, because each bucket reads all the days below it.
 */
export class FilteredChunks implements OrderedChunks {
  readonly #stored: OrderedChunks;
  readonly #filter: ReadingFilter;
  readonly #range: Range;
  readonly #leaves: FilteredLeaves;
  readonly #chunks = new Map<string, Promise<Chunk>>();

  constructor(
    stored: OrderedChunks,
    filter: ReadingFilter,
    range: Range,
    leaves = new FilteredLeaves(stored, filter),
  ) {
    this.#stored = stored;
    this.#filter = filter;
    this.#range = range;
    this.#leaves = leaves;
  }

  /** The same over another range. */
  over(range: Range): FilteredChunks {
    return new FilteredChunks(this.#stored, this.#filter, range, this.#leaves);
  }

  load(keys: readonly ChunkKey[]): Promise<Chunk[]> {
    return Promise.all(keys.map((key) => this.#loadOne(key)));
  }

  #loadOne(key: ChunkKey): Promise<Chunk> {
    const id = chunkId(key);
    const chunk = this.#chunks.get(id) ?? this.#loadOver(this.#range, key);
    this.#chunks.set(id, chunk);
    return chunk;
  }

  /** Leaf chunks come from the whole history, roll-ups from the range. */
  newest(area: AreaCode, resolution: Resolution, limit: number, before?: number): Promise<Chunk[]> {
    if (isLeaf(resolution)) return this.#leaves.newest(area, resolution, limit, before);
    const periods = this.#periods(resolution).filter(
      (period) => period < (before ?? Number.POSITIVE_INFINITY),
    );
    return this.load(toKeys(area, resolution, periods.toReversed().slice(0, limit)));
  }

  /** Leaf chunks come from the whole history, roll-ups from the range. */
  oldest(area: AreaCode, resolution: Resolution, limit: number): Promise<Chunk[]> {
    if (isLeaf(resolution)) return this.#leaves.oldest(area, resolution, limit);
    return this.load(toKeys(area, resolution, this.#periods(resolution).slice(0, limit)));
  }

  #periods(resolution: Resolution): number[] {
    return periodsIn(resolution, this.#range.from, this.#range.to);
  }

  #loadOver(range: Range, key: ChunkKey): Promise<Chunk> {
    const { resolution } = key;
    return isLeaf(resolution) ? this.#leaves.load(key) : this.#rollUp(range, key, resolution);
  }

  async #rollUp(range: Range, key: ChunkKey, resolution: RollUpResolution): Promise<Chunk> {
    const span = spansIn(resolution, range.from, range.to).find(({ period }) => period === key.period);
    const [stored] = await this.#stored.load([key]);
    if (!span || !stored) return emptyChunk(key);
    const buckets = this.#toRecompute(stored, span).map((slot) => bucketAt(resolution, key.period, slot));
    const hull = { from: buckets[0]?.from ?? range.from, to: buckets.at(-1)?.to ?? range.from };
    const finer = await Promise.all(
      finerKeys(key.area, resolution, buckets).map((finerKey) => this.#loadOver(hull, finerKey)),
    );
    const starts = buckets.map(({ from }) => from);
    return withBuckets(withOnly(stored, span), starts, finer);
  }

  /** A bucket is as new as its newest reading, so the filter admits all of it; which vintages it holds it does not say. */
  #toRecompute(stored: Chunk, span: Span): number[] {
    const filter = this.#filter.vintage === null ? this.#filter : NOTHING;
    return slotsNotAdmitted(filter, stored, span);
  }
}

const NOTHING: ReadingFilter = { asOf: Number.NEGATIVE_INFINITY, vintage: null };

function bucketAt(resolution: Resolution, period: number, slot: number): Range {
  const from = slotStart(resolution, period, slot);
  return { from, to: bucketEnd(resolution, from) };
}

/** The chunks that hold what buckets add up, each once. */
function finerKeys(area: AreaCode, resolution: RollUpResolution, buckets: readonly Range[]): ChunkKey[] {
  const finer = FINER_RESOLUTION[resolution];
  return toKeys(area, finer, [...new Set(buckets.flatMap(({ from, to }) => periodsIn(finer, from, to)))]);
}

const toKeys = (area: AreaCode, resolution: Resolution, periods: readonly number[]): ChunkKey[] =>
  periods.map((period) => ({ area, resolution, period }));
