import { bucketEnd, type Chunk, type StoredMeasure, vintageRankOf } from '@courant/core/domain';
import { bucketGridOf, QUARTER_HOUR_MS } from '../column/bucket-grid.ts';
import { pointsIn, type Range } from '../column/range.ts';
import type { RealTimeDay } from './real-time-day.ts';

const METERED_VINTAGE_RANK = vintageRankOf('CONSOLIDATED');
/** Quarter-hours of a whole half-hour: the mean of one of them is not compared with what was metered over both. */
const WHOLE = 2;
export const HALF_HOUR_MS = WHOLE * QUARTER_HOUR_MS;

/**
 * What real time estimated of each half-hour of a range, beside what was metered later: a number in both columns, or NaN in
 * both.
 */
export class EstimatePairs {
  /** Mean of the last real-time reading of each of the two quarter-hours, half-MW. */
  readonly estimated: Float64Array;
  /** As it is known now, half-MW. */
  readonly metered: Float64Array;
  /** From the end of the half-hour until Courant fetched the first metered reading, milliseconds. */
  readonly settling: Float64Array;

  constructor(readonly length: number) {
    this.estimated = new Float64Array(length).fill(Number.NaN);
    this.metered = new Float64Array(length).fill(Number.NaN);
    this.settling = new Float64Array(length).fill(Number.NaN);
  }
}

/** @param range whole half-hours */
export function pairsOf(days: readonly RealTimeDay[], measure: StoredMeasure, range: Range): EstimatePairs {
  const pairs = new EstimatePairs(pointsIn('HALF_HOUR', range));
  for (const day of days) addPairs(pairs, day, measure, range.from);
  return pairs;
}

function addPairs(
  { estimated, metered, settling }: EstimatePairs,
  { halfHours: { chunk, period, first, end }, quarters }: RealTimeDay,
  measure: StoredMeasure,
  from: number,
): void {
  const { sum, count } = chunk.column(measure);
  const knownAt = firstMeteredKnownAt(chunk);
  const { starts } = bucketGridOf('HALF_HOUR', period);
  for (let slot = first; slot < Math.min(end, chunk.length); slot++) {
    const estimate = estimateOf(quarters, measure, slot);
    const isMetered = (chunk.vintageRank[slot] ?? 0) >= METERED_VINTAGE_RANK && count[slot] === WHOLE;
    if (estimate === null || !isMetered) continue;
    const start = starts[slot] ?? 0;
    const at = (start - from) / HALF_HOUR_MS;
    estimated[at] = estimate;
    metered[at] = (sum[slot] ?? 0) / WHOLE;
    settling[at] = knownAt(slot) - bucketEnd('HALF_HOUR', start);
  }
}

/** Half-MW; null where one of the quarter-hours is not published. */
function estimateOf(quarters: Chunk, measure: StoredMeasure, halfHour: number): number | null {
  const { sum, count } = quarters.column(measure);
  const first = WHOLE * halfHour;
  if (!count[first] || !count[first + 1]) return null;
  return ((sum[first] ?? 0) + (sum[first + 1] ?? 0)) / WHOLE;
}

/** When the first metered reading of a slot was fetched: readings of half-hours are metered, also those that were replaced. */
function firstMeteredKnownAt({ superseded, knownAt }: Chunk): (slot: number) => number {
  const replaced = new Map<number, number>();
  for (const row of superseded) if (!replaced.has(row.slot)) replaced.set(row.slot, row.knownAt);
  return (slot) => replaced.get(slot) ?? knownAt[slot] ?? Number.NaN;
}

/** The pairs of an area that is the sum of others: a half-hour that one of them has not is none. */
export function sumOfPairs(parts: readonly EstimatePairs[], length: number): EstimatePairs {
  const total = new EstimatePairs(length);
  for (let at = 0; at < (parts.length === 0 ? 0 : length); at++) {
    total.estimated[at] = parts.reduce((sum, { estimated }) => sum + (estimated[at] ?? Number.NaN), 0);
    total.metered[at] = parts.reduce((sum, { metered }) => sum + (metered[at] ?? Number.NaN), 0);
    total.settling[at] = Math.max(...parts.map(({ settling }) => settling[at] ?? Number.NaN));
  }
  return total;
}
