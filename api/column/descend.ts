import {
  type AreaCode,
  FINER_RESOLUTION,
  type Resolution,
  type RollUpResolution,
} from '@courant/core/domain';
import { type BucketGrid, boundsOf, bucketGridOf } from './bucket-grid.ts';
import { type ChunkSource, loadPieces, type Piece } from './piece.ts';
import type { Range } from './range.ts';

/** A slot in its chunk, with the buckets of its period. */
export interface Bucket {
  readonly piece: Piece;
  readonly slot: number;
  readonly grid: BucketGrid;
}

export interface Descent {
  /** Whether the bucket's own sums answer the question; otherwise its finer buckets are visited. */
  isSufficient(bucket: Bucket): boolean;
  /** Called in order of time, with sufficient buckets and with leaves. False ends the descent. */
  visit(bucket: Bucket): boolean;
}

/** Whether nothing finer makes up a bucket of this resolution. */
export const isLeaf = (resolution: Resolution): resolution is Exclude<Resolution, RollUpResolution> =>
  !(resolution in FINER_RESOLUTION);

/** Visits the buckets of pieces of one area, each at the coarsest resolution that is sufficient. Resolves to false where a visit ended it. */
export async function descend(
  source: ChunkSource,
  pieces: readonly Piece[],
  descent: Descent,
): Promise<boolean> {
  for (const piece of pieces) {
    const { area, resolution } = piece.chunk.key;
    const grid = bucketGridOf(resolution, piece.period);
    for (let slot = piece.first; slot < piece.end; slot++) {
      const bucket = { piece, slot, grid };
      const goOn =
        isLeaf(resolution) || descent.isSufficient(bucket)
          ? descent.visit(bucket)
          : await descend(
              source,
              await loadFinerPieces(source, area, resolution, bucketRange(bucket)),
              descent,
            );
      if (!goOn) return false;
    }
  }
  return true;
}

export const bucketRange = ({ slot, grid }: Bucket): Range => boundsOf(grid, slot);

const loadFinerPieces = (
  source: ChunkSource,
  area: AreaCode,
  resolution: RollUpResolution,
  range: Range,
): Promise<Piece[]> => loadPieces(source, area, FINER_RESOLUTION[resolution], range);
