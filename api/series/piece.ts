import type { AreaCode, Chunk, ChunkKey, Column, Measure, Resolution, Span } from '@courant/core/domain';
import { spansIn } from '@courant/core/domain';
import type { Range } from './range.ts';
import type { Scale } from './view.ts';

/** What answers read chunks with. */
export interface ChunkSource {
  load(keys: readonly ChunkKey[]): Promise<Chunk[]>;
}

/** A run of slots of one chunk: `[first, end)`; those at or past `chunk.length` hold nothing. */
export interface Piece extends Span {
  readonly chunk: Chunk;
}

export const piecesOf = (spans: readonly Span[], chunks: readonly Chunk[]): Piece[] =>
  spans.map((span, i) => ({ ...span, chunk: chunks[i] }));

/** The pieces of an area over the buckets that touch a range, in order. */
export async function loadPieces(
  source: ChunkSource,
  area: AreaCode,
  resolution: Resolution,
  { from, to }: Range,
): Promise<Piece[]> {
  const spans = spansIn(resolution, from, to);
  return piecesOf(spans, await source.load(spans.map(({ period }) => ({ area, resolution, period }))));
}

/** To a tenth; and never the minus zero that rounding can leave. */
export const toTenth = (exact: number): number => Math.round(exact * 10) / 10 + 0;

/** Appends a number for each of the slots `[first, end)`, which the column holds; null where nothing was published. */
type Fill = (numbers: (number | null)[], column: Column, first: number, end: number) => void;

/** A number for every slot of the pieces. */
function numbersOf(pieces: readonly Piece[], measure: Measure, fill: Fill): (number | null)[] {
  const numbers: (number | null)[] = [];
  for (const { chunk, first, end } of pieces) {
    const held = Math.min(end, chunk.length);
    fill(numbers, chunk.column(measure), first, held);
    for (let slot = Math.max(first, held); slot < end; slot++) numbers.push(null);
  }
  return numbers;
}

// Each has its own loop: a call for every number costs more than the number.
const fillMeans =
  (factor: number): Fill =>
  (numbers, { sum, count }, first, end) => {
    for (let slot = first; slot < end; slot++) {
      const quarters = count[slot];
      numbers.push(quarters === 0 ? null : toTenth((sum[slot] / quarters) * factor));
    }
  };

const fillEach =
  (part: 'sum' | 'min' | 'max', factor: number): Fill =>
  (numbers, column, first, end) => {
    const { count } = column;
    const numbersAt = column[part];
    for (let slot = first; slot < end; slot++)
      numbers.push(count[slot] === 0 ? null : toTenth(numbersAt[slot] * factor));
  };

export const valuesOf = (
  pieces: readonly Piece[],
  measure: Measure,
  { factor, mean }: Scale,
): (number | null)[] => numbersOf(pieces, measure, mean ? fillMeans(factor) : fillEach('sum', factor));

export const extremesOf = (
  pieces: readonly Piece[],
  measure: Measure,
  which: 'min' | 'max',
  factor: number,
): (number | null)[] => numbersOf(pieces, measure, fillEach(which, factor));

/** Quarter-hours observed in every slot of the pieces; 0 where nothing was. */
export function observedOf(pieces: readonly Piece[], measure: Measure): number[] {
  const observed: number[] = [];
  for (const { chunk, first, end } of pieces) {
    const { count } = chunk.column(measure);
    for (let slot = first; slot < end; slot++) observed.push(count[slot] ?? 0);
  }
  return observed;
}

/** Sum of half-MW over quarter-hours, and the quarter-hours. */
export interface Total {
  readonly sum: number;
  readonly count: number;
}

export function totalOf(pieces: readonly Piece[], measure: Measure): Total {
  let total = 0;
  let quarters = 0;
  for (const { chunk, first, end } of pieces) {
    const { sum, count } = chunk.column(measure);
    for (let slot = first; slot < Math.min(end, chunk.length); slot++) {
      total += sum[slot];
      quarters += count[slot];
    }
  }
  return { sum: total, count: quarters };
}
