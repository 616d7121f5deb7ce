import { type AreaCode, periodStart, type Resolution, slotOf } from '@courant/core/domain';
import { clientError } from '../api-error.ts';
import { FilteredChunks } from '../column/filtered-chunks.ts';
import { leafResolutionsOf, type OrderedChunks } from '../column/live-edge.ts';
import type { ChunkSource } from '../column/piece.ts';
import { widen } from '../column/range.ts';
import { Reading } from './reading-type.ts';

function resolutionsToTry(area: AreaCode, requestedResolution: Resolution | null): readonly Resolution[] {
  if (requestedResolution === 'QUARTER_HOUR' && area === 'FR') {
    throw clientError(
      'BAD_RESOLUTION',
      'FR has no quarter-hours, because its regions are metered by the half-hour; ask HALF_HOUR or coarser.',
    );
  }
  return requestedResolution ? [requestedResolution] : leafResolutionsOf(area);
}

/** The chunks to find the reading of an instant in, with what was known as of another. */
export function chunksAsOf(
  stored: OrderedChunks,
  asOf: number,
  instant: number,
  resolution: Resolution | null,
): ChunkSource {
  const bucket = widen(resolution ?? 'HALF_HOUR', { from: instant, to: instant + 1 });
  return new FilteredChunks(stored, { asOf, vintage: null }, bucket);
}

/**
 * The reading of the bucket that holds an instant; without a resolution, on the finest leaf grid that holds one there.
 * @throws a BAD_RESOLUTION error for quarter-hours of the country.
 */
export async function findReading(
  chunks: ChunkSource,
  area: AreaCode,
  instant: number,
  requestedResolution: Resolution | null,
  simulated: boolean,
): Promise<Reading | null> {
  const resolutions = resolutionsToTry(area, requestedResolution);
  const keys = resolutions.map((resolution) => ({
    area,
    resolution,
    period: periodStart(resolution, instant),
  }));
  for (const chunk of await chunks.load(keys)) {
    const slot = slotOf(chunk.key.resolution, instant);
    if ((chunk.vintageRank[slot] ?? 0) > 0) return new Reading(chunk, slot, chunks, simulated);
  }
  return null;
}
