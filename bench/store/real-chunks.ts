import {
  type Chunk,
  type ChunkKey,
  DAY,
  DraftChunk,
  HALVES,
  PUBLISHED_MEASURES,
  slotStart,
} from '@courant/core/domain';

const SLOTS = 48;
const FIRST_DAY = Date.UTC(2020, 0, 1);

/** Half-hours of so many days of one region. */
export const keysOf = (count: number): ChunkKey[] =>
  Array.from({ length: count }, (_, n) => ({
    area: 'HDF',
    resolution: 'HALF_HOUR',
    period: FIRST_DAY + n * DAY,
  }));

/** A chunk over the one loaded, every published measure full, no two rounds alike. */
export function filled(from: Chunk, round: number): DraftChunk {
  const draft = new DraftChunk(from);
  draft.slotFor(slotStart(from.key.resolution, from.key.period, SLOTS - 1));
  for (let slot = 0; slot < SLOTS; slot++) {
    draft.rank[slot] = 2;
    draft.regions[slot] = 1;
    draft.setter[slot] = 1_000_000 * round + slot;
    draft.knownAt[slot] = FIRST_DAY + round;
    PUBLISHED_MEASURES.forEach((measure, i) => {
      draft.column(measure).put(slot, HALVES * (300 * i + round + 40 * (slot % 7)), 2);
    });
  }
  return draft;
}
