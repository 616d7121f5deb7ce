import {
  bucketEnd,
  isRegionCode,
  REGION_CODES,
  type RegionCode,
  type Resolution,
  STORED_MEASURES,
  type StoredMeasure,
} from '@courant/core/domain';
import type { DayQuery } from '../gql/graphql.ts';
import type { AreaReading, MeasureValues } from './reading.ts';
import type { Column } from './series-set.ts';

type Columns = Readonly<Partial<Record<StoredMeasure, Column>>>;

/** A day of all regions on one grid; instants in epoch milliseconds, power in MW. */
export interface RegionDay {
  readonly resolution: Resolution;
  readonly starts: readonly number[];
  readonly columns: ReadonlyMap<RegionCode, Columns>;
}

/** Null where the API refuses the day or has none of it. */
export function toRegionDay({ series: answer }: DayQuery): RegionDay | null {
  if (answer.__typename !== 'SeriesSet' || answer.starts.length === 0) return null;
  const columns = new Map<RegionCode, Record<string, Column>>(REGION_CODES.map((region) => [region, {}]));
  for (const { area, measure, values } of answer.series) {
    const own = isRegionCode(area.code) ? columns.get(area.code) : undefined;
    if (own) own[measure] = values;
  }
  return { resolution: answer.resolution, starts: answer.starts.map((start) => Date.parse(start)), columns };
}

/** What a region published for a slot; a measure without a column is "not published". */
export function valuesAt({ columns }: RegionDay, region: RegionCode, slot: number): MeasureValues {
  const own = columns.get(region);
  return Object.fromEntries(
    STORED_MEASURES.map((measure) => [measure, own?.[measure]?.[slot] ?? null]),
  ) as MeasureValues;
}

/** The day with newer readings of its grid. Slots past its end are appended, and as many are dropped at the start. */
export function withReadings(day: RegionDay, readings: readonly AreaReading[]): RegionDay {
  const ofGrid = readings.filter(({ resolution }) => resolution === day.resolution);
  const starts = slidTo(day, Math.max(...ofGrid.map(({ start }) => start)));
  const first = starts[0] ?? 0;
  const bySlot = new Map(ofGrid.map((reading) => [`${reading.area}/${reading.start}`, reading]));
  const slotOf = new Map(day.starts.map((start, slot) => [start, slot]));
  if (!ofGrid.some(({ start }) => start >= first)) return day;
  const columnOf = (region: RegionCode, measure: StoredMeasure): Column =>
    starts.map((start) => {
      const reading = bySlot.get(`${region}/${start}`);
      if (reading) return reading.valuesMw[measure];
      return day.columns.get(region)?.[measure]?.[slotOf.get(start) ?? -1] ?? null;
    });
  const columnsOf = (region: RegionCode): Columns =>
    Object.fromEntries(STORED_MEASURES.map((measure) => [measure, columnOf(region, measure)]));
  return { ...day, starts, columns: new Map(REGION_CODES.map((region) => [region, columnsOf(region)])) };
}

/** As many slots as the day has, the last of which is at least `newest`. */
function slidTo({ resolution, starts }: RegionDay, newest: number): readonly number[] {
  const slid = [...starts];
  for (let at = slid.at(-1); at !== undefined && at < newest; ) {
    at = bucketEnd(resolution, at);
    slid.push(at);
  }
  return slid.slice(slid.length - starts.length);
}

/** Starts of the slots up to the newest one with a consumption of any region. */
export function publishedStarts({ starts, columns }: RegionDay): readonly number[] {
  const isPublished = (slot: number) =>
    [...columns.values()].some((own) => (own.CONSUMPTION?.[slot] ?? null) !== null);
  const newest = starts.findLastIndex((_, slot) => isPublished(slot));
  return starts.slice(0, newest + 1);
}
