import type { AreaCode } from '@courant/core/domain';
import type { FilteredChunks } from '../column/filtered-chunks.ts';
import { lastSlotWithMeasure, newestSlot, type OrderedChunks, type SlotSearch } from '../column/live-edge.ts';
import type { Piece } from '../column/piece.ts';

/** Days before an instant in which the newest production as of it is looked for. */
export const MAX_PAST_DAYS = 3;

// Production is seldom long behind the other measures; one query bounds what an area without any costs.
const PRODUCTION_PUBLISHED: SlotSearch = {
  lastSlotIn: (chunk) => lastSlotWithMeasure(chunk, 'PRODUCTION'),
  chunksPerPage: 14,
  maxPages: 1,
};

// As of an instant a day of the country is summed from all regions.
const PAST_PRODUCTION: SlotSearch = { ...PRODUCTION_PUBLISHED, chunksPerPage: 1, maxPages: MAX_PAST_DAYS };

/** An area's newest slot whose production is published, on its finest leaf grid; undefined where no recent one is. */
export const newestProduction = (chunks: OrderedChunks, area: AreaCode): Promise<Piece | undefined> =>
  findNewest(chunks, area, PRODUCTION_PUBLISHED);

/** The same as of an instant, which the chunks are filtered by; undefined where the days before it have none. */
export const newestPastProduction = (chunks: FilteredChunks, area: AreaCode): Promise<Piece | undefined> =>
  findNewest(chunks, area, PAST_PRODUCTION);

async function findNewest(
  chunks: OrderedChunks,
  area: AreaCode,
  search: SlotSearch,
): Promise<Piece | undefined> {
  const newest = await newestSlot(chunks, area, search);
  if (!newest) return undefined;
  const { chunk, slot } = newest;
  return { chunk, period: chunk.key.period, first: slot, end: slot + 1 };
}
