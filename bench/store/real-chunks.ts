import {
  type Chunk,
  type ChunkKey,
  DAY,
  DraftChunk,
  HALF_MW_PER_MW,
  PUBLISHED_MEASURES,
  slotStart,
} from '@courant/core/domain';

const SLOTS = 48;
const FIRST_DAY = Date.UTC(2020, 0, 1);

/** Keys of half-hour chunks of one region, a day each. */
export const chunkKeys = (count: number): ChunkKey[] =>
  Array.from({ length: count }, (_, n) => ({
    area: 'HDF',
    resolution: 'HALF_HOUR',
    period: FIRST_DAY + n * DAY,
  }));

/** A draft over the loaded chunk with every published measure set, differently in each round. */
export function fillChunk(from: Chunk, round: number): DraftChunk {
  const draft = new DraftChunk(from);
  draft.ensureSlot(slotStart(from.key.resolution, from.key.period, SLOTS - 1));
  for (let slot = 0; slot < SLOTS; slot++) {
    draft.vintageRank[slot] = 2;
    draft.regions[slot] = 1;
    draft.setBy[slot] = 1_000_000 * round + slot;
    draft.knownAt[slot] = FIRST_DAY + round;
    PUBLISHED_MEASURES.forEach((measure, i) => {
      draft.column(measure).setMean(slot, HALF_MW_PER_MW * (300 * i + round + 40 * (slot % 7)), 2);
    });
  }
  return draft;
}
