import {
  type AreaCode,
  type Chunk,
  type ChunkKey,
  DAY,
  DraftChunk,
  decodeChunk,
  encodeChunk,
  HALF_MW_PER_MW,
  type Numbers,
  PUBLISHED_MEASURES,
  periodStart,
  type Resolution,
  STORED_MEASURES,
  type StoredMeasure,
  type Superseded,
  slotStart,
} from '../../domain/index.ts';

/** Chunks that the tests of a store can tell apart, and their content. */

export const NEW_YEAR = Date.UTC(2024, 0, 1);
const SLOTS = 48;

export const halfHours = (area: AreaCode, period: number): ChunkKey => ({
  area,
  resolution: 'HALF_HOUR',
  period,
});

/** Key of the half-hours of one day, counted from a new year. */
export const day = (n: number, area: AreaCode = 'HDF'): ChunkKey => halfHours(area, NEW_YEAR + n * DAY);
export const days = (...ns: number[]): ChunkKey[] => ns.map((n) => day(n));
/** Key of the chunk of another grid that holds the new year. */
export const inGrid = (resolution: Resolution, area: AreaCode = 'HDF'): ChunkKey => ({
  area,
  resolution,
  period: periodStart(resolution, NEW_YEAR + DAY),
});
export const periodsOf = (chunks: readonly { readonly key: ChunkKey }[]): number[] =>
  chunks.map(({ key }) => (key.period - NEW_YEAR) / DAY);

/** A draft of 48 slots, each number of which is computed from `mark`; its WIND is `mark` MW in each slot. */
export function markedDraft(from: Chunk, mark: number): DraftChunk {
  const draft = new DraftChunk(from);
  draft.ensureSlot(slotStart(from.key.resolution, from.key.period, SLOTS - 1));
  for (let slot = 0; slot < SLOTS; slot++) {
    draft.vintageRank[slot] = 1 + (mark % 3);
    draft.regions[slot] = 1;
    draft.setBy[slot] = 1_000 * mark + slot;
    draft.firstSetBy[slot] = slot;
    draft.knownAt[slot] = 1_700_000_000_000 + mark;
    for (const measure of STORED_MEASURES)
      draft.column(measure).setMean(slot, figure(measure, mark, slot), 2);
  }
  return draft;
}

const figure = (measure: StoredMeasure, mark: number, slot: number): number =>
  measure === 'WIND' ? HALF_MW_PER_MW * mark : mark * 100 + STORED_MEASURES.indexOf(measure) * 10 + slot;

/** A superseded reading, every second measure of which was not published. */
export const supersededReading = (slot: number, position: number): Superseded => ({
  slot,
  vintageRank: 1,
  position,
  knownAt: 1_700_000_000_000 + position,
  values: PUBLISHED_MEASURES.map((_, i) => (i % 2 === 0 ? null : i * 10 - 50 + (position % 100))),
});

/** Everything in a chunk but its version, as plain arrays. */
export const contentOf = (chunk: Chunk) => ({
  key: { ...chunk.key },
  length: chunk.length,
  slots: [chunk.vintageRank, chunk.regions, chunk.setBy, chunk.firstSetBy, chunk.knownAt].map(numbersOf),
  columns: STORED_MEASURES.map((measure) => {
    const { sum, count, min, max } = chunk.column(measure);
    return [sum, count, min, max].map(numbersOf);
  }),
  superseded: chunk.superseded.map((row) => ({ ...row, values: [...row.values] })),
});

const numbersOf = (numbers: Numbers): number[] => Array.from(numbers);

/** The same chunk at another version. */
export const atVersion = (version: number, chunk: Chunk): Chunk =>
  decodeChunk(chunk.key, version, encodeChunk(chunk));
