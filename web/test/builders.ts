import {
  type AreaCode,
  bucketEnd,
  quartersIn,
  type Resolution,
  STORED_MEASURES,
  type StoredMeasure,
} from '@courant/core/domain';
import type { AreaReading } from '../data/reading.ts';
import type { SeriesSet } from '../data/series-set.ts';
import type { ReadingFieldsFragment } from '../gql/graphql.ts';

/** 24 November 2026, 10:00 in Paris. */
export const TEN_AM = Date.UTC(2026, 10, 24, 9);
export const QUARTER_HOUR_MS = 15 * 60_000;

type Values = Partial<Record<StoredMeasure, number | null>>;

const allMeasures = <T>(value: (measure: StoredMeasure) => T): Record<StoredMeasure, T> =>
  Object.fromEntries(STORED_MEASURES.map((measure) => [measure, value(measure)])) as Record<StoredMeasure, T>;

/** Columns from 10:00 on; other measures are not published. */
export function seriesSet(
  columns: Partial<Record<StoredMeasure, readonly (number | null)[]>>,
  resolution: Resolution = 'QUARTER_HOUR',
): SeriesSet {
  const slots = Math.max(0, ...Object.values(columns).map((column) => column.length));
  const starts: number[] = [];
  for (let at = TEN_AM; starts.length < slots; at = bucketEnd(resolution, at)) starts.push(at);
  return {
    resolution,
    view: 'POWER',
    starts,
    columns: allMeasures((measure) => columns[measure] ?? starts.map(() => null)),
    observed: starts.map((start, i) =>
      columns.CONSUMPTION?.[i] == null ? 0 : quartersIn(resolution, start),
    ),
    vintages: [{ start: TEN_AM, end: bucketEnd(resolution, starts.at(-1) ?? TEN_AM), vintage: 'REAL_TIME' }],
    gaps: [],
  };
}

/** A reading of a quarter-hour. */
export function areaReading(
  area: AreaCode,
  start: number,
  values: Values,
  overrides: Partial<AreaReading> = {},
): AreaReading {
  return {
    area,
    start,
    end: start + QUARTER_HOUR_MS,
    resolution: 'QUARTER_HOUR',
    vintage: 'REAL_TIME',
    regionsObserved: 1,
    observed: 1,
    valuesMw: allMeasures((measure) => values[measure] ?? null),
    ...overrides,
  };
}

/** A reading as the API answers it. */
export function readingFragment(
  code: AreaCode,
  start: number,
  values: Partial<ReadingFieldsFragment> = {},
): ReadingFieldsFragment {
  return {
    area: { code },
    start: new Date(start).toISOString(),
    end: new Date(start + QUARTER_HOUR_MS).toISOString(),
    resolution: 'QUARTER_HOUR',
    vintage: 'REAL_TIME',
    regionsObserved: 1,
    observed: 1,
    consumption: null,
    production: null,
    nuclear: null,
    thermal: null,
    wind: null,
    solar: null,
    hydro: null,
    bioenergy: null,
    pumping: null,
    batteryCharge: null,
    batteryDischarge: null,
    exchange: null,
    ...values,
  };
}
