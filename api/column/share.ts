import { type Column, FINER_RESOLUTION, type StoredMeasure } from '@courant/core/domain';
import { type BucketGrid, boundsOf, bucketGridOf, quarterHoursIn } from './bucket-grid.ts';
import { isLeaf } from './descend.ts';
import { Figures } from './figures.ts';
import { type ChunkSource, lengthOf, loadPieces, type Piece, toTenth } from './piece.ts';
import type { Ratios } from './ratios.ts';

/** Two measures over the same slots, each a sum of half-MW over the quarter-hours of `count`. */
export interface Pair {
  part: number;
  whole: number;
  count: number;
}

/** A part beside the whole in one chunk, and the pair that its slots are added to. */
interface PairColumns {
  readonly measure: StoredMeasure;
  readonly part: Column;
  readonly sum: Pair;
}

const emptyPair = (): Pair => ({ part: 0, whole: 0, count: 0 });

/** A pair for each slot, as columns: an object for each would cost more than adding up. */
export class Pairs {
  readonly part: Float64Array;
  readonly whole: Float64Array;
  readonly count: Float64Array;

  constructor(length: number) {
    this.part = new Float64Array(length);
    this.whole = new Float64Array(length);
    this.count = new Float64Array(length);
  }

  set(at: number, { part, whole, count }: Readonly<Pair>): void {
    this.part[at] = part;
    this.whole[at] = whole;
    this.count[at] = count;
  }
}

/**
 * For every slot of the pieces, the sums of two measures over the leaves where both are published. The sums that a bucket
 * stores for the two may come from different leaves, so they are used only where the bucket is complete for both;
 * otherwise the pair is added up from its finer buckets.
 */
export async function pairsOf(
  source: ChunkSource,
  pieces: readonly Piece[],
  part: StoredMeasure,
  whole: StoredMeasure,
): Promise<Pairs> {
  const pairs = new Pairs(lengthOf(pieces));
  await setPairs(source, pieces, new Map([[part, pairs]]), whole);
  return pairs;
}

/** The same for several parts of one whole: a finer bucket is read once for all. */
export async function pairsOfParts<Part extends StoredMeasure>(
  source: ChunkSource,
  pieces: readonly Piece[],
  parts: readonly Part[],
  whole: StoredMeasure,
): Promise<ReadonlyMap<Part, Pairs>> {
  const pairs = new Map(parts.map((part) => [part, new Pairs(lengthOf(pieces))]));
  await setPairs(source, pieces, pairs, whole);
  return pairs;
}

async function setPairs<Part extends StoredMeasure>(
  source: ChunkSource,
  pieces: readonly Piece[],
  pairs: ReadonlyMap<Part, Pairs>,
  whole: StoredMeasure,
): Promise<void> {
  let at = 0;
  for (const piece of pieces) {
    for (const [slot, sums] of setAllDirect(pairs, at, piece, whole)) {
      await addFiner(source, piece, slot, sums, whole);
      for (const [part, sum] of sums) pairs.get(part)?.set(at + slot - piece.first, sum);
    }
    at += piece.end - piece.first;
  }
}

/** Sets the pairs of a piece that the slots' own sums answer; an empty pair for each of the others, by slot. */
function setAllDirect<Part extends StoredMeasure>(
  pairs: ReadonlyMap<Part, Pairs>,
  at: number,
  piece: Piece,
  whole: StoredMeasure,
): Map<number, Map<Part, Pair>> {
  const unfinished = new Map<number, Map<Part, Pair>>();
  for (const [part, columns] of pairs) {
    for (const slot of setDirect(columns, at, piece, part, whole)) {
      const sums = unfinished.get(slot) ?? new Map<Part, Pair>();
      unfinished.set(slot, sums.set(part, emptyPair()));
    }
  }
  return unfinished;
}

/** Sets the pairs of a piece from index `at` on that the slots' own sums answer; the other slots. */
function setDirect(
  pairs: Pairs,
  at: number,
  piece: Piece,
  part: StoredMeasure,
  whole: StoredMeasure,
): number[] {
  const { chunk, first, end } = piece;
  const [parts, wholes, grid] = [chunk.column(part), chunk.column(whole), gridOf(piece)];
  const unfinished: number[] = [];
  for (let slot = first; slot < end; slot++) {
    if (!isDirect(parts, wholes, grid, slot)) {
      unfinished.push(slot);
      continue;
    }
    const count = wholes.count[slot] ?? 0;
    const partCount = parts.count[slot] ?? 0;
    if (count === 0 || partCount === 0) continue;
    pairs.part[at + slot - first] = partOver(count, parts, slot);
    pairs.whole[at + slot - first] = wholes.sum[slot] ?? 0;
    pairs.count[at + slot - first] = count;
  }
  return unfinished;
}

/** The same sums over all slots of the pieces together, for several parts of one whole: a finer bucket is read once for all. */
export async function pairSums<Part extends StoredMeasure>(
  source: ChunkSource,
  pieces: readonly Piece[],
  parts: readonly Part[],
  whole: StoredMeasure,
): Promise<ReadonlyMap<Part, Readonly<Pair>>> {
  const sums = new Map(parts.map((part) => [part, emptyPair()]));
  await addPieces(source, pieces, sums, whole);
  return sums;
}

async function addPieces(
  source: ChunkSource,
  pieces: readonly Piece[],
  sums: ReadonlyMap<StoredMeasure, Pair>,
  whole: StoredMeasure,
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
): Map<StoredMeasure, Pair> | undefined {
  let unfinished: Map<StoredMeasure, Pair> | undefined;
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
  sums: ReadonlyMap<StoredMeasure, Pair>,
  whole: StoredMeasure,
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
const partOver = (quarters: number, { sum, count }: Column, slot: number): number =>
  ((sum[slot] ?? 0) / (count[slot] ?? 0)) * quarters;

function addPair(sum: Pair, part: Column, whole: Column, slot: number): void {
  const count = whole.count[slot] ?? 0;
  if (count === 0 || (part.count[slot] ?? 0) === 0) return;
  sum.part += partOver(count, part, slot);
  sum.whole += whole.sum[slot] ?? 0;
  sum.count += count;
}

/** Percent; NaN where nothing of both is published, or the whole sums to zero. */
const percentOf = (part: number, whole: number, count: number): number =>
  count === 0 || whole === 0 ? Number.NaN : toTenth((100 * part) / whole);

/** The percent of each pair. */
const percentsOf = ({ part, whole, count }: Pairs): Figures =>
  new Figures(part.length, (numbers) => {
    for (let at = 0; at < part.length; at++)
      numbers[at] = percentOf(part[at] ?? 0, whole[at] ?? 0, count[at] ?? 0);
  });

/** The percent of all pairs together; null where there is none. */
function percentOfAll({ part, whole, count }: Pairs): number | null {
  const total = (column: Float64Array): number => column.reduce((sum, one) => sum + one, 0);
  const percent = percentOf(total(part), total(whole), total(count));
  return Number.isNaN(percent) ? null : percent;
}

/** The shares, in percent, that the parts of pairs are of their wholes. */
export const toShares = (pairs: Pairs): Ratios => ({
  values: percentsOf(pairs),
  bounds: null,
  overall: () => percentOfAll(pairs),
});
