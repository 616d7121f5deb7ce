import {
  type AreaCode,
  MINUTE,
  REGION_CODES,
  type Resolution,
  STORED_MEASURES,
  type StoredMeasure,
  type Vintage,
} from '@courant/core/domain';
import type { ReadingFieldsFragment } from '../gql/graphql.ts';

/** Values per measure; null is "not published", never 0. */
export type MeasureValues = Readonly<Record<StoredMeasure, number | null>>;

/** One area over one interval: instants in epoch milliseconds UTC, power in MW. */
export interface AreaReading {
  readonly area: AreaCode;
  readonly start: number;
  readonly end: number;
  readonly resolution: Resolution;
  readonly vintage: Vintage;
  /** How many of the regions a reading of the country sums. */
  readonly regionsObserved: number;
  /** How many of its quarter-hours are published; a consolidated half-hour counts 2. */
  readonly observed: number;
  readonly valuesMw: MeasureValues;
}

/** The schema's field of each measure; total, so that a missing measure does not compile. */
const FIELD_BY_MEASURE = {
  CONSUMPTION: 'consumption',
  PRODUCTION: 'production',
  NUCLEAR: 'nuclear',
  THERMAL: 'thermal',
  WIND: 'wind',
  SOLAR: 'solar',
  HYDRO: 'hydro',
  BIOENERGY: 'bioenergy',
  PUMPING: 'pumping',
  BATTERY_CHARGE: 'batteryCharge',
  BATTERY_DISCHARGE: 'batteryDischarge',
  EXCHANGE: 'exchange',
} as const satisfies Record<StoredMeasure, keyof ReadingFieldsFragment>;

export function toAreaReading(answer: ReadingFieldsFragment): AreaReading {
  const values = Object.fromEntries(
    STORED_MEASURES.map((measure) => [measure, answer[FIELD_BY_MEASURE[measure]]]),
  );
  return {
    area: answer.area.code,
    start: Date.parse(answer.start),
    end: Date.parse(answer.end),
    resolution: answer.resolution,
    vintage: answer.vintage,
    regionsObserved: answer.regionsObserved,
    observed: answer.observed,
    valuesMw: values as Record<StoredMeasure, number | null>,
  };
}

/** A reading of an area in which nothing is published, for what must have its size before there is one. */
export const emptyReading = (area: AreaCode, start: number): AreaReading => ({
  area,
  start,
  end: start + 15 * MINUTE,
  resolution: 'QUARTER_HOUR',
  vintage: 'REAL_TIME',
  regionsObserved: REGION_CODES.length,
  observed: 1,
  valuesMw: Object.fromEntries(STORED_MEASURES.map((measure) => [measure, null])) as MeasureValues,
});

/** End of the newest quarter-hour in a reading: before its own end while its half-hour is not complete. */
export const observedUntil = ({ start, end, observed }: AreaReading): number =>
  Math.min(end, start + observed * 15 * MINUTE);

/**
 * Whether a reading replaces the one shown as an area's latest. The API's `latest` is the newest slot with a consumption
 * on the area's finest grid. Live events come on both grids, so a half-hour must not replace a quarter-hour inside it.
 */
export function isLater(next: AreaReading, shown: AreaReading | undefined): boolean {
  if (next.valuesMw.CONSUMPTION === null) return false;
  if (!shown) return true;
  const finerOrEqual = next.end - next.start <= shown.end - shown.start;
  return finerOrEqual ? next.start >= shown.start : next.start >= shown.end;
}
