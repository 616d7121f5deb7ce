import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { pick, seededRandom } from '../testing/random.ts';
import { type Chunk, type ChunkKey, DraftChunk, emptyChunk, type Numbers, type Superseded } from './chunk.ts';
import { CHUNK_FORMAT } from './chunk-layout.ts';
import { ChunkFormatError, decodeChunk } from './decode-chunk.ts';
import { encodeChunk } from './encode-chunk.ts';
import { PUBLISHED_MEASURES, STORED_MEASURES, type StoredMeasure } from './measure.ts';
import { slotStart } from './resolution.ts';

const KEY: ChunkKey = { area: 'HDF', resolution: 'HALF_HOUR', period: Date.UTC(2024, 0, 18) };

type RandomSource = () => number;
const randomInteger = (random: RandomSource, low: number, high: number): number =>
  low + Math.floor(random() * (high - low + 1));

/** Ranges that end where a narrower kind of number ends, and one beyond. */
const RANGES: readonly (readonly [number, number])[] = [
  [0, 0],
  [7, 7],
  [-3, -3],
  [0, 255],
  [0, 256],
  [-1, 255],
  [-(2 ** 15), 2 ** 15 - 1],
  [0, 2 ** 15],
  [-(2 ** 15) - 1, 0],
  [-(2 ** 31), 2 ** 31 - 1],
  [0, 2 ** 31],
  [0, Number.MAX_SAFE_INTEGER],
];

/** Numbers of one range; two or more include both ends of it. */
function numbers(random: RandomSource, length: number): number[] {
  const [low, high] = pick(random, RANGES);
  const all = Array.from({ length }, () => randomInteger(random, low, high));
  if (length > 1) all.splice(0, 2, low, high);
  return all;
}

/** A column such as a roll-up has, or the plain means of a published leaf, or nothing at all. */
function fillColumn(random: RandomSource, draft: DraftChunk, measure: StoredMeasure): void {
  const column = draft.column(measure);
  const kind = random();
  if (kind < 0.2) return;
  const array = () => Float64Array.from(numbers(random, draft.length));
  const [means, sums, mins, maxes] = [array(), array(), array(), array()];
  for (let slot = 0; slot < draft.length; slot++) {
    if (random() < 0.2) continue; // Not published.
    column.setMean(slot, (means[slot] ?? 0) % 100_000, 1 + Math.floor(random() * 2));
    if (kind > 0.6) {
      column.sum[slot] = sums[slot] ?? 0;
      column.min[slot] = mins[slot] ?? 0;
      column.max[slot] = maxes[slot] ?? 0;
    }
  }
}

const supersededRow = (random: RandomSource, length: number): Superseded => ({
  slot: randomInteger(random, 0, length - 1),
  vintageRank: randomInteger(random, 1, 3),
  position: randomInteger(random, 0, 2 ** 33),
  knownAt: randomInteger(random, 1.6e12, 1.8e12),
  values: PUBLISHED_MEASURES.map(() => (random() < 0.3 ? null : randomInteger(random, -9_000, 9_000))),
});

function randomDraft(seed: number): DraftChunk {
  const random = seededRandom(seed);
  const draft = new DraftChunk(emptyChunk(KEY));
  const length = randomInteger(random, 1, 48);
  draft.ensureSlot(slotStart(KEY.resolution, KEY.period, length - 1));
  for (const part of ['vintageRank', 'regions', 'setBy', 'firstSetBy', 'knownAt'] as const) {
    draft[part].set(numbers(random, length));
  }
  for (const measure of STORED_MEASURES) fillColumn(random, draft, measure);
  const rows = random() < 0.5 ? 0 : randomInteger(random, 1, 30);
  draft.superseded = Array.from({ length: rows }, () => supersededRow(random, length));
  return draft;
}

const listOf = (of: Numbers): number[] => Array.from(of);

const contentOf = (chunk: Chunk) => ({
  key: chunk.key,
  length: chunk.length,
  slots: [chunk.vintageRank, chunk.regions, chunk.setBy, chunk.firstSetBy, chunk.knownAt].map(listOf),
  columns: STORED_MEASURES.map((measure) => {
    const { sum, count, min, max } = chunk.column(measure);
    return [sum, count, min, max].map(listOf);
  }),
  superseded: chunk.superseded,
});

const roundTrip = (chunk: Chunk, version = 1): Chunk => decodeChunk(chunk.key, version, encodeChunk(chunk));

describe('a chunk through its bytes', () => {
  test('comes back equal, whatever numbers it holds', () => {
    for (let seed = 0; seed < 500; seed++) {
      const draft = randomDraft(seed);
      expect(contentOf(roundTrip(draft)), `seed ${seed}`).toEqual(contentOf(draft));
    }
  });

  test('gives the same bytes again, read and written a second time', () => {
    for (let seed = 0; seed < 200; seed++) {
      const bytes = encodeChunk(randomDraft(seed));
      const again = encodeChunk(decodeChunk(KEY, 1, bytes));
      expect(Buffer.compare(again, bytes), `seed ${seed}`).toBe(0);
    }
  });

  test('keeps numbers that are not whole', () => {
    const draft = new DraftChunk(emptyChunk(KEY));
    draft.ensureSlot(KEY.period);
    draft.ensureSlot(KEY.period + 30 * 60_000);
    draft.column('WIND').setMean(0, 10.25, 2);
    draft.column('WIND').setMean(1, -0.1, 1);
    expect(contentOf(roundTrip(draft))).toEqual(contentOf(draft));
  });

  test('takes the version from outside and nothing from where it was', () => {
    const chunk = roundTrip(randomDraft(1), 42);
    expect(chunk.version).toBe(42);
    expect(chunk.key).toBe(KEY);
  });

  test('an empty chunk stays empty', () => {
    const chunk = roundTrip(emptyChunk(KEY));
    expect(chunk.length).toBe(0);
    expect(contentOf(chunk)).toEqual(contentOf(emptyChunk(KEY)));
  });

  test('can be drafted again and grow', () => {
    const draft = new DraftChunk(roundTrip(randomDraft(3)));
    const slot = draft.ensureSlot(slotStart(KEY.resolution, KEY.period, 47));
    draft.column('SOLAR').setMean(slot, 12, 2);
    expect(contentOf(roundTrip(draft))).toEqual(contentOf(draft));
    expect(draft.length).toBe(48);
  });
});

describe('the bytes of a chunk', () => {
  test.each([0, 1, 4, 7, 8, 13])('may lie at any offset of a buffer: %i', (offset) => {
    const draft = randomDraft(11);
    const bytes = encodeChunk(draft);
    const buffer = new Uint8Array(bytes.length + offset + 5).fill(0xff);
    buffer.set(bytes, offset);
    const chunk = decodeChunk(KEY, 1, buffer.subarray(offset, offset + bytes.length));
    expect(contentOf(chunk)).toEqual(contentOf(draft));
  });

  test('are read as float64 whatever they are packed in, so that a loop meets one kind of array only', () => {
    const chunk = decodeChunk(KEY, 1, encodeChunk(randomDraft(11)));
    const columns = STORED_MEASURES.map((measure) => chunk.column(measure));
    const arrays = columns.flatMap(({ sum, count, min, max }) => [sum, count, min, max]);
    arrays.push(chunk.vintageRank, chunk.regions, chunk.setBy, chunk.firstSetBy, chunk.knownAt);
    expect(arrays.filter((array) => !(array instanceof Float64Array))).toEqual([]);
  });

  test('of a day of published half-hours are fewer than 2,500', () => {
    const random = seededRandom(5);
    const draft = new DraftChunk(emptyChunk(KEY));
    for (let slot = 0; slot < 48; slot++) {
      draft.ensureSlot(slotStart(KEY.resolution, KEY.period, slot));
      draft.vintageRank[slot] = 2;
      draft.regions[slot] = 1;
      draft.setBy[slot] = draft.firstSetBy[slot] = 1_000_000 + slot;
      draft.knownAt[slot] = 1.7e12;
      for (const measure of STORED_MEASURES)
        draft.column(measure).setMean(slot, 2 * randomInteger(random, 0, 12_000), 2);
    }
    expect(encodeChunk(draft).length).toBeLessThan(2_500);
  });

  /** A leaf chunk with a different number in each array, and one superseded reading. */
  function sampleDraft(): DraftChunk {
    const draft = new DraftChunk(emptyChunk(KEY));
    draft.ensureSlot(slotStart(KEY.resolution, KEY.period, 1));
    for (const slot of [0, 1]) {
      draft.vintageRank[slot] = 2 + slot;
      draft.regions[slot] = slot;
      draft.setBy[slot] = 70_000 + slot;
      draft.firstSetBy[slot] = 300 + slot;
      draft.knownAt[slot] = 1.7e12 + slot;
      for (const [i, measure] of STORED_MEASURES.entries()) {
        draft.column(measure).setMean(slot, 100 * i + slot, 2);
      }
    }
    draft.column('WIND').max[1] = 40_000;
    const values = PUBLISHED_MEASURES.map((measure, i) => (measure === 'NUCLEAR' ? null : 10 * i));
    draft.superseded = [{ slot: 1, vintageRank: 2, position: 5, knownAt: 1.6e12, values }];
    return draft;
  }

  test('are the same for every build of one format: raise CHUNK_FORMAT before you change this hash', () => {
    const bytes = encodeChunk(sampleDraft());
    expect(CHUNK_FORMAT).toBe(2);
    expect(bytes).toHaveLength(520);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(
      '73673fe437e599f5a2aefe5665f51b21c2e90ab403df270e4ece26a40cbabfe7',
    );
  });

  test('of format 1 are read, and become those of this format', () => {
    const bytes = inflateRawSync(Buffer.from(SAMPLE_OF_FORMAT_1, 'base64'));
    const chunk = decodeChunk(KEY, 1, new Uint8Array(bytes));
    expect(contentOf(chunk)).toEqual(contentOf(sampleDraft()));
    expect(Buffer.compare(encodeChunk(chunk), encodeChunk(sampleDraft()))).toBe(0);
  });

  test('of a day whose offsets follow each other store the first and the step', () => {
    const draft = new DraftChunk(emptyChunk(KEY));
    draft.ensureSlot(slotStart(KEY.resolution, KEY.period, 47));
    const without = encodeChunk(draft).length;
    for (let slot = 0; slot < 48; slot++) draft.setBy[slot] = 1_000_000 + 3 * slot;
    expect(encodeChunk(draft).length).toBe(without + 16);
    expect(contentOf(roundTrip(draft))).toEqual(contentOf(draft));
    draft.setBy[47] = 0;
    expect(encodeChunk(draft).length).toBe(without + 48 * 4);
    expect(contentOf(roundTrip(draft))).toEqual(contentOf(draft));
  });

  test('of hours store no sums while each mean lies in the middle of its two half-hours', () => {
    const draft = new DraftChunk(emptyChunk(KEY));
    draft.ensureSlot(slotStart(KEY.resolution, KEY.period, 47));
    const column = draft.column('WIND');
    for (let slot = 0; slot < 48; slot++) {
      const [min, max] = [300 * slot, 301 * slot + 7];
      column.setMean(slot, min, 4);
      column.max[slot] = max;
      column.sum[slot] = 2 * min + 2 * max;
    }
    const withoutSums = encodeChunk(draft).length;
    expect(contentOf(roundTrip(draft))).toEqual(contentOf(draft));
    column.sum[47] = 1;
    expect(encodeChunk(draft).length).toBe(withoutSums + 48 * 4);
    expect(contentOf(roundTrip(draft))).toEqual(contentOf(draft));
  });

  test('of more than 64 kB are read back too', () => {
    const draft = randomDraft(11);
    const row = draft.superseded[0] ?? supersededRow(seededRandom(1), draft.length);
    draft.superseded = Array.from({ length: 3_000 }, (_, position) => ({ ...row, position: position ** 2 }));
    draft.superseded = draft.superseded.map((each, i) => ({ ...each, values: each.values.map(() => i * i) }));
    expect(encodeChunk(draft).length).toBeGreaterThan(2 ** 16);
    expect(contentOf(roundTrip(draft))).toEqual(contentOf(draft));
  });

  test.each([520, 20, 1])('of another format are refused with all formats, be they %i', (length) => {
    const bytes = encodeChunk(sampleDraft()).slice(0, length);
    bytes[0] = CHUNK_FORMAT + 1;
    const decode = () => decodeChunk(KEY, 1, bytes);
    expect(decode).toThrow(ChunkFormatError);
    expect(decode).toThrow(`format ${CHUNK_FORMAT + 1}; this version reads 1 and ${CHUNK_FORMAT}`);
  });
});

/** What format 1 made of the sample; deflated. */
const SAMPLE_OF_FORMAT_1 =
  'VZBPKERRFIe/c96k7Eyk7LBQNBZqNlI8E2UKNdLk2RFqdsZimN3In5od2c7OylopNRZSMmul7JTSzE75Uzby9M7Uu7e+fn33ds+vjgAKCNEZFBgRSAtM' +
  'CMwKLAkEAlvGukBBoGTsCJQFjo0DgarAmUBN4FzgQuDKuBS4Frg37gQaAk/GY9j3HHa9Ga9hXyvs+jY+wr6fsKtDIzyFToVeo1uhT2HIGFAYVhhTGFfw' +
  'FaYVsgo5hUBhTaGgUFQoK+yHM6sK6tlibEHbSaGYFFIyajeV/G99L0OXZXuR0fE3Nl1/aLi+oqsa9/bclIBfgxM5jU/0P+VL3P+B87+uN473ewNe3A+9' +
  'I8ebXsvx+cRCIu5RvE+53vOfzdLcbibyl9so0/Y+aTljmbVcjLKSM182z5sH/h8=';
