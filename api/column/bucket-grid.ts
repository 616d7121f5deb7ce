import {
  bucketEnd,
  HOUR,
  MINUTE,
  parisOffset,
  periodEnd,
  type Resolution,
  type Span,
  slotStart,
} from '@courant/core/domain';
import { LRUCache } from 'lru-cache';
import { instantText } from '../scalar/date-time.ts';
import type { Range } from './range.ts';

export const QUARTER_HOUR_MS = 15 * MINUTE;
export const QUARTER_HOURS_IN_HOUR = HOUR / QUARTER_HOUR_MS;

/** The buckets of one period. */
export interface BucketGrid {
  /** Start of each bucket, and last the end of the last one: bucket `slot` is `[starts[slot], starts[slot + 1])`. */
  readonly starts: Float64Array;
  /** Each start as RFC 3339 in UTC. */
  readonly texts: readonly string[];
}

// Calendar arithmetic and printing cost more than the numbers of an answer, and the buckets of a period never change.
const gridCache = new LRUCache<string, BucketGrid>({ max: 6_000 });

/** The buckets of the period (the chunk) that begins at `period`. */
export function bucketGridOf(resolution: Resolution, period: number): BucketGrid {
  const key = `${resolution}${period}`;
  let grid = gridCache.get(key);
  if (!grid) {
    grid = createBucketGrid(resolution, period);
    gridCache.set(key, grid);
  }
  return grid;
}

function createBucketGrid(resolution: Resolution, period: number): BucketGrid {
  const starts: number[] = [];
  const end = periodEnd(resolution, period);
  let at = slotStart(resolution, period, 0);
  for (; at < end; at = bucketEnd(resolution, at)) starts.push(at);
  return { starts: Float64Array.from([...starts, at]), texts: starts.map(instantText) };
}

/** Bounds of a bucket, `[from, to)`, epoch milliseconds UTC. */
export const boundsOf = ({ starts }: BucketGrid, slot: number): Range => ({
  from: starts[slot] ?? Number.NaN,
  to: starts[slot + 1] ?? Number.NaN,
});

/** Quarter-hours in a bucket. */
export const quarterHoursIn = ({ starts }: BucketGrid, slot: number): number =>
  ((starts[slot + 1] ?? 0) - (starts[slot] ?? 0)) / QUARTER_HOUR_MS;

/** The starts of buckets as RFC 3339 in UTC, over the spans of a range. */
export const utcTexts = (resolution: Resolution, spans: readonly Span[]): string[] =>
  textsOver(spans, (period) => bucketGridOf(resolution, period).texts);

/** The same on a Paris clock, with its offset: `2024-01-18T11:00:00+01:00`. */
export const parisTexts = (resolution: Resolution, spans: readonly Span[]): string[] =>
  textsOver(spans, (period) => parisTextsOf(bucketGridOf(resolution, period)));

function textsOver(spans: readonly Span[], textsOf: (period: number) => readonly string[]): string[] {
  const texts = spans.map(({ period, first, end }) => textsOf(period).slice(first, end));
  // `flat` visits each text, which takes ten times as long.
  return ([] as string[]).concat(...texts);
}

// Weak, so that the texts go when the cache above drops their grid.
const parisTextCache = new WeakMap<BucketGrid, readonly string[]>();

function parisTextsOf(grid: BucketGrid): readonly string[] {
  let texts = parisTextCache.get(grid);
  if (!texts) {
    texts = Array.from(grid.starts.subarray(0, -1), parisText);
    parisTextCache.set(grid, texts);
  }
  return texts;
}

function parisText(instant: number): string {
  const offset = parisOffset(instant);
  return `${new Date(instant + offset).toISOString().slice(0, 19)}+0${offset / HOUR}:00`;
}
