import {
  bucketEnd,
  parisWallClock,
  quartersIn,
  type Resolution,
  STORED_MEASURES,
  type StoredMeasure,
} from '@courant/core/domain';
import type { Column, SeriesSet } from '../data/series-set.ts';

/** 18 January 2024 in Paris: a winter day in the past, so that its drawing never changes. */
export const SAMPLE_DAY = Date.UTC(2024, 0, 17, 23);

const FULL_TURN_RADIANS = 2 * Math.PI;
const HOURS = 24;
const dailyWave = (hour: number, peakHour: number) =>
  Math.cos(((hour - peakHour) / HOURS) * FULL_TURN_RADIANS);

/** MW by hour of day, made up, in the proportions of a large region. */
const MW_BY_HOUR: Readonly<
  Record<Exclude<StoredMeasure, 'PRODUCTION' | 'EXCHANGE'>, (hour: number) => number | null>
> = {
  CONSUMPTION: (hour) => 5000 + 700 * dailyWave(hour, 13) + 350 * dailyWave(2 * hour, 14),
  NUCLEAR: () => 2600,
  HYDRO: (hour) => 500 + 260 * dailyWave(hour, 19),
  BIOENERGY: () => 110,
  WIND: (hour) => 900 + 520 * dailyWave(hour, 4),
  SOLAR: (hour) => Math.max(0, 900 * dailyWave(hour, 13) - 150),
  THERMAL: (hour) => 420 + 260 * dailyWave(hour, 18),
  PUMPING: (hour) => (hour >= 1 && hour < 6 ? -380 : 0),
  BATTERY_CHARGE: (hour) => (hour >= 11 && hour < 15 ? -90 : 0),
  BATTERY_DISCHARGE: (hour) => (hour >= 18 && hour < 21 ? 110 : 0),
};

/** The days whose clocks change: 31 March 2024 has 23 hours, 27 October 2024 has 25. */
export const SPRING_DAY = Date.UTC(2024, 2, 30, 23);
export const AUTUMN_DAY = Date.UTC(2024, 9, 26, 22);

/** Columns over `slots` buckets from a made-up day on; `hide` says which values were not published. */
export function sampleSeriesSet(
  resolution: Resolution,
  slots: number,
  hide: (measure: StoredMeasure, slot: number) => boolean = () => false,
  day: number = SAMPLE_DAY,
): SeriesSet {
  const starts: number[] = [];
  for (let at = day; starts.length < slots; at = bucketEnd(resolution, at)) starts.push(at);
  const published = starts.map(valuesAt);
  const column = (measure: StoredMeasure): Column =>
    published.map((values, slot) => (hide(measure, slot) ? null : values[measure]));
  const end = bucketEnd(resolution, starts.at(-1) ?? day);
  return {
    resolution,
    view: 'POWER',
    starts,
    columns: Object.fromEntries(STORED_MEASURES.map((each) => [each, column(each)])) as Record<
      StoredMeasure,
      Column
    >,
    observed: starts.map((start, slot) => (hide('CONSUMPTION', slot) ? 0 : quartersIn(resolution, start))),
    vintages: [{ start: day, end, vintage: 'REAL_TIME' }],
    gaps: [],
  };
}

/** The figures of an hour of the clock, whatever the day. */
function valuesAt(start: number): Record<StoredMeasure, number | null> {
  const wall = parisWallClock(start);
  const hour = wall.getUTCHours() + wall.getUTCMinutes() / 60;
  const round = (measure: keyof typeof MW_BY_HOUR) => Math.round(MW_BY_HOUR[measure](hour) ?? 0);
  const own = Object.fromEntries(
    Object.keys(MW_BY_HOUR).map((each) => [each, round(each as keyof typeof MW_BY_HOUR)]),
  );
  const values = own as Record<keyof typeof MW_BY_HOUR, number>;
  const produced =
    values.NUCLEAR + values.HYDRO + values.BIOENERGY + values.WIND + values.SOLAR + values.THERMAL;
  const stored = values.PUMPING + values.BATTERY_CHARGE + values.BATTERY_DISCHARGE;
  return { ...values, PRODUCTION: produced, EXCHANGE: values.CONSUMPTION - produced - stored };
}
