import { type Lang, REGION_CODES, type RegionCode } from '@courant/core/domain';
import { emptyReading, type MeasureValues } from '../data/reading.ts';
import { valuesAt } from '../data/region-day.ts';
import { formatMoment } from '../text/format.ts';
import { isBehind, newestReading, type Readings } from './silence.ts';
import type { Timeline } from './use-timeline.ts';

/** What map and table show of each region: its latest values, or those of a chosen slot, none before they are there. */
export type ShownRegions = ReadonlyMap<RegionCode, MeasureValues>;

export function shownRegions(readings: Readings, { day, slot, at }: Timeline): ShownRegions {
  const empty = (region: RegionCode) => emptyReading(region, 0).valuesMw;
  const latest = (region: RegionCode) => readings.get(region)?.valuesMw ?? empty(region);
  const chosen = (region: RegionCode) => (day ? valuesAt(day, region, slot) : empty(region));
  return new Map(REGION_CODES.map((region) => [region, (at === null ? latest : chosen)(region)]));
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
