import type { AreaCode, LeafResolution } from '@courant/core/domain';
import { leafResolutionsOf, type OrderedChunks, startOf } from '../column/live-edge.ts';
import type { Piece } from '../column/piece.ts';

// Production is seldom long behind the rest; an area without any costs little.
const MAX_CHUNKS = 14;

/** The newest slot of an area whose production is published, on its finest leaf grid; undefined where none is at hand. */
export async function newestProduction(chunks: OrderedChunks, area: AreaCode): Promise<Piece | undefined> {
  const newest = await Promise.all(leafResolutionsOf(area).map((leaf) => newestOn(chunks, area, leaf)));
  const [finest, halfHour] = newest.filter((piece) => piece !== undefined);
  // A half-hour that begins with the quarter-hour is made of it.
  return finest && halfHour && startOfPiece(halfHour) > startOfPiece(finest) ? halfHour : finest;
}

const startOfPiece = ({ chunk, first }: Piece): number => startOf(chunk, first);

async function newestOn(
  chunks: OrderedChunks,
  area: AreaCode,
  leaf: LeafResolution,
): Promise<Piece | undefined> {
  for (const chunk of await chunks.newest(area, leaf, MAX_CHUNKS)) {
    const { count } = chunk.column('PRODUCTION');
    for (let slot = chunk.length - 1; slot >= 0; slot--) {
      if (count[slot] > 0) return { chunk, period: chunk.key.period, first: slot, end: slot + 1 };
    }
  }
  return undefined;
}
