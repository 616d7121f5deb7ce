import { type AreaCode, type Chunk, type LeafResolution, slotStart } from '@courant/core/domain';
import type { ChunkReader } from '../column/chunk-reader.ts';
import { Reading } from './reading-type.ts';

/** A slot of a chunk. */
interface Place {
  readonly chunk: Chunk;
  readonly slot: number;
}

// The newest chunk nearly always has it; the walk is bounded so that an area without consumption costs little.
const CHUNKS_A_STEP = 1;
const LONGEST_WALK_CHUNKS = 64;

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
): Promise<Place | null> {
  let before: number | undefined;
  for (let walked = 0; walked < LONGEST_WALK_CHUNKS; walked += CHUNKS_A_STEP) {
    const page = await chunks.newest(area, resolution, CHUNKS_A_STEP, before);
    for (const chunk of page) {
      const slot = newestPublished(chunk);
      if (slot !== null) return { chunk, slot };
    }
    if (page.length < CHUNKS_A_STEP) return null;
    before = page.at(-1)?.key.period;
  }
  return null;
}

const startOf = ({ chunk, slot }: Place): number => slotStart(chunk.key.resolution, chunk.key.period, slot);

/** A half-hour is the newer one only where it begins after the newest quarter-hour: else it is made of that. */
export const newerPlace = (quarter: Place | null, half: Place | null): Place | null =>
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
  const place = newerPlace(quarter, half);
  return place && new Reading(place.chunk, place.slot, chunks, simulated);
}
