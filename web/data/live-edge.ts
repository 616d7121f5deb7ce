import { bucketEnd } from '@courant/core/domain';
import type { AreaReading } from './reading.ts';
import { type Gap, type SeriesSet, toColumns, type VintageSpan, windowEnd } from './series-set.ts';
import { replaceWithin, spansFrom } from './spans.ts';

const isSameVintage = (a: VintageSpan, b: VintageSpan): boolean => a.vintage === b.vintage;
const isSameReason = (a: Gap, b: Gap): boolean => a.reason === b.reason;

/**
 * The window with live readings of its own grid: a slot takes the values and the vintage of its reading, and is no gap
 * once its consumption is published. Slots past the end are appended, and as many are dropped at the start.
 */
export function withLive(set: SeriesSet, readings: Iterable<AreaReading>): SeriesSet {
  const bySlot = new Map<number, AreaReading>();
  for (const reading of readings) bySlot.set(reading.start, reading);
  const added = slotsBetween(set, Math.max(...bySlot.keys()));
  // The same list where no slot is added: what depends on the buckets alone is then not drawn anew.
  const starts = added.length === 0 ? set.starts : [...set.starts, ...added];
  const inWindow = starts.flatMap((start) => bySlot.get(start) ?? []);
  if (inWindow.length === 0) return set;
  const columns = toColumns((measure) =>
    starts.map((start, i) => {
      const live = bySlot.get(start);
      return live ? live.valuesMw[measure] : (set.columns[measure][i] ?? null);
    }),
  );
  const observed = starts.map((start, i) => bySlot.get(start)?.observed ?? set.observed[i] ?? 0);
  const laid = inWindow.reduce(withQualityOf, { ...set, starts, columns, observed });
  return startingAt(laid, laid.starts[added.length] ?? Number.NEGATIVE_INFINITY);
}

/** The vintage and the gap of one slot as its reading has them. */
function withQualityOf(set: SeriesSet, { start, end, vintage, valuesMw }: AreaReading): SeriesSet {
  const slot = { start, end };
  const isPublished = valuesMw.CONSUMPTION !== null;
  return {
    ...set,
    vintages: replaceWithin(set.vintages, slot, [{ ...slot, vintage }], isSameVintage),
    gaps: isPublished ? replaceWithin(set.gaps, slot, [], isSameReason) : set.gaps,
  };
}

/** Starts of the slots from the window's end to `newest`; none where that lies inside the window. */
function slotsBetween(set: SeriesSet, newest: number): number[] {
  const added: number[] = [];
  if (set.starts.length === 0 || !Number.isFinite(newest)) return added;
  for (let start = windowEnd(set); start <= newest; start = bucketEnd(set.resolution, start))
    added.push(start);
  return added;
}

/** The window with its end replaced by a fresh answer of the same grid, which begins with one of its slots. */
export function withTail(set: SeriesSet, tail: SeriesSet): SeriesSet {
  const [joint] = tail.starts;
  if (joint === undefined) return set;
  const slotsBefore = set.starts.filter((start) => start < joint).length;
  const fromJoint = { start: joint, end: Number.POSITIVE_INFINITY };
  return {
    ...set,
    starts: [...set.starts.slice(0, slotsBefore), ...tail.starts],
    columns: toColumns((measure) => [
      ...set.columns[measure].slice(0, slotsBefore),
      ...tail.columns[measure],
    ]),
    observed: [...set.observed.slice(0, slotsBefore), ...tail.observed],
    vintages: replaceWithin(set.vintages, fromJoint, tail.vintages, isSameVintage),
    gaps: replaceWithin(set.gaps, fromJoint, tail.gaps, isSameReason),
  };
}

/** The window without what lies before an instant. */
export function startingAt(set: SeriesSet, from: number): SeriesSet {
  const dropped = set.starts.filter((start) => start < from).length;
  if (dropped === 0) return set;
  return {
    ...set,
    starts: set.starts.slice(dropped),
    columns: toColumns((measure) => set.columns[measure].slice(dropped)),
    observed: set.observed.slice(dropped),
    vintages: spansFrom(set.vintages, from),
    gaps: spansFrom(set.gaps, from),
  };
}
