import {
  type AreaCode,
  bucketEnd,
  FILIERES,
  hasMeasure,
  type Resolution,
  type StoredMeasure,
} from '@courant/core/domain';
import { type Column, gapOf, type Part, partOf, type SeriesSet } from '../data/series-set.ts';
import type { GapReason, View } from '../gql/graphql.ts';

/** What a band shows: a measure, or one side of the exchanges. */
export type BandKey = Exclude<StoredMeasure, 'CONSUMPTION' | 'PRODUCTION' | 'EXCHANGE'> | 'IMPORT' | 'EXPORT';

/** A row of a legend: a band, or the bands of storage together. */
export type RowKey = BandKey | 'STORAGE';

/** What a legend brings out: a row, or the line over them. */
export type MarkKey = RowKey | 'CONSUMPTION';

/** What is stored and given back: small bands, which a legend has as one. */
export const STORAGE_BANDS: readonly BandKey[] = ['PUMPING', 'BATTERY_CHARGE', 'BATTERY_DISCHARGE'];
const isStorage = (mark: MarkKey): boolean => STORAGE_BANDS.some((band) => band === mark);

/** Whether a mark is what is brought out, or a part of it. */
export const isFocused = (mark: MarkKey, focus: MarkKey): boolean =>
  mark === focus || (focus === 'STORAGE' && isStorage(mark));

type Side = 'UPWARD' | 'DOWNWARD';

/** The side of zero on which each band is expected; downward goes what leaves the area or is stored. */
const SIDE: Readonly<Record<BandKey, Side>> = {
  // Steady sources first, so that the varying ones are read at the top.
  NUCLEAR: 'UPWARD',
  HYDRO: 'UPWARD',
  BIOENERGY: 'UPWARD',
  WIND: 'UPWARD',
  SOLAR: 'UPWARD',
  THERMAL: 'UPWARD',
  BATTERY_DISCHARGE: 'UPWARD',
  IMPORT: 'UPWARD',
  EXPORT: 'DOWNWARD',
  PUMPING: 'DOWNWARD',
  BATTERY_CHARGE: 'DOWNWARD',
};

/** The sign decides, since a plant can take more than it gives: its band then hangs from zero. */
function sideOf(band: BandKey, mw: number | null): Side {
  if (mw === null || mw === 0) return SIDE[band];
  return mw > 0 ? 'UPWARD' : 'DOWNWARD';
}

/** Whether a band is what leaves the area or is stored: it is expected below zero. */
export const leavesArea = (band: BandKey): boolean => SIDE[band] === 'DOWNWARD';

/** All bands from zero outward, those expected upward first. */
export const BAND_KEYS = Object.keys(SIDE) as readonly BandKey[];

export interface Band {
  readonly key: BandKey;
  /** MW on its own, without what lies under it. */
  readonly own: Column;
  /** The edge nearer to zero and the one farther from it, in MW; null where it is not published: a gap. */
  readonly from: Column;
  readonly to: Column;
}

export interface Stack {
  readonly area: AreaCode;
  readonly resolution: Resolution;
  readonly view: View;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly bands: readonly Band[];
  /** Consumption in MW. */
  readonly consumptionMw: Column;
  /** The consumption of another period in the same buckets; null where none is shown. */
  readonly against: Column | null;
  /** Why a slot has no consumption; null where it has one. */
  readonly gaps: readonly (GapReason | null)[];
  /** The part of a slot that is published; null where all of it is, or nothing. */
  readonly parts: readonly (Part | null)[];
  /** True where a part of a slot, or of the area's filières, is published: the stack is then not that of the whole. */
  readonly incomplete: readonly boolean[];
  /** Lowest and highest MW of bands and line; zero is always inside. */
  readonly extent: readonly [low: number, high: number];
}

/** Columns of one area as bands upward and downward from zero, and the line of its consumption. */
export function toStack(
  area: AreaCode,
  set: SeriesSet,
  hidden: ReadonlySet<BandKey> = new Set(),
  against: Column | null = null,
): Stack {
  const bands = stackBands(
    set,
    presentBands(set).filter((key) => !hidden.has(key)),
  );
  const line = set.columns.CONSUMPTION;
  const parts = set.starts.map((_, i) => partOf(set, i));
  return {
    area,
    resolution: set.resolution,
    view: set.view,
    starts: set.starts,
    ends: set.starts.map((start) => bucketEnd(set.resolution, start)),
    bands,
    consumptionMw: line,
    against,
    gaps: set.starts.map((_, i) => gapOf(set, i)),
    parts,
    incomplete: parts.map((part, i) => part !== null || lacksFiliere(area, set, i)),
    extent: extentOf([line, against ?? [], ...bands.flatMap(({ from, to }) => [from, to])]),
  };
}

/** The bands that are not zero throughout a window: those that a legend offers. */
export function presentBands(set: SeriesSet): readonly BandKey[] {
  return BAND_KEYS.filter((key) => isPresent(bandColumn(set, key)));
}

/** The same from the top of a stack to its bottom, as they are read. */
export function bandsFromTop(bands: readonly BandKey[]): BandKey[] {
  return [...bands.filter((key) => !leavesArea(key)).reverse(), ...bands.filter(leavesArea)];
}

/** The rows of a legend: bands from the top of the stack, and those of storage, where there are several, as one below. */
export function legendRows(bands: readonly BandKey[]): RowKey[] {
  const keys = bandsFromTop(bands);
  const others = keys.filter((key) => !STORAGE_BANDS.includes(key));
  return keys.length - others.length < 2 ? keys : [...others, 'STORAGE'];
}

function bandColumn(set: SeriesSet, key: BandKey): Column {
  if (key === 'IMPORT') return set.columns.EXCHANGE.map((mw) => mw && Math.max(0, mw));
  if (key === 'EXPORT') return set.columns.EXCHANGE.map((mw) => mw && Math.min(0, mw));
  return set.columns[key];
}

const isPresent = (column: Column): boolean => column.some((mw) => mw !== null && mw !== 0);

function stackBands(set: SeriesSet, keys: readonly BandKey[]): Band[] {
  const zeros = () => set.starts.map(() => 0);
  const reached: Record<Side, number[]> = { UPWARD: zeros(), DOWNWARD: zeros() };
  return keys.map((key) => {
    const own = bandColumn(set, key);
    const from = own.map((mw, i) => (mw === null ? null : (reached[sideOf(key, mw)][i] ?? 0)));
    const to = from.map((edge, i) => (edge === null ? null : edge + (own[i] ?? 0)));
    own.forEach((mw, i) => {
      if (mw !== null) reached[sideOf(key, mw)][i] = to[i] ?? 0;
    });
    return { key, own, from, to };
  });
}

function lacksFiliere(area: AreaCode, set: SeriesSet, slot: number): boolean {
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
