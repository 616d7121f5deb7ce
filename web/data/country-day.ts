import {
  bucketEnd,
  DAY,
  instantsOfParisWall,
  parisWallClock,
  STORED_MEASURES,
  type StoredMeasure,
} from '@courant/core/domain';
import { type AreaReading, emptyReading, type MeasureValues } from './reading.ts';
import { type Column, type SeriesSet, toColumns, vintageAt } from './series-set.ts';
import { type Span, spansWithin } from './spans.ts';

/** The slots of a span, and the consumption of the day before at the same times, in MW. */
export interface CountryDay {
  readonly set: SeriesSet;
  readonly dayBeforeMw: Column;
}

/** Takes a span out of columns that reach a day farther back. */
export function toCountryDay(set: SeriesSet, span: Span): CountryDay {
  const slots = set.starts.flatMap((start, slot) => (start >= span.start && start < span.end ? [slot] : []));
  const slotOf = new Map(set.starts.map((start, slot) => [start, slot]));
  const starts = slots.map((slot) => set.starts[slot] ?? 0);
  const picked = (column: Column) => slots.map((slot) => column[slot] ?? null);
  return {
    set: {
      ...set,
      starts,
      columns: toColumns((measure) => picked(set.columns[measure])),
      observed: slots.map((slot) => set.observed[slot] ?? 0),
      vintages: spansWithin(set.vintages, span),
      gaps: spansWithin(set.gaps, span),
    },
    dayBeforeMw: starts.map((start) => set.columns.CONSUMPTION[slotOf.get(dayBefore(start)) ?? -1] ?? null),
  };
}

/** The same time of the Paris day before; NaN where clocks skipped it. */
function dayBefore(instant: number): number {
  const wall = parisWallClock(instant).getTime() - DAY;
  return instantsOfParisWall(wall).at(-1) ?? Number.NaN;
}

/** A slot of the country as a reading. */
export function countryReadingAt(set: SeriesSet, slot: number): AreaReading {
  const start = set.starts[slot] ?? 0;
  return {
    ...emptyReading('FR', start),
    end: bucketEnd(set.resolution, start),
    resolution: set.resolution,
    vintage: vintageAt(set, start) ?? 'REAL_TIME',
    observed: set.observed[slot] ?? 0,
    valuesMw: valuesOfSlot(set, slot),
  };
}

export const valuesOfSlot = ({ columns }: SeriesSet, slot: number): MeasureValues =>
  Object.fromEntries(
    STORED_MEASURES.map((measure: StoredMeasure) => [measure, columns[measure][slot] ?? null]),
  ) as MeasureValues;
