import type { StoredMeasure } from '@courant/core/domain';
import { bucketRange, descend } from '../column/descend.ts';
import type { ChunkSource, Piece } from '../column/piece.ts';

export type ExtremeKind = 'min' | 'max';

const isMoreExtreme = { min: (a: number, b: number) => a < b, max: (a: number, b: number) => a > b };

/** The lowest or highest leaf of a measure over pieces, in half-MW; null where it is not published. */
export function extremeOf(
  pieces: readonly Piece[],
  measure: StoredMeasure,
  kind: ExtremeKind,
): number | null {
  let extreme: number | null = null;
  for (const { chunk, first, end } of pieces) {
    const { count, [kind]: figures } = chunk.column(measure);
    for (let slot = first; slot < Math.min(end, chunk.length); slot++) {
      const figure = figures[slot] ?? 0;
      if ((count[slot] ?? 0) > 0 && (extreme === null || isMoreExtreme[kind](figure, extreme))) {
        extreme = figure;
      }
    }
  }
  return extreme;
}

/** Start of the first leaf with the extreme, epoch milliseconds UTC; descends only into buckets that have it. */
export async function loadStartOfExtreme(
  source: ChunkSource,
  pieces: readonly Piece[],
  measure: StoredMeasure,
  kind: ExtremeKind,
): Promise<number | null> {
  const extreme = extremeOf(pieces, measure, kind);
  if (extreme === null) return null;
  const hasExtreme = ({ chunk }: Piece, slot: number): boolean => {
    const column = chunk.column(measure);
    return (column.count[slot] ?? 0) > 0 && column[kind][slot] === extreme;
  };
  // Few pieces have it, and the slots of the others need no bucket each.
  const having = pieces.filter((piece) => extremeOf([piece], measure, kind) === extreme);
  let start: number | null = null;
  await descend(source, having, {
    isSufficient: ({ piece, slot }) => !hasExtreme(piece, slot),
    visit: (bucket) => {
      if (hasExtreme(bucket.piece, bucket.slot)) start = bucketRange(bucket).from;
      return start === null;
    },
  });
  return start;
}
