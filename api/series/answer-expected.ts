import { hasMeasure } from '@courant/core/domain';
import { QUARTER_HOUR_MS } from '../column/bucket-grid.ts';
import { liveEdge } from '../column/live-edge.ts';
import type { SeriesFrame, SeriesLine } from './series-frame.ts';

/**
 * Quarter-hours that a series should have: those up to the live edge of its area, or up to now before the area has any
 * reading. Where the area does not have the measure, those observed, so that none counts as missing.
 */
export async function expectedQuarterHours(
  { chunks, now, range }: SeriesFrame,
  { area, measure }: SeriesLine,
  observed: number,
): Promise<number> {
  if (!hasMeasure(area, measure)) return observed;
  const until = Math.min(range.to, (await liveEdge(chunks, area)) ?? now);
  return Math.max(0, Math.floor((until - range.from) / QUARTER_HOUR_MS));
}
