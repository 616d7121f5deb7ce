import {
  type AreaCode,
  bucketEnd,
  FILIERES,
  hasMeasure,
  type Measure,
  type Resolution,
} from '@courant/core/domain';
import type { Column, SeriesSet } from '../data/series-set.ts';

/** What a band shows: a measure, or one side of the exchanges. */
export type BandKey = Exclude<Measure, 'CONSUMPTION' | 'PRODUCTION' | 'EXCHANGE'> | 'IMPORT' | 'EXPORT';

/** Stacked upward from zero: steady sources first, so that what varies is read at the top. */
const UPWARD = [
  'NUCLEAR',
  'HYDRO',
  'BIOENERGY',
  'WIND',
  'SOLAR',
  'THERMAL',
  'BATTERY_DISCHARGE',
  'IMPORT',
] as const;
/** Stacked downward from zero: what leaves the area or is stored. */
const DOWNWARD = ['EXPORT', 'PUMPING', 'BATTERY_CHARGE'] as const;
export const BAND_KEYS: readonly BandKey[] = [...UPWARD, ...DOWNWARD];

export interface Band {
  readonly key: BandKey;
  /** MW on its own, without what lies under it. */
  readonly own: Column;
  /** Lower and upper edge in MW; null where it is not published, which is drawn as a gap. */
  readonly from: Column;
  readonly to: Column;
}

export interface Stack {
  readonly area: AreaCode;
  readonly resolution: Resolution;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly bands: readonly Band[];
  /** Consumption in MW. */
  readonly consumptionMw: Column;
  /** True where something is published, but not all of what the area produces: the stack is then too low. */
  readonly incomplete: readonly boolean[];
  /** Lowest and highest MW of bands and line; zero is always inside. */
  readonly extent: readonly [low: number, high: number];
}

/** Columns of one area as bands upward and downward from zero, and the line of its consumption. */
export function toStack(area: AreaCode, set: SeriesSet, hidden: ReadonlySet<BandKey> = new Set()): Stack {
  const shown = (key: BandKey) => !hidden.has(key) && isPresent(bandColumn(set, key));
  const bands = [...stackBands(set, UPWARD.filter(shown)), ...stackBands(set, DOWNWARD.filter(shown))];
  const line = set.columns.CONSUMPTION;
  return {
    area,
    resolution: set.resolution,
    starts: set.starts,
    ends: set.starts.map((start) => bucketEnd(set.resolution, start)),
    bands,
    consumptionMw: line,
    incomplete: set.starts.map((_, i) => isIncomplete(area, set, i)),
    extent: extentOf([line, ...bands.flatMap(({ from, to }) => [from, to])]),
  };
}

/** The bands that have anything to show in a window: what a legend offers. */
export function presentBands(set: SeriesSet): readonly BandKey[] {
  return BAND_KEYS.filter((key) => isPresent(bandColumn(set, key)));
}

function bandColumn(set: SeriesSet, key: BandKey): Column {
  if (key === 'IMPORT') return set.columns.EXCHANGE.map((mw) => mw && Math.max(0, mw));
  if (key === 'EXPORT') return set.columns.EXCHANGE.map((mw) => mw && Math.min(0, mw));
  return set.columns[key];
}

const isPresent = (column: Column): boolean => column.some((mw) => mw !== null && mw !== 0);

function stackBands(set: SeriesSet, keys: readonly BandKey[]): Band[] {
  const top = set.starts.map(() => 0);
  return keys.map((key) => {
    const own = bandColumn(set, key);
    const from = own.map((mw, i) => (mw === null ? null : (top[i] as number)));
    const to = own.map((mw, i) => (mw === null ? null : (top[i] as number) + mw));
    to.forEach((edge, i) => {
      if (edge !== null) top[i] = edge;
    });
    return { key, own, from, to };
  });
}

function isIncomplete(area: AreaCode, set: SeriesSet, slot: number): boolean {
  const expected = FILIERES.filter((filiere) => hasMeasure(area, filiere));
  const published = expected.filter((filiere) => (set.columns[filiere][slot] ?? null) !== null);
  return published.length > 0 && published.length < expected.length;
}

function extentOf(columns: readonly Column[]): [number, number] {
  let low = 0;
  let high = 0;
  for (const column of columns) {
    for (const mw of column) {
      if (mw === null) continue;
      if (mw < low) low = mw;
      if (mw > high) high = mw;
    }
  }
  return [low, high];
}
