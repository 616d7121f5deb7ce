import { type AreaCode, bucketEnd, type Chunk, vintageRankOf } from '@courant/core/domain';
import {
  endOf,
  firstSlotWithReading,
  lastSlotWithReading,
  type OrderedChunks,
  startOf,
} from './live-edge.ts';
import { loadPieces } from './piece.ts';
import type { Range } from './range.ts';

const CONSOLIDATED_VINTAGE_RANK = vintageRankOf('CONSOLIDATED');
const YEARS_PER_PAGE = 2;

/**
 * End of an area's last half-hour that is consolidated or definitive, epoch milliseconds UTC; null where none is.
 * The publisher consolidates history from its beginning on, in whole days except at the edges. A day has the lowest
 * vintage of its half-hours, so the end lies in the last consolidated day or in the day after it, which may be
 * consolidated in part.
 */
export async function settledUntilOf(chunks: OrderedChunks, area: AreaCode): Promise<number | null> {
  const days = await findLastSettledDays(chunks, area);
  if (!days) return null;
  const pieces = await loadPieces(chunks, area, 'HALF_HOUR', days);
  for (const { chunk, first, end } of pieces.toReversed()) {
    const slot = lastSlotWithReading(chunk, CONSOLIDATED_VINTAGE_RANK, end);
    if (slot >= first) return endOf(chunk, slot);
  }
  return null;
}

/** The days among which the last settled half-hour lies; null where the area has no reading. */
async function findLastSettledDays(chunks: OrderedChunks, area: AreaCode): Promise<Range | null> {
  let later: number | null = null;
  let before: number | undefined;
  for (;;) {
    const years: Chunk[] = await chunks.newest(area, 'DAY', YEARS_PER_PAGE, before);
    for (const year of years) {
      const day = lastSlotWithReading(year, CONSOLIDATED_VINTAGE_RANK);
      if (day >= 0) return upToNextDayWithReading(startOf(year, day), later, year, day);
      const first = firstSlotWithReading(year);
      if (first < year.length) later = startOf(year, first);
    }
    if (years.length < YEARS_PER_PAGE) return later === null ? null : dayFrom(later, later);
    before = years.at(-1)?.key.period;
  }
}

const dayFrom = (from: number, lastDay: number): Range => ({ from, to: bucketEnd('DAY', lastDay) });

/** From a settled day to the end of the next day that has a reading, in the same year or a later one. */
function upToNextDayWithReading(settled: number, later: number | null, year: Chunk, day: number): Range {
  for (let next = day + 1; next < year.length; next++) {
    if ((year.vintageRank[next] ?? 0) > 0) return dayFrom(settled, startOf(year, next));
  }
  return dayFrom(settled, later ?? settled);
}

/** The end of the last half-hour that all of the areas have settled; null where one has none. */
export async function settledUntilOfAll(
  chunks: OrderedChunks,
  areas: readonly AreaCode[],
): Promise<number | null> {
  const ends = await Promise.all(areas.map((area) => settledUntilOf(chunks, area)));
  return ends.reduce((least, end) => (least === null || end === null ? null : Math.min(least, end)));
}
