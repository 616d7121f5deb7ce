import {
  AREA_CODES,
  type AreaCode,
  HOUR,
  isAreaCode,
  REGION_CODES,
  type RegionCode,
} from '@courant/core/domain';
import type { AreaReading } from '../data/reading.ts';

export type Readings = ReadonlyMap<string, AreaReading>;

/** The areas whose latest figures a page shows: one on its own page, else all. */
export function shownAreas(path: string): readonly AreaCode[] {
  const code = /^\/area\/(\w+)/.exec(path)?.[1]?.toUpperCase() ?? '';
  return isAreaCode(code) ? [code] : AREA_CODES;
}

/** The latest reading of the region that is ahead; undefined without readings. */
export function newestReading(readings: Readings): AreaReading | undefined {
  const published = REGION_CODES.flatMap((region) => readings.get(region) ?? []);
  return published.reduce<AreaReading | undefined>(
    (newest, reading) => (newest && newest.end >= reading.end ? newest : reading),
    undefined,
  );
}

/** The publisher's four slots of an hour land together, so regions that report are less than an hour apart. */
const BEHIND_AFTER_MS = HOUR;

/** Whether a figure is too old to be read beside the newest one as if it were of the same moment. */
export const isBehind = (reading: AreaReading, newest: AreaReading | undefined): boolean =>
  newest !== undefined && newest.end - reading.end > BEHIND_AFTER_MS;

/** A region that publishes nothing while others do. */
export interface SilentRegion {
  readonly region: RegionCode;
  /** End of its last reading in epoch milliseconds; null where it has none. */
  readonly since: number | null;
}

/** The silent regions among the areas; the country is the sum of all regions. */
export function silentRegions(readings: Readings, areas: readonly AreaCode[]): SilentRegion[] {
  const newest = newestReading(readings);
  if (!newest) return [];
  return REGION_CODES.filter((region) => areas.includes('FR') || areas.includes(region)).flatMap((region) => {
    const reading = readings.get(region);
    if (reading && !isBehind(reading, newest)) return [];
    return [{ region, since: reading?.end ?? null }];
  });
}
