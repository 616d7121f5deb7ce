import {
  type AreaCode,
  bucketEnd,
  type Chunk,
  type LeafResolution,
  type Resolution,
  type StoredMeasure,
  slotStart,
  vintageRankOf,
} from '@courant/core/domain';
import type { ChunkSource } from './piece.ts';

/** Reads chunks in order of time, besides by key. */
export interface OrderedChunks extends ChunkSource {
  /** Up to `limit` chunks whose periods begin before `before`, the latest first. */
  newest(area: AreaCode, resolution: Resolution, limit: number, before?: number): Promise<Chunk[]>;
  /** Up to `limit` chunks from the beginning. */
  oldest(area: AreaCode, resolution: Resolution, limit: number): Promise<Chunk[]>;
}

/** A slot of a chunk. */
export interface SlotInChunk {
  readonly chunk: Chunk;
  readonly slot: number;
}

const LOWEST_VINTAGE_RANK = vintageRankOf('REAL_TIME');

/** The last slot below `before` whose reading has at least a vintage rank; -1 where none does. */
export function lastSlotWithReading(
  chunk: Chunk,
  minVintageRank = LOWEST_VINTAGE_RANK,
  before = chunk.length,
): number {
  let slot = Math.min(before, chunk.length) - 1;
  while (slot >= 0 && (chunk.vintageRank[slot] ?? 0) < minVintageRank) slot--;
  return slot;
}

/** The last slot in which a measure is published; -1 where none is. */
export function lastSlotWithMeasure(chunk: Chunk, measure: StoredMeasure): number {
  const { count } = chunk.column(measure);
  let slot = chunk.length - 1;
  while (slot >= 0 && (count[slot] ?? 0) === 0) slot--;
  return slot;
}

/** The first slot that holds a reading; `chunk.length` where none does. */
export function firstSlotWithReading(chunk: Chunk): number {
  let slot = 0;
  while (slot < chunk.length && chunk.vintageRank[slot] === 0) slot++;
  return slot;
}

export const startOf = ({ key }: Chunk, slot: number): number => slotStart(key.resolution, key.period, slot);
export const endOf = (chunk: Chunk, slot: number): number =>
  bucketEnd(chunk.key.resolution, startOf(chunk, slot));

/** The leaf grids of an area, finest first: the country is the sum of metered half-hours and has no quarter-hours. */
export const leafResolutionsOf = (area: AreaCode): readonly LeafResolution[] =>
  area === 'FR' ? ['HALF_HOUR'] : ['QUARTER_HOUR', 'HALF_HOUR'];

/** How to find an area's newest slot of some kind. */
export interface SlotSearch {
  /** The last slot of a chunk that is of the kind; -1 where none is. */
  readonly lastSlotIn: (chunk: Chunk) => number;
  /** Chunks read by one query, and how many queries there are at most for each leaf grid. */
  readonly chunksPerPage: number;
  readonly maxPages: number;
}

/**
 * The newest slot of an area that a search is for, over its leaf grids; null where the chunks that may be read hold none.
 * A half-hour counts as newer only if it begins after the newest quarter-hour: otherwise it is the mean of that one.
 */
export async function newestSlot(
  chunks: OrderedChunks,
  area: AreaCode,
  search: SlotSearch,
): Promise<SlotInChunk | null> {
  const [finest = null, halfHour = null] = await Promise.all(
    leafResolutionsOf(area).map((leaf) => newestSlotOn(chunks, area, leaf, search)),
  );
  if (!finest || !halfHour) return finest ?? halfHour;
  return startOf(halfHour.chunk, halfHour.slot) > startOf(finest.chunk, finest.slot) ? halfHour : finest;
}

async function newestSlotOn(
  chunks: OrderedChunks,
  area: AreaCode,
  leaf: LeafResolution,
  { lastSlotIn, chunksPerPage, maxPages }: SlotSearch,
): Promise<SlotInChunk | null> {
  let before: number | undefined;
  for (let pages = 0; pages < maxPages; pages++) {
    const page = await chunks.newest(area, leaf, chunksPerPage, before);
    for (const chunk of page) {
      const slot = lastSlotIn(chunk);
      if (slot >= 0) return { chunk, slot };
    }
    if (page.length < chunksPerPage) return null;
    before = page.at(-1)?.key.period;
  }
  return null;
}

/** Days before an instant in which the live edge as of it is looked for: a longer outage hides it. */
const MAX_OUTAGE_DAYS = 14;

// A chunk is saved with a reading in it, so the newest chunk suffices. As of an instant, days that were fetched later are empty.
const ANY_READING: SlotSearch = {
  lastSlotIn: (chunk) => lastSlotWithReading(chunk),
  chunksPerPage: 1,
  maxPages: MAX_OUTAGE_DAYS,
};

/**
 * The live edge of an area: the end of its newest slot that holds a reading, epoch milliseconds UTC; null where there is
 * none. A half-hour of which only the first quarter-hour has arrived ends where that quarter-hour does.
 */
export async function liveEdge(chunks: OrderedChunks, area: AreaCode): Promise<number | null> {
  const newest = await newestSlot(chunks, area, ANY_READING);
  return newest && endOf(newest.chunk, newest.slot);
}

/** Where an area begins on a leaf grid: start of its first slot that holds a reading; null where there is none. */
export async function firstReadingStart(
  chunks: OrderedChunks,
  area: AreaCode,
  leaf: LeafResolution,
): Promise<number | null> {
  const [chunk] = await chunks.oldest(area, leaf, 1);
  const slot = chunk ? firstSlotWithReading(chunk) : 0;
  return chunk && slot < chunk.length ? startOf(chunk, slot) : null;
}
