import { type Resolution, type Span, spansIn } from '@courant/core/domain';
import { LRUCache } from 'lru-cache';
import { Instants } from '../scalar/column.ts';
import { parisTexts, utcTexts } from './bucket-grid.ts';
import type { Range } from './range.ts';

// Every viewer of a page asks for the same few ranges, and the calendar and the printing of starts cost more than the
// numbers beside them. What lies in a range never changes, only which ranges are asked for.

/** Spans in memory, of all ranges together. */
const MAX_SPANS = 100_000;
/** Starts in memory; each takes up to 80 bytes, with its text and its part of the printed list. */
const MAX_STARTS = 200_000;

/** Clocks that instants are printed on, and how. */
const TEXTS = { UTC: utcTexts, PARIS: parisTexts } as const;

const spanCache = new LRUCache<string, readonly Span[]>({
  maxSize: MAX_SPANS,
  sizeCalculation: (spans) => 1 + spans.length,
});
const startCache = new LRUCache<string, Instants>({
  maxSize: MAX_STARTS,
  sizeCalculation: ({ texts }) => 1 + texts.length,
});

/** The slots of the buckets of a range. The last ranges that were asked for are remembered. */
export function spansOf(resolution: Resolution, { from, to }: Range): readonly Span[] {
  const key = `${resolution} ${from} ${to}`;
  const known = spanCache.get(key);
  if (known) return known;
  const spans = spansIn(resolution, from, to);
  spanCache.set(key, spans);
  return spans;
}

/** The starts of the buckets of a range, which are printed once for all answers. The last ranges are remembered. */
export function startsOf(resolution: Resolution, range: Range, zone: keyof typeof TEXTS): Instants {
  const key = `${zone} ${resolution} ${range.from} ${range.to}`;
  const known = startCache.get(key);
  if (known) return known;
  const starts = new Instants(TEXTS[zone](resolution, spansOf(resolution, range)));
  startCache.set(key, starts);
  return starts;
}
