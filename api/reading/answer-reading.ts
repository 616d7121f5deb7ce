import { type AreaCode, periodStart, type Resolution, slotOf } from '@courant/core/domain';
import { clientError } from '../api-error.ts';
import type { ChunkReader } from '../column/chunk-reader.ts';
import { leafResolutionsOf } from '../column/live-edge.ts';
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

/**
 * The reading of the bucket that holds an instant; without a resolution, on the finest leaf grid that holds one there.
 * @throws a BAD_RESOLUTION error for quarter-hours of the country.
 */
export async function findReading(
  chunks: ChunkReader,
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
