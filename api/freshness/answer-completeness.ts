import {
  type AreaCode,
  bucketStart,
  parisDate,
  parisMidnight,
  periodsIn,
  spansIn,
} from '@courant/core/domain';
import { bucketGridOf, quarterHoursIn } from '../column/bucket-grid.ts';
import type { ChunkReader } from '../column/chunk-reader.ts';
import { piecesOf } from '../column/piece.ts';

/** Quarter-hours of one Paris day: 92, 96 or 100 are expected. */
export interface DayCount {
  readonly observed: number;
  readonly expected: number;
}

/** Share observed, 0 to 1, to four digits. */
export const completenessOf = ({ observed, expected }: DayCount): number =>
  Math.round((observed / expected) * 10_000) / 10_000;

/** The counts of consumption for the last whole Paris days before the day of `now`, oldest first. */
export async function loadCompletenessByDay(
  chunks: ChunkReader,
  area: AreaCode,
  now: number,
  days: number,
): Promise<DayCount[]> {
  const to = bucketStart('DAY', now);
  const { year, month, day } = parisDate(to);
  const from = parisMidnight({ year, month, day: day - days });
  const periods = periodsIn('DAY', from, to);
  const years = await chunks.load(periods.map((period) => ({ area, resolution: 'DAY' as const, period })));
  return piecesOf(spansIn('DAY', from, to), years).flatMap(({ chunk, period, first, end }) => {
    const { count } = chunk.column('CONSUMPTION');
    const grid = bucketGridOf('DAY', period);
    return Array.from({ length: end - first }, (_, day) => ({
      observed: count[first + day] ?? 0,
      expected: quarterHoursIn(grid, first + day),
    }));
  });
}
