import { bucketEnd, MEASURES, type Measure, type Resolution, type Vintage } from '@courant/core/domain';
import type { GapReason, SeriesQuery } from '../gql/graphql.ts';
import type { AreaReading } from './reading.ts';

/** MW per bucket; null is "not published". */
export type Column = readonly (number | null)[];

export interface VintageSpan {
  readonly start: number;
  readonly end: number;
  readonly vintage: Vintage;
}

export interface Gap {
  readonly start: number;
  readonly end: number;
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

/** Why a window cannot be drawn, in the API's words, with the way out where it names one. */
export interface SeriesRefusal {
  readonly message: string;
}

export type SeriesAnswer = { readonly set: SeriesSet } | { readonly refusal: SeriesRefusal };

/** Reads the API's answer; a measure that it does not answer is a column of "not published". */
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

const toSpan = ({ start, end }: { start: string; end: string }) => ({
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
 * The window with live readings of its own grid laid over it: a slot inside is replaced, slots past its edge are
 * appended and as many leave at the other side, so that the window keeps its length.
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

/** Starts of the slots after the window up to and with `newest`; none where it lies inside. */
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
  const kept = set.starts.filter((start) => start < joint).length;
  const starts = [...set.starts.slice(0, kept), ...tail.starts];
  const columns = columnsOf((measure) => [...set.columns[measure].slice(0, kept), ...tail.columns[measure]]);
  const before = set.vintages.filter((span) => span.start < joint).map((span) => cutAt(span, joint));
  const vintages = tail.vintages.reduce(withSpan, before as readonly VintageSpan[]);
  const gaps = [...set.gaps.filter((gap) => gap.start < joint), ...tail.gaps];
  return dropOldestSlots(
    { ...set, starts, columns, vintages, gaps },
    Math.max(0, starts.length - set.starts.length),
  );
}

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
  const inside = <T extends { readonly end: number }>(span: T) => span.end > from;
  return { ...set, starts, columns, vintages: set.vintages.filter(inside), gaps: set.gaps.filter(inside) };
}

/** What the API derives of a window, as the vintage of one instant; null outside every span. */
export function vintageAt(set: SeriesSet, instant: number): Vintage | null {
  return set.vintages.find(({ start, end }) => start <= instant && instant < end)?.vintage ?? null;
}

/** Why nothing was published at an instant; null where no gap is known. */
export function gapAt(set: SeriesSet, instant: number): GapReason | null {
  return set.gaps.find(({ start, end }) => start <= instant && instant < end)?.reason ?? null;
}
