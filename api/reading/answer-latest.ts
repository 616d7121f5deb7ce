import { type AreaCode, type Chunk, type LeafResolution, slotStart } from '@courant/core/domain';
import type { ChunkReader } from '../column/chunk-reader.ts';
import { Reading } from './reading-type.ts';

/** A slot of a chunk. */
interface SlotInChunk {
  readonly chunk: Chunk;
  readonly slot: number;
}

// The newest chunk nearly always has it; the walk is bounded so that an area without consumption costs little.
const CHUNKS_PER_PAGE = 1;
const MAX_CHUNKS = 64;

/** The newest slot of a chunk whose consumption is published; for the country that is all twelve regions by construction. */
export function newestPublished(chunk: Chunk): number | null {
  const { count } = chunk.column('CONSUMPTION');
  for (let slot = chunk.length - 1; slot >= 0; slot--) if (count[slot] > 0) return slot;
  return null;
}

async function newestOn(
  chunks: ChunkReader,
  area: AreaCode,
  resolution: LeafResolution,
): Promise<SlotInChunk | null> {
  let before: number | undefined;
  for (let walked = 0; walked < MAX_CHUNKS; walked += CHUNKS_PER_PAGE) {
    const page = await chunks.newest(area, resolution, CHUNKS_PER_PAGE, before);
    for (const chunk of page) {
      const slot = newestPublished(chunk);
      if (slot !== null) return { chunk, slot };
    }
    if (page.length < CHUNKS_PER_PAGE) return null;
    before = page.at(-1)?.key.period;
  }
  return null;
}

const startOf = ({ chunk, slot }: SlotInChunk): number =>
  slotStart(chunk.key.resolution, chunk.key.period, slot);

/** A half-hour is the newer one only where it begins after the newest quarter-hour: else it is made of that. */
export const newerSlot = (quarter: SlotInChunk | null, half: SlotInChunk | null): SlotInChunk | null =>
  quarter && half ? (startOf(half) > startOf(quarter) ? half : quarter) : (quarter ?? half);

/** The newest reading of an area whose consumption is published, on its finest leaf grid; null where there is none. */
export async function latestReading(
  chunks: ChunkReader,
  area: AreaCode,
  simulated: boolean,
): Promise<Reading | null> {
  const [quarter, half] = await Promise.all([
    area === 'FR' ? null : newestOn(chunks, area, 'QUARTER_HOUR'),
    newestOn(chunks, area, 'HALF_HOUR'),
  ]);
  const place = newerSlot(quarter, half);
  return place && new Reading(place.chunk, place.slot, chunks, simulated);
}
