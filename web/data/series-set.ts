import {
  bucketEnd,
  type Measure,
  quartersIn,
  type Resolution,
  STORED_MEASURES,
  type StoredMeasure,
  type Vintage,
} from '@courant/core/domain';
import type { GapReason, SeriesQuery, View } from '../gql/graphql.ts';
import type { Refusal } from './refusal.ts';
import { type Span, type Spans, spanAt } from './spans.ts';

/** Values per bucket in the unit of the view, MW unless another is chosen; null is "not published". */
export type Column = readonly (number | null)[];

export interface VintageSpan extends Span {
  readonly vintage: Vintage;
}

export interface Gap extends Span {
  readonly reason: GapReason;
}

/** The columns of one area over one window; instants in epoch milliseconds UTC. */
export interface SeriesSet {
  readonly resolution: Resolution;
  readonly view: View;
  readonly starts: readonly number[];
  readonly columns: Readonly<Record<StoredMeasure, Column>>;
  /** How many quarter-hours of each bucket have a consumption; a consolidated half-hour counts 2. */
  readonly observed: readonly number[];
  readonly vintages: Spans<VintageSpan>;
  readonly gaps: Spans<Gap>;
}

export type SeriesAnswer = { readonly set: SeriesSet } | { readonly refusal: Refusal };

/** Reads the API's answer; a measure that is not in it becomes a column of "not published". */
export function toSeriesAnswer({ values, quality }: SeriesQuery, view: View = 'POWER'): SeriesAnswer {
  if (values.__typename !== 'SeriesSet') return { refusal: values };
  const starts = values.starts.map((start) => Date.parse(start));
  const unpublished = starts.map(() => null);
  const answered = new Map<Measure, Column>(values.series.map((series) => [series.measure, series.values]));
  const columns = toColumns((measure) => answered.get(measure) ?? unpublished);
  const whole = quality.__typename === 'SeriesSet' ? quality.series[0] : undefined;
  return {
    set: {
      resolution: values.resolution,
      view,
      starts,
      columns,
      observed: starts.map((_, i) => whole?.observed[i] ?? 0),
      vintages: (whole?.vintages ?? []).map((span) => ({ ...toSpan(span), vintage: span.vintage })),
      gaps: (whole?.gaps ?? []).map((gap) => ({ ...toSpan(gap), reason: gap.reason })),
    },
  };
}

const toSpan = ({ start, end }: { start: string; end: string }): Span => ({
  start: Date.parse(start),
  end: Date.parse(end),
});

/** A column for each measure. */
export const toColumns = (column: (measure: StoredMeasure) => Column): SeriesSet['columns'] =>
  Object.fromEntries(STORED_MEASURES.map((measure) => [measure, column(measure)])) as Record<
    StoredMeasure,
    Column
  >;

/** End of the window: the end of its last bucket. */
export function windowEnd(set: SeriesSet): number {
  const last = set.starts.at(-1);
  return last === undefined ? Number.NEGATIVE_INFINITY : bucketEnd(set.resolution, last);
}

/** The vintage of an instant; null outside every span. */
export const vintageAt = (set: SeriesSet, instant: number): Vintage | null =>
  spanAt(set.vintages, instant)?.vintage ?? null;

/**
 * Why a bucket has no consumption; null where it has one, or where no reason is known. The API's gaps have ended: what
 * comes after the newest one that is published is to come, ended or not.
 */
export function gapOf(set: SeriesSet, slot: number): GapReason | null {
  if (isObserved(set.observed[slot])) return null;
  const known = spanAt(set.gaps, set.starts[slot] ?? 0)?.reason;
  return known ?? (isAfterNewest(set, slot) ? 'PENDING' : null);
}

const isObserved = (quarters = 0): boolean => quarters > 0;

function isAfterNewest({ observed }: SeriesSet, slot: number): boolean {
  const newest = observed.findLastIndex(isObserved);
  return newest >= 0 && slot > newest;
}

/** A bucket of which a part is published: its figures are those of that part. */
export interface Part {
  readonly observed: number;
  /** How many quarter-hours it has. */
  readonly total: number;
  /** Whether nothing after it is published, so that the rest is to come. */
  readonly isNewest: boolean;
}

/** The part of a bucket that is published; null where all of it is, or nothing. */
export function partOf({ resolution, starts, observed }: SeriesSet, slot: number): Part | null {
  const quarters = observed[slot] ?? 0;
  const total = quartersIn(resolution, starts[slot] ?? 0);
  if (quarters === 0 || quarters >= total) return null;
  return { observed: quarters, total, isNewest: observed.findLastIndex(isObserved) === slot };
}
