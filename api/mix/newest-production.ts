import type { AreaCode } from '@courant/core/domain';
import { lastSlotWithMeasure, newestSlot, type OrderedChunks, type SlotSearch } from '../column/live-edge.ts';
import type { Piece } from '../column/piece.ts';

// Production is seldom long behind the other measures; one query bounds what an area without any costs.
const PRODUCTION_PUBLISHED: SlotSearch = {
  lastSlotIn: (chunk) => lastSlotWithMeasure(chunk, 'PRODUCTION'),
  chunksPerPage: 14,
  maxPages: 1,
};

/** An area's newest slot whose production is published, on its finest leaf grid; undefined where no recent one is. */
export async function newestProduction(chunks: OrderedChunks, area: AreaCode): Promise<Piece | undefined> {
  const newest = await newestSlot(chunks, area, PRODUCTION_PUBLISHED);
  if (!newest) return undefined;
  const { chunk, slot } = newest;
  return { chunk, period: chunk.key.period, first: slot, end: slot + 1 };
}
