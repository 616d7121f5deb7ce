import { type Lang, REGION_CODES, type RegionCode } from '@courant/core/domain';
import { emptyReading, type MeasureValues } from '../data/reading.ts';
import { valuesAt } from '../data/region-day.ts';
import { formatMoment } from '../text/format.ts';
import { isBehind, newestReading, type Readings } from './silence.ts';
import type { Timeline } from './use-timeline.ts';

/** What map and table show of each region: its latest values, or those of a chosen slot. */
export type ShownRegions = ReadonlyMap<RegionCode, MeasureValues>;

export function shownRegions(readings: Readings, { day, slot, at }: Timeline): ShownRegions {
  const latest = (region: RegionCode) => (readings.get(region) ?? emptyReading(region, 0)).valuesMw;
  const isLive = at === null || day === null;
  return new Map(
    REGION_CODES.map((region) => [region, isLive ? latest(region) : valuesAt(day, region, slot)]),
  );
}

/** The regions whose latest slot is far behind the newest, with the moment of that slot. */
export function momentsBehind(readings: Readings, now: number, lang: Lang): ReadonlyMap<RegionCode, string> {
  const newest = newestReading(readings);
  return new Map(
    REGION_CODES.flatMap((region): [RegionCode, string][] => {
      const reading = readings.get(region);
      return reading && isBehind(reading, newest) ? [[region, formatMoment(reading.start, now, lang)]] : [];
    }),
  );
}
