import { type Column, FINER_RESOLUTION, type Measure } from '@courant/core/domain';
import { type BucketGrid, boundsOf, bucketGridOf, quarterHoursIn } from './bucket-grid.ts';
import { isLeaf } from './descend.ts';
import { type ChunkSource, loadPieces, type Piece, toTenth } from './piece.ts';

/** Two measures over the same slots, each a sum of half-MW over the quarter-hours of `count`. */
export interface Pair {
  part: number;
  whole: number;
  count: number;
}

/** A part beside the whole in one chunk, and the pair that its slots are added to. */
interface PairColumns {
  readonly measure: Measure;
  readonly part: Column;
  readonly sum: Pair;
}

const emptyPair = (): Pair => ({ part: 0, whole: 0, count: 0 });

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
    const { chunk, first, end } = piece;
    const [parts, wholes, grid] = [chunk.column(part), chunk.column(whole), gridOf(piece)];
    for (let slot = first; slot < end; slot++) {
      const sum = emptyPair();
      pairs.push(sum);
      if (isDirect(parts, wholes, grid, slot)) addPair(sum, parts, wholes, slot);
      else await addFiner(source, piece, slot, new Map([[part, sum]]), whole);
    }
  }
  return pairs;
}

/** The same sums over all slots of the pieces together, for several parts of one whole: a finer bucket is read once for all. */
export async function pairSums<Part extends Measure>(
  source: ChunkSource,
  pieces: readonly Piece[],
  parts: readonly Part[],
  whole: Measure,
): Promise<ReadonlyMap<Part, Readonly<Pair>>> {
  const sums = new Map(parts.map((part) => [part, emptyPair()]));
  await addPieces(source, pieces, sums, whole);
  return sums;
}

async function addPieces(
  source: ChunkSource,
  pieces: readonly Piece[],
  sums: ReadonlyMap<Measure, Pair>,
  whole: Measure,
): Promise<void> {
  for (const piece of pieces) {
    const { chunk, first, end } = piece;
    const [wholes, grid] = [chunk.column(whole), gridOf(piece)];
    const columns = [...sums].map(
      ([measure, sum]): PairColumns => ({ measure, part: chunk.column(measure), sum }),
    );
    for (let slot = first; slot < Math.min(end, chunk.length); slot++) {
      const unfinished = addDirect(columns, wholes, grid, slot);
      if (unfinished) await addFiner(source, piece, slot, unfinished, whole);
    }
  }
}

/** Adds a slot to the pairs that its own sums answer; the others, if any. */
function addDirect(
  columns: readonly PairColumns[],
  wholes: Column,
  grid: BucketGrid | null,
  slot: number,
): Map<Measure, Pair> | undefined {
  let unfinished: Map<Measure, Pair> | undefined;
  for (const { measure, part, sum } of columns) {
    if (isDirect(part, wholes, grid, slot)) addPair(sum, part, wholes, slot);
    else {
      unfinished ??= new Map();
      unfinished.set(measure, sum);
    }
  }
  return unfinished;
}

async function addFiner(
  source: ChunkSource,
  piece: Piece,
  slot: number,
  sums: ReadonlyMap<Measure, Pair>,
  whole: Measure,
): Promise<void> {
  const { area, resolution } = piece.chunk.key;
  if (isLeaf(resolution)) return;
  const range = boundsOf(bucketGridOf(resolution, piece.period), slot);
  await addPieces(source, await loadPieces(source, area, FINER_RESOLUTION[resolution], range), sums, whole);
}

/** The buckets of a piece; null for a leaf, which is made of nothing finer. */
const gridOf = ({ chunk, period }: Piece): BucketGrid | null =>
  isLeaf(chunk.key.resolution) ? null : bucketGridOf(chunk.key.resolution, period);

/** Whether the sums that a bucket stores are of the same leaves. */
function isDirect(part: Column, whole: Column, grid: BucketGrid | null, slot: number): boolean {
  if (!grid) return true;
  const parts = part.count[slot] ?? 0;
  const wholes = whole.count[slot] ?? 0;
  // One of them is not published at all, so no leaf below has both.
  if (parts === 0 || wholes === 0) return true;
  const quarters = quarterHoursIn(grid, slot);
  return parts === quarters && wholes === quarters;
}

/** Where a half-hour has the part in only one of its quarter-hours, the mean of that one stands for both. */
function addPair(sum: Pair, part: Column, whole: Column, slot: number): void {
  const count = whole.count[slot] ?? 0;
  const parts = part.count[slot] ?? 0;
  if (count === 0 || parts === 0) return;
  sum.part += ((part.sum[slot] ?? 0) / parts) * count;
  sum.whole += whole.sum[slot] ?? 0;
  sum.count += count;
}

/** Percent; null where nothing of both is published, or the whole sums to zero. */
export const percentOf = ({ part, whole, count }: Readonly<Pair>): number | null =>
  count === 0 || whole === 0 ? null : toTenth((100 * part) / whole);

export function sumOfPairs(pairs: readonly Readonly<Pair>[]): Pair {
  const sum = emptyPair();
  for (const { part, whole, count } of pairs) {
    sum.part += part;
    sum.whole += whole;
    sum.count += count;
  }
  return sum;
}
