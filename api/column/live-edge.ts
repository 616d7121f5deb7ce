import {
  type AreaCode,
  bucketEnd,
  type Chunk,
  type LeafResolution,
  type Resolution,
  slotStart,
} from '@courant/core/domain';
import type { ChunkSource } from './piece.ts';

/** Chunks by their place in time, beside those by key. */
export interface OrderedChunks extends ChunkSource {
  /** Up to `limit` chunks whose periods begin before `before`, the latest first. */
  newest(area: AreaCode, resolution: Resolution, limit: number, before?: number): Promise<Chunk[]>;
  /** Up to `limit` chunks from the beginning. */
  oldest(area: AreaCode, resolution: Resolution, limit: number): Promise<Chunk[]>;
}

/** The last slot below `before` that holds a reading of at least a rank; -1 where none does. */
export function lastSlotWithReading(chunk: Chunk, minVintageRank = 1, before = chunk.length): number {
  let slot = Math.min(before, chunk.length) - 1;
  while (slot >= 0 && chunk.vintageRank[slot] < minVintageRank) slot--;
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

export const leafResolutionsOf = (area: AreaCode): readonly LeafResolution[] =>
  area === 'FR' ? ['HALF_HOUR'] : ['QUARTER_HOUR', 'HALF_HOUR'];

/**
 * The live edge of an area: the end of its newest slot that holds a reading, epoch milliseconds UTC; null where there is
 * none. A half-hour that is half there ends where its quarter-hour does.
 */
export async function liveEdge(chunks: OrderedChunks, area: AreaCode): Promise<number | null> {
  const [finest, halfHour] = await Promise.all(
    leafResolutionsOf(area).map((leaf) => newestSlot(chunks, area, leaf)),
  );
  if (!halfHour || !finest) return (finest ?? halfHour)?.end ?? null;
  return finest.start >= halfHour.start ? finest.end : halfHour.end;
}

async function newestSlot(
  chunks: OrderedChunks,
  area: AreaCode,
  leaf: LeafResolution,
): Promise<{ start: number; end: number } | null> {
  const [chunk] = await chunks.newest(area, leaf, 1);
  const slot = chunk ? lastSlotWithReading(chunk) : -1;
  return chunk && slot >= 0 ? { start: startOf(chunk, slot), end: endOf(chunk, slot) } : null;
}

/** Where an area begins on a grid: start of its first slot that holds a reading; null where there is none. */
export async function firstReadingStart(
  chunks: OrderedChunks,
  area: AreaCode,
  leaf: LeafResolution,
): Promise<number | null> {
  const [chunk] = await chunks.oldest(area, leaf, 1);
  const slot = chunk ? firstSlotWithReading(chunk) : 0;
  return chunk && slot < chunk.length ? startOf(chunk, slot) : null;
}
