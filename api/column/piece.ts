import type {
  AreaCode,
  Chunk,
  ChunkKey,
  Column,
  Resolution,
  Span,
  StoredMeasure,
} from '@courant/core/domain';
import { spansIn } from '@courant/core/domain';
import { Figures } from './figures.ts';
import type { Range } from './range.ts';

/** Loads chunks by key, in the order of the keys. */
export interface ChunkSource {
  load(keys: readonly ChunkKey[]): Promise<Chunk[]>;
}

/** Converts a stored sum of half-MW over quarter-hours to the number that is shown. */
export interface Scale {
  readonly factor: number;
  /** Whether it is a mean over the quarter-hours observed; else a total of them. */
  readonly mean: boolean;
}

/** A run of slots of one chunk: `[first, end)`; those at or past `chunk.length` hold nothing. */
export interface Piece extends Span {
  readonly chunk: Chunk;
}

/** @param chunks one for each span, in their order */
export const piecesOf = (spans: readonly Span[], chunks: readonly Chunk[]): Piece[] =>
  spans.flatMap(({ period, first, end }, i) => {
    const chunk = chunks[i];
    // Slots come from a division, and V8 compiles a loop over doubles again and again: `| 0` makes them small integers.
    return chunk ? [{ period, first: first | 0, end: end | 0, chunk }] : [];
  });

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

/** Rounds to a tenth; adding 0 turns the minus zero of rounding into 0. */
export const toTenth = (exact: number): number => Math.round(exact * 10) / 10 + 0;

/** Writes a number to `numbers`, from index `at` on, for each slot of `[first, end)` that is published. */
type Fill = (numbers: Float64Array, at: number, column: Column, first: number, end: number) => void;

/** The slots of pieces together. */
export const lengthOf = (pieces: readonly Piece[]): number =>
  pieces.reduce((length, { first, end }) => length + end - first, 0);

/** A number for every slot of the pieces. @param what names the numbers of a measure */
const figuresOf = (pieces: readonly Piece[], measure: StoredMeasure, fill: Fill, what: string): Figures =>
  new Figures(
    lengthOf(pieces),
    (numbers) => {
      let at = 0;
      for (const { chunk, first, end } of pieces) {
        fill(numbers, at, chunk.column(measure), first, Math.min(end, chunk.length));
        at += end - first;
      }
    },
    () => `${measure} ${what}${pieces.map(pieceName).join('')}`,
  );

const chunkNumbers = new WeakMap<Chunk, number>();
let lastChunkNumber = 0;

/** A chunk never changes: what is saved anew is loaded as another one. */
function pieceName({ chunk, first, end }: Piece): string {
  const number = chunkNumbers.get(chunk) ?? ++lastChunkNumber;
  chunkNumbers.set(chunk, number);
  return ` ${number}:${first}-${end}`;
}

// Each fill has its own loop: a function call for every number would cost more than the number.
const fillMeans =
  (factor: number): Fill =>
  (numbers, at, { sum, count }, first, end) => {
    for (let slot = first; slot < end; slot++) {
      const quarters = count[slot] ?? 0;
      if (quarters !== 0) numbers[at + slot - first] = toTenth(((sum[slot] ?? 0) / quarters) * factor);
    }
  };

const fillEach =
  (part: 'sum' | 'min' | 'max', factor: number): Fill =>
  (numbers, at, column, first, end) => {
    const { count } = column;
    const figures = column[part];
    for (let slot = first; slot < end; slot++)
      if (count[slot] !== 0) numbers[at + slot - first] = toTenth((figures[slot] ?? 0) * factor);
  };

export const valuesOf = (
  pieces: readonly Piece[],
  measure: StoredMeasure,
  { factor, mean }: Scale,
): Figures =>
  mean
    ? figuresOf(pieces, measure, fillMeans(factor), `mean ${factor}`)
    : figuresOf(pieces, measure, fillEach('sum', factor), `sum ${factor}`);

export const extremesOf = (
  pieces: readonly Piece[],
  measure: StoredMeasure,
  which: 'min' | 'max',
  factor: number,
): Figures => figuresOf(pieces, measure, fillEach(which, factor), `${which} ${factor}`);

/** Quarter-hours observed in every slot of the pieces; 0 where nothing was. */
export const observedOf = (pieces: readonly Piece[], measure: StoredMeasure): Figures =>
  new Figures(lengthOf(pieces), (numbers) => {
    let at = 0;
    for (const { chunk, first, end } of pieces) {
      const { count } = chunk.column(measure);
      for (let slot = first; slot < end; slot++) numbers[at++] = count[slot] ?? 0;
    }
  });

/** Sum of half-MW over quarter-hours, and the quarter-hours. */
export interface Total {
  readonly sum: number;
  readonly count: number;
}

export function totalOf(pieces: readonly Piece[], measure: StoredMeasure): Total {
  let total = 0;
  let quarters = 0;
  for (const { chunk, first, end } of pieces) {
    const { sum, count } = chunk.column(measure);
    for (let slot = first; slot < Math.min(end, chunk.length); slot++) {
      total += sum[slot] ?? 0;
      quarters += count[slot] ?? 0;
    }
  }
  return { sum: total, count: quarters };
}
