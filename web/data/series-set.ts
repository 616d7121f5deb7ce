import { bucketEnd, MEASURES, type Measure, type Resolution, type Vintage } from '@courant/core/domain';
import type { GapReason, SeriesQuery } from '../gql/graphql.ts';
import type { AreaReading } from './reading.ts';

/** MW per bucket; null is "not published". */
export type Column = readonly (number | null)[];

/** A half-open interval in epoch milliseconds UTC. */
interface Span {
  readonly start: number;
  readonly end: number;
}

export interface VintageSpan extends Span {
  readonly vintage: Vintage;
}

export interface Gap extends Span {
  readonly reason: GapReason;
}

/** The columns of one area over one window; instants in epoch milliseconds UTC. */
export interface SeriesSet {
  readonly resolution: Resolution;
  readonly starts: readonly number[];
  readonly columns: Readonly<Record<Measure, Column>>;
  readonly vintages: readonly VintageSpan[];
  readonly gaps: readonly Gap[];
}

/** Why the API refuses a window, in its words. */
export interface SeriesRefusal {
  readonly message: string;
}

export type SeriesAnswer = { readonly set: SeriesSet } | { readonly refusal: SeriesRefusal };

/** Reads the API's answer; a measure that is not in it becomes a column of "not published". */
export function toSeriesAnswer({ values, quality }: SeriesQuery): SeriesAnswer {
  if (values.__typename !== 'SeriesSet') return { refusal: { message: values.message } };
  const starts = values.starts.map((start) => Date.parse(start));
  const unpublished = starts.map(() => null);
  const answered = new Map<Measure, Column>(values.series.map((series) => [series.measure, series.values]));
  const columns = columnsOf((measure) => answered.get(measure) ?? unpublished);
  const whole = quality.__typename === 'SeriesSet' ? quality.series[0] : undefined;
  return {
    set: {
      resolution: values.resolution,
      starts,
      columns,
      vintages: (whole?.vintages ?? []).map((span) => ({ ...toSpan(span), vintage: span.vintage })),
      gaps: (whole?.gaps ?? []).map((gap) => ({ ...toSpan(gap), reason: gap.reason })),
    },
  };
}

const toSpan = ({ start, end }: { start: string; end: string }): Span => ({
  start: Date.parse(start),
  end: Date.parse(end),
});

const columnsOf = (column: (measure: Measure) => Column): SeriesSet['columns'] =>
  Object.fromEntries(MEASURES.map((measure) => [measure, column(measure)])) as Record<Measure, Column>;

/** End of the window: the end of its last bucket. */
export function windowEnd(set: SeriesSet): number {
  const last = set.starts.at(-1);
  return last === undefined ? Number.NEGATIVE_INFINITY : bucketEnd(set.resolution, last);
}

/**
 * The window with live readings of its own grid: the values of a slot inside are replaced, its vintage and gap stay until
 * the next answer; slots past the end are appended, and as many are dropped at the start, so that the window keeps its
 * length.
 */
export function withLive(set: SeriesSet, readings: Iterable<AreaReading>): SeriesSet {
  const bySlot = new Map<number, AreaReading>();
  for (const reading of readings) bySlot.set(reading.start, reading);
  const newest = Math.max(...bySlot.keys());
  const added = slotsBetween(set, newest);
  if (added.length === 0 && !set.starts.some((start) => bySlot.has(start))) return set;
  const starts = [...set.starts, ...added];
  const columns = columnsOf((measure) =>
    starts.map((start, i) => {
      const live = bySlot.get(start);
      return live ? live.valuesMw[measure] : (set.columns[measure][i] ?? null);
    }),
  );
  const vintages = added.reduce((spans, start) => {
    const live = bySlot.get(start);
    return live ? withSpan(spans, { start, end: live.end, vintage: live.vintage }) : spans;
  }, set.vintages);
  return dropOldestSlots({ ...set, starts, columns, vintages }, added.length);
}

/** Starts of the slots from the window's end to `newest`; none where that lies inside the window. */
function slotsBetween(set: SeriesSet, newest: number): number[] {
  const added: number[] = [];
  if (set.starts.length === 0 || !Number.isFinite(newest)) return added;
  for (let start = windowEnd(set); start <= newest; start = bucketEnd(set.resolution, start))
    added.push(start);
  return added;
}

/** The window with its end replaced by a fresh answer of the same resolution; slides as `withLive` does. */
export function withTail(set: SeriesSet, tail: SeriesSet): SeriesSet {
  const joint = tail.starts[0];
  if (joint === undefined || tail.resolution !== set.resolution) return set;
  const joined = concatAt(joint, set, tail);
  return dropOldestSlots(joined, Math.max(0, joined.starts.length - set.starts.length));
}

/** The slots and spans of `set` before an instant, then those of `tail`. */
function concatAt(joint: number, set: SeriesSet, tail: SeriesSet): SeriesSet {
  const slotsBefore = set.starts.filter((start) => start < joint).length;
  const vintagesBefore: readonly VintageSpan[] = startingBefore(joint, set.vintages).map((span) =>
    cutAt(span, joint),
  );
  return {
    ...set,
    starts: [...set.starts.slice(0, slotsBefore), ...tail.starts],
    columns: columnsOf((measure) => [
      ...set.columns[measure].slice(0, slotsBefore),
      ...tail.columns[measure],
    ]),
    vintages: tail.vintages.reduce(withSpan, vintagesBefore),
    gaps: [...startingBefore(joint, set.gaps), ...tail.gaps],
  };
}

const startingBefore = <T extends { readonly start: number }>(instant: number, spans: readonly T[]): T[] =>
  spans.filter(({ start }) => start < instant);

const cutAt = (span: VintageSpan, end: number): VintageSpan => ({ ...span, end: Math.min(span.end, end) });

/** Spans with one more at the end, joined to the last where the vintage is the same. */
function withSpan(spans: readonly VintageSpan[], next: VintageSpan): readonly VintageSpan[] {
  const last = spans.at(-1);
  if (last?.vintage !== next.vintage || last.end < next.start) return [...spans, next];
  return [...spans.slice(0, -1), { ...last, end: Math.max(last.end, next.end) }];
}

function dropOldestSlots(set: SeriesSet, count: number): SeriesSet {
  if (count === 0) return set;
  const starts = set.starts.slice(count);
  const columns = columnsOf((measure) => set.columns[measure].slice(count));
  const from = starts[0] ?? 0;
  const isInside = (span: Span) => span.end > from;
  return {
    ...set,
    starts,
    columns,
    vintages: set.vintages.filter(isInside),
    gaps: set.gaps.filter(isInside),
  };
}

/** The vintage of an instant; null outside every span. */
export const vintageAt = (set: SeriesSet, instant: number): Vintage | null =>
  spanAt(set.vintages, instant)?.vintage ?? null;

/** The reason of the gap at an instant; null where no gap is known. */
export const gapAt = (set: SeriesSet, instant: number): GapReason | null =>
  spanAt(set.gaps, instant)?.reason ?? null;

const spanAt = <T extends Span>(spans: readonly T[], instant: number): T | undefined =>
  spans.find(({ start, end }) => start <= instant && instant < end);
