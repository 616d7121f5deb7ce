import {
  AREA_CODES,
  type AreaCode,
  parisMidnight,
  periodsIn,
  type Resolution,
  STORED_MEASURES,
} from '@courant/core/domain';
import { intersect, type Range, widen } from '../column/range.ts';
import { type Moment, resolveMoment } from '../scalar/moment.ts';
import { costOfLoading, type PriceFacts } from './price.ts';

/** The publisher's history begins here, so no earlier slot holds anything. */
export const HISTORY_START = parisMidnight({ year: 2013, month: 1, day: 1 });

/** What of a requested range is answered; undefined where nothing is covered, or where its ends are in the wrong order. */
export const answeredRange = (
  from: Moment,
  to: Moment,
  { covered, now }: Pick<PriceFacts, 'covered' | 'now'>,
): Range | undefined =>
  intersect({ from: resolveMoment(from, 'from', now), to: resolveMoment(to, 'to', now) }, covered);

/** The cost of loading so many columns of one area over a range. */
export const costOfRange = (resolution: Resolution, { from, to }: Range, columns: number): number =>
  costOfLoading(resolution, periodsIn(resolution, from, to).length, columns);

/** Areas whose leaf chunks are read for some areas: the country is summed from all regions. */
export const areasBehind = (areas: readonly AreaCode[]): number =>
  areas.includes('FR') ? AREA_CODES.length : Math.max(1, new Set(areas).size);

/**
 * The cost of answering from filtered readings: of each day that the buckets of a range touch, the leaf chunks of so many
 * areas are read and unpacked whole.
 */
export function costOfFiltering(areas: number, resolution: Resolution, range: Range): number {
  const { from, to } = widen(resolution, range);
  const days = periodsIn('HALF_HOUR', from, to).length;
  const columns = STORED_MEASURES.length;
  return areas * (costOfLoading('QUARTER_HOUR', days, columns) + costOfLoading('HALF_HOUR', days, columns));
}

/** What is covered as of an instant: nothing that begins later. */
export const coveredAsOf = (
  { covered, now }: Pick<PriceFacts, 'covered' | 'now'>,
  asOf: Moment | null | undefined,
): Range => (asOf ? { ...covered, to: Math.min(covered.to, resolveMoment(asOf, 'from', now)) } : covered);
