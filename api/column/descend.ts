import {
  type AreaCode,
  FINER_RESOLUTION,
  type Resolution,
  type RollUpResolution,
} from '@courant/core/domain';
import { type ChunkSource, loadPieces, type Piece } from './piece.ts';
import type { Range } from './range.ts';
import { type Ticks, ticksOf } from './bucket-grid.ts';

/** A slot in its chunk, with the buckets of its period. */
export interface Place {
  readonly piece: Piece;
  readonly slot: number;
  readonly ticks: Ticks;
}

export interface Descent {
  /** Whether a bucket says all by itself; one that does not is looked at through what it is made of. */
  isWhole(place: Place): boolean;
  /** Called in order of time, with buckets that are whole and with leaves. False ends the descent. */
  visit(place: Place): boolean;
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
    const ticks = ticksOf(resolution, piece.period);
    for (let slot = piece.first; slot < piece.end; slot++) {
      const place = { piece, slot, ticks };
      const goOn =
        isLeaf(resolution) || descent.isWhole(place)
          ? descent.visit(place)
          : await descend(
              source,
              await partsOf(source, area, resolution as RollUpResolution, rangeOf(place)),
              descent,
            );
      if (!goOn) return false;
    }
  }
  return true;
}

export const rangeOf = ({ slot, ticks }: Place): Range => ({
  from: ticks.starts[slot],
  to: ticks.starts[slot + 1],
});

const partsOf = (
  source: ChunkSource,
  area: AreaCode,
  resolution: RollUpResolution,
  range: Range,
): Promise<Piece[]> => loadPieces(source, area, FINER_RESOLUTION[resolution], range);
