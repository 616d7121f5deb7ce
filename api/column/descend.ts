import {
  type AreaCode,
  FINER_RESOLUTION,
  type Resolution,
  type RollUpResolution,
} from '@courant/core/domain';
import { type BucketGrid, bucketGridOf } from './bucket-grid.ts';
import { type ChunkSource, loadPieces, type Piece } from './piece.ts';
import type { Range } from './range.ts';

/** A slot in its chunk, with the buckets of its period. */
export interface Bucket {
  readonly piece: Piece;
  readonly slot: number;
  readonly grid: BucketGrid;
}

export interface Descent {
  /** Whether a bucket says all by itself; one that does not is looked at through what it is made of. */
  isSufficient(bucket: Bucket): boolean;
  /** Called in order of time, with buckets that are whole and with leaves. False ends the descent. */
  visit(bucket: Bucket): boolean;
}

/** A leaf is made of nothing finer. */
export const isLeaf = (resolution: Resolution): boolean => !(resolution in FINER_RESOLUTION);

/** Visits the pieces of an area, each bucket as coarsely as it is whole. Resolves to false where it was ended early. */
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
              await loadFinerPieces(source, area, resolution as RollUpResolution, bucketRange(bucket)),
              descent,
            );
      if (!goOn) return false;
    }
  }
  return true;
}

export const bucketRange = ({ slot, grid }: Bucket): Range => ({
  from: grid.starts[slot],
  to: grid.starts[slot + 1],
});

const loadFinerPieces = (
  source: ChunkSource,
  area: AreaCode,
  resolution: RollUpResolution,
  range: Range,
): Promise<Piece[]> => loadPieces(source, area, FINER_RESOLUTION[resolution], range);
