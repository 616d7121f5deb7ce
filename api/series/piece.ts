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

type At = (column: Column, slot: number) => number;

/** A number for every slot of the pieces; null where the measure was not published. */
function numbersOf(pieces: readonly Piece[], measure: Measure, at: At): (number | null)[] {
  const numbers: (number | null)[] = [];
  for (const { chunk, first, end } of pieces) {
    const column = chunk.column(measure);
    const held = Math.min(end, chunk.length);
    for (let slot = first; slot < held; slot++)
      numbers.push(column.count[slot] === 0 ? null : toTenth(at(column, slot)));
    for (let slot = Math.max(first, held); slot < end; slot++) numbers.push(null);
  }
  return numbers;
}

export function valuesOf(
  pieces: readonly Piece[],
  measure: Measure,
  { factor, mean }: Scale,
): (number | null)[] {
  if (mean) return numbersOf(pieces, measure, ({ sum, count }, slot) => (sum[slot] / count[slot]) * factor);
  return numbersOf(pieces, measure, ({ sum }, slot) => sum[slot] * factor);
}

export const extremesOf = (
  pieces: readonly Piece[],
  measure: Measure,
  which: 'min' | 'max',
  factor: number,
) => numbersOf(pieces, measure, (column, slot) => column[which][slot] * factor);

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
