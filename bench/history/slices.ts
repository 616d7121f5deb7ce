import { REGION_CODES, type Reading, type RegionCode } from '@courant/core/domain';
import { inventHalfHours } from './invented-readings.ts';

/** Thirteen whole years: 156 months. */
export const FIRST_YEAR = 2013;
export const LAST_YEAR = 2025;
/** Metered data is definitive up to this year, consolidated after it. */
const LAST_DEFINITIVE_YEAR = 2024;

/** One region and one UTC month: what a backfill appends at once. */
export interface Slice {
  readonly region: RegionCode;
  readonly year: number;
  /** 0 to 11. */
  readonly month: number;
}

/** Newest month first, the twelve regions within it, as a backfill asks for them. */
export function slicesNewestFirst(): Slice[] {
  const slices: Slice[] = [];
  for (let year = LAST_YEAR; year >= FIRST_YEAR; year--) {
    for (let month = 11; month >= 0; month--) {
      slices.push(...REGION_CODES.map((region) => ({ region, year, month })));
    }
  }
  return slices;
}

export const readingsOf = ({ region, year, month }: Slice): Reading[] =>
  inventHalfHours(
    region,
    Date.UTC(year, month),
    Date.UTC(year, month + 1),
    year > LAST_DEFINITIVE_YEAR ? 'CONSOLIDATED' : 'DEFINITIVE',
  );

/** Half-hours in a slice. */
export const halfHoursIn = ({ year, month }: Slice): number =>
  (Date.UTC(year, month + 1) - Date.UTC(year, month)) / 1_800_000;

/** The first slices that together hold so many readings, or a few more. */
export function slicesUpTo(slices: readonly Slice[], readings: number): Slice[] {
  let remaining = readings;
  return slices.filter((slice) => {
    remaining -= halfHoursIn(slice);
    return remaining > -halfHoursIn(slice);
  });
}

/** Batches of equal size, of whole months. */
export function toBatches(slices: readonly Slice[], count: number): Slice[][] {
  const size = Math.ceil(slices.length / count / 12) * 12;
  const batches: Slice[][] = [];
  for (let at = 0; at < slices.length; at += size) batches.push(slices.slice(at, at + size));
  return batches;
}
