import type { AreaCode, StoredMeasure } from '@courant/core/domain';
import type { ChunkReader } from '../column/chunk-reader.ts';
import { lastSlotWithMeasure, newestSlot, type SlotSearch } from '../column/live-edge.ts';
import { Reading } from './reading-type.ts';

// The newest chunk nearly always has it. The country sums a measure only where all twelve regions have published it.
const published = (measure: StoredMeasure): SlotSearch => ({
  lastSlotIn: (chunk) => lastSlotWithMeasure(chunk, measure),
  chunksPerPage: 1,
  maxPages: 64,
});

/** The newest reading of an area in which a measure is published, on its finest leaf grid; null where there is none. */
export async function latestReading(
  chunks: ChunkReader,
  area: AreaCode,
  simulated: boolean,
  measure: StoredMeasure = 'CONSUMPTION',
): Promise<Reading | null> {
  const newest = await newestSlot(chunks, area, published(measure));
  return newest && new Reading(newest.chunk, newest.slot, chunks, simulated);
}
