import type { AreaCode, StoredMeasure } from '@courant/core/domain';
import { type ChunkSource, lengthOf, type Piece, type Scale } from './piece.ts';
import { Pairs, pairsOf } from './share.ts';

/** How a measure is shown. */
export interface Showing {
  /** The measure that a share is of, else null: a share is a ratio of sums, so no scale gives it. */
  readonly shareOf: StoredMeasure | null;
  readonly scale: (area: AreaCode) => Scale;
}

/** What leaves show: the number of each is `factor * part / whole`, and that of several is of their sums. */
export interface Terms {
  readonly pairs: Pairs;
  readonly factor: number;
}

const PERCENT = 100;

/** The terms of every leaf of the pieces; their `count` is 0 where nothing is published. */
export async function termsOf(
  source: ChunkSource,
  area: AreaCode,
  pieces: readonly Piece[],
  measure: StoredMeasure,
  { shareOf, scale }: Showing,
): Promise<Terms> {
  if (shareOf) return { pairs: await pairsOf(source, pieces, measure, shareOf), factor: PERCENT };
  const { factor, mean } = scale(area);
  return { pairs: leafPairs(pieces, measure, mean), factor };
}

/** The sum beside the quarter-hours that a mean divides it by, or beside 1 where it is a total. */
function leafPairs(pieces: readonly Piece[], measure: StoredMeasure, mean: boolean): Pairs {
  const pairs = new Pairs(lengthOf(pieces));
  let at = 0;
  for (const { chunk, first, end } of pieces) {
    const { sum, count } = chunk.column(measure);
    for (let slot = first; slot < Math.min(end, chunk.length); slot++) {
      const quarters = count[slot] ?? 0;
      pairs.part[at + slot - first] = sum[slot] ?? 0;
      pairs.whole[at + slot - first] = mean ? quarters : 1;
      pairs.count[at + slot - first] = quarters;
    }
    at += end - first;
  }
  return pairs;
}
