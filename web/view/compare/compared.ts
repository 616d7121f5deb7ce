import {
  type AreaCode,
  bucketEnd,
  REGION_CODES,
  type RegionCode,
  type Resolution,
} from '@courant/core/domain';
import type { Slots } from '../../chart/slots.ts';
import type { Column } from '../../data/series-set.ts';
import type { CompareAreasQuery, ComparePeriodsQuery } from '../../gql/graphql.ts';

/** One measure of several areas over the same slots. */
export interface AreaColumns {
  readonly resolution: Resolution;
  readonly slots: Slots;
  readonly columns: ReadonlyMap<AreaCode, Column>;
  /** From here on figures are real time, which may still change; null where none is. */
  readonly provisionalFrom: number | null;
}

type AreaLines = Extract<CompareAreasQuery['lines'], { __typename: 'SeriesSet' }>;

export function toAreaColumns({ resolution, starts, settledUntil, series }: AreaLines): AreaColumns {
  const slots = slotsOf(starts.map(Date.parse), resolution);
  return {
    resolution,
    slots,
    columns: new Map(series.map(({ area, values }) => [area.code, values])),
    provisionalFrom: provisionalFrom(slots, settledUntil),
  };
}

/** Where the figures of slots begin to be real time; null where none is. */
function provisionalFrom({ starts, ends }: Slots, settledUntil: string | null): number | null {
  const [from = 0] = starts;
  const settled = settledUntil === null ? from : Date.parse(settledUntil);
  return settled < (ends.at(-1) ?? 0) ? Math.max(settled, from) : null;
}

const slotsOf = (starts: readonly number[], resolution: Resolution): Slots => ({
  starts,
  ends: starts.map((start) => bucketEnd(resolution, start)),
});

const sum = (amounts: Column): number => amounts.reduce<number>((total, amount) => total + (amount ?? 0), 0);

/** A column in percent of the size of its own mean; nothing where that is zero. */
export function toIndex(column: Column): Column {
  const published = column.filter((amount) => amount !== null);
  const size = Math.abs(sum(published) / published.length);
  return column.map((amount) => (amount === null || !(size > 0) ? null : (100 * amount) / size));
}

/** The mean of an area over the window, in the unit of the view. */
export interface AreaMean {
  readonly area: AreaCode;
  readonly mean: number | null;
}

/** Largest first; areas without a mean come last, in the order given. */
export function rankedMeans({ means }: CompareAreasQuery): AreaMean[] {
  const all = means.__typename === 'SeriesSet' ? means.series : [];
  return all
    .map(({ area, summary }) => ({ area: area.code, mean: summary.mean }))
    .sort((a, b) => Number(a.mean === null) - Number(b.mean === null) || (b.mean ?? 0) - (a.mean ?? 0));
}

/** The regions in four columns and three rows, each where it lies on the map: west to east, north to south. */
export const MAP_ORDER: readonly RegionCode[] = [
  ...(['BRE', 'NOR', 'HDF', 'GES'] as const),
  ...(['PDL', 'CVL', 'IDF', 'BFC'] as const),
  ...(['NAQ', 'OCC', 'ARA', 'PAC'] as const),
];

export function tileOrder(order: 'map' | 'value', means: readonly AreaMean[]): readonly RegionCode[] {
  if (order === 'map') return MAP_ORDER;
  const position = new Map(means.map(({ area }, index) => [area, index]));
  return [...REGION_CODES].sort((a, b) => (position.get(a) ?? Infinity) - (position.get(b) ?? Infinity));
}

type Compared = Extract<ComparePeriodsQuery['compare'], { __typename: 'Comparison' }>;
export type PeriodSummary = Compared['series'][number]['summary'];

/** One measure of one area over two periods, along the slots of the first. */
export interface TwoPeriods {
  readonly resolution: Resolution;
  readonly slots: Slots;
  readonly values: Column;
  readonly against: Column;
  /** Value minus its counterpart; null where one of them is. */
  readonly difference: Column;
  /** Start of the counterpart of each slot; null where it has none. */
  readonly againstStarts: readonly (number | null)[];
  /** From here on figures of the period, and of the other one, are real time; null where none is. */
  readonly provisionalFrom: number | null;
  readonly againstProvisionalFrom: number | null;
  readonly summary: PeriodSummary;
  readonly againstSummary: PeriodSummary;
  readonly meanChange: number | null;
  readonly meanChangePercent: number | null;
}

/** Null where nothing was asked of an area. */
export function toTwoPeriods(compared: Compared): TwoPeriods | null {
  const { resolution, settledUntil, series } = compared;
  const [only] = series;
  if (!only) return null;
  const slots = slotsOf(compared.starts.map(Date.parse), resolution);
  const againstStarts = compared.againstStarts.map(readInstant);
  const others = slotsOf(
    againstStarts.filter((start) => start !== null),
    resolution,
  );
  return {
    ...only,
    resolution,
    slots,
    difference: only.values.map((value, i) => minus(value, only.against[i] ?? null)),
    againstStarts,
    provisionalFrom: provisionalFrom(slots, settledUntil),
    againstProvisionalFrom: provisionalFrom(others, settledUntil),
  };
}

const readInstant = (text: string | null): number | null => (text === null ? null : Date.parse(text));

const minus = (value: number | null, other: number | null): number | null =>
  value === null || other === null ? null : value - other;
