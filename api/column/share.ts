import type { Chunk, Measure } from '@courant/core/domain';
import { bucketGridOf, quarterHoursIn } from './bucket-grid.ts';
import { type Bucket, descend, isLeaf } from './descend.ts';
import { type ChunkSource, type Piece, toTenth } from './piece.ts';

/** Two measures over the same slots, each a sum of half-MW over the quarter-hours of `count`. */
export interface Pair {
  readonly part: number;
  readonly whole: number;
  readonly count: number;
}

const EMPTY_PAIR: Pair = { part: 0, whole: 0, count: 0 };
const addPairs = (a: Pair, b: Pair): Pair => ({
  part: a.part + b.part,
  whole: a.whole + b.whole,
  count: a.count + b.count,
});

/**
 * For every slot of the pieces, the sums of two measures over the leaves where both are published. The sums that a bucket
 * stores for the two may come from different leaves, so they are used only where the bucket is complete for both;
 * otherwise the pair is added up from its finer buckets.
 */
export async function pairsOf(
  source: ChunkSource,
  pieces: readonly Piece[],
  part: Measure,
  whole: Measure,
): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (const piece of pieces) {
    const grid = bucketGridOf(piece.chunk.key.resolution, piece.period);
    for (let slot = piece.first; slot < piece.end; slot++) {
      const bucket = { piece, slot, grid };
      const direct = isLeaf(piece.chunk.key.resolution) || isComplete(bucket, part, whole);
      pairs.push(
        direct ? pairAt(piece.chunk, slot, part, whole) : await pairFromLeaves(source, bucket, part, whole),
      );
    }
  }
  return pairs;
}

async function pairFromLeaves(
  source: ChunkSource,
  { piece, slot }: Bucket,
  part: Measure,
  whole: Measure,
): Promise<Pair> {
  let pair = EMPTY_PAIR;
  await descend(source, [{ ...piece, first: slot, end: slot + 1 }], {
    isSufficient: (at) => isComplete(at, part, whole),
    visit: (at) => {
      pair = addPairs(pair, pairAt(at.piece.chunk, at.slot, part, whole));
      return true;
    },
  });
  return pair;
}

function isComplete({ piece, slot, grid }: Bucket, part: Measure, whole: Measure): boolean {
  const parts = piece.chunk.column(part).count[slot] ?? 0;
  const wholes = piece.chunk.column(whole).count[slot] ?? 0;
  // One of them is not published at all, so no leaf below has both.
  if (parts === 0 || wholes === 0) return true;
  const quarters = quarterHoursIn(grid, slot);
  return parts === quarters && wholes === quarters;
}

/** Where a half-hour has the part in only one of its quarter-hours, the mean of that one stands for both. */
function pairAt(chunk: Chunk, slot: number, part: Measure, whole: Measure): Pair {
  const parts = chunk.column(part);
  const wholes = chunk.column(whole);
  const count = wholes.count[slot] ?? 0;
  const partCount = parts.count[slot] ?? 0;
  if (count === 0 || partCount === 0) return EMPTY_PAIR;
  return { part: ((parts.sum[slot] ?? 0) / partCount) * count, whole: wholes.sum[slot] ?? 0, count };
}

/** Percent; null where nothing of both is published, or the whole sums to zero. */
export const percentOf = ({ part, whole, count }: Pair): number | null =>
  count === 0 || whole === 0 ? null : toTenth((100 * part) / whole);

export const sumOfPairs = (pairs: readonly Pair[]): Pair => pairs.reduce(addPairs, EMPTY_PAIR);
