import { type AreaCode, bucketStart } from '@courant/core/domain';
import { boundsOf, bucketGridOf } from '../column/bucket-grid.ts';
import { type ChunkSource, loadPieces } from '../column/piece.ts';
import { addBuckets, type Range } from '../column/range.ts';

/** Lowest and highest power that is plausible, half-MW. */
export interface Band {
  readonly low: number;
  readonly high: number;
}

/** A day of consumption. */
export interface ConsumptionDay {
  readonly range: Range;
  /** Lowest and highest leaf, half-MW. */
  readonly low: number;
  readonly high: number;
}

export interface PlausibleDay extends ConsumptionDay {
  /** Null where too few days around it are known. */
  readonly band: Band | null;
}

/** Days before and after that a day is held against, and how many of them must be known. */
export const DAYS_AROUND = 7;
const LEAST_DAYS = 5;
/** Below so much of the usual lowest, or above so much of the usual highest, a day is not plausible. */
const LOW = 0.65;
const HIGH = 1.35;

/**
 * The days of consumption that touch a range, each with what is plausible by the days around it: their medians, which one
 * wrong day does not move. Days without consumption are left out.
 */
export async function plausibleDays(
  source: ChunkSource,
  area: AreaCode,
  range: Range,
): Promise<PlausibleDay[]> {
  const first = bucketStart('DAY', range.from);
  const last = bucketStart('DAY', range.to - 1);
  const around = {
    from: addBuckets('DAY', first, -DAYS_AROUND),
    to: addBuckets('DAY', last, DAYS_AROUND + 1),
  };
  const days = await consumptionDays(source, area, around);
  return days.flatMap((day, i) =>
    day && day.range.from >= first && day.range.from <= last
      ? [{ ...day, band: bandOf(neighboursOf(days, i)) }]
      : [],
  );
}

const neighboursOf = (days: readonly (ConsumptionDay | null)[], i: number): ConsumptionDay[] =>
  [...days.slice(Math.max(0, i - DAYS_AROUND), i), ...days.slice(i + 1, i + 1 + DAYS_AROUND)].filter(
    (day) => day !== null,
  );

function bandOf(days: readonly ConsumptionDay[]): Band | null {
  if (days.length < LEAST_DAYS) return null;
  return { low: LOW * median(days.map(({ low }) => low)), high: HIGH * median(days.map(({ high }) => high)) };
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}

/** Each day of a range in turn; null where no consumption is published. */
async function consumptionDays(
  source: ChunkSource,
  area: AreaCode,
  range: Range,
): Promise<(ConsumptionDay | null)[]> {
  const days: (ConsumptionDay | null)[] = [];
  for (const { chunk, period, first, end } of await loadPieces(source, area, 'DAY', range)) {
    const { count, min, max } = chunk.column('CONSUMPTION');
    const grid = bucketGridOf('DAY', period);
    for (let slot = first; slot < end; slot++)
      days.push(
        count[slot] ? { range: boundsOf(grid, slot), low: min[slot] ?? 0, high: max[slot] ?? 0 } : null,
      );
  }
  return days;
}
