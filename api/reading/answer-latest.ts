import type { AreaCode } from '@courant/core/domain';
import type { ChunkReader } from '../column/chunk-reader.ts';
import { lastSlotWithMeasure, newestSlot, type SlotSearch } from '../column/live-edge.ts';
import { Reading } from './reading-type.ts';

// The newest chunk nearly always has it. The country sums a measure only where all twelve regions have published it.
const CONSUMPTION_PUBLISHED: SlotSearch = {
  lastSlotIn: (chunk) => lastSlotWithMeasure(chunk, 'CONSUMPTION'),
  chunksPerPage: 1,
  maxPages: 64,
};

/** The newest reading of an area whose consumption is published, on its finest leaf grid; null where there is none. */
export async function latestReading(
  chunks: ChunkReader,
  area: AreaCode,
  simulated: boolean,
): Promise<Reading | null> {
  const newest = await newestSlot(chunks, area, CONSUMPTION_PUBLISHED);
  return newest && new Reading(newest.chunk, newest.slot, chunks, simulated);
}
