import { expect, test } from 'vitest';
import { positionedReading, values } from '../testing/reading.ts';
import { TestChunkStore } from '../testing/test-chunk-store.ts';
import {
  bucketStart,
  bucketsIn,
  type Chunk,
  chunkId,
  describeContent,
  emptyChunk,
  HOUR,
  MINUTE,
  meanMw,
  periodStart,
  planRegion,
  RESOLUTIONS,
  type RegionCode,
  type Resolution,
  type StoredMeasure,
  sameValues,
  settleRegion,
  slotOf,
  vintageOfRank,
} from './index.ts';

const at = (iso: string): number => Date.parse(iso);
const TEN = at('2026-08-27T10:00:00Z');
const cell = (
  store: TestChunkStore,
  resolution: Resolution,
  start: number,
  measure: StoredMeasure = 'CONSUMPTION',
  area: RegionCode = 'BRE',
) => {
  const chunk = store.chunk({ area, resolution, period: periodStart(resolution, start) });
  return meanMw(chunk.column(measure), slotOf(resolution, start));
};
const chunkOf = (store: TestChunkStore, resolution: Resolution, start: number): Chunk =>
  store.chunk({ area: 'BRE', resolution, period: periodStart(resolution, start) });

test('a late real-time figure never replaces a definitive half-hour, but has its quarter-hour', () => {
  const store = new TestChunkStore();
  store.settleRegion('BRE', [
    positionedReading({
      start: TEN,
      vintage: 'DEFINITIVE',
      values: values({ CONSUMPTION: 2412 }),
      position: 0,
    }),
  ]);
  store.settleRegion('BRE', [
    positionedReading({ start: TEN, values: values({ CONSUMPTION: 9999 }), position: 1 }),
  ]);
  expect(cell(store, 'HALF_HOUR', TEN)).toBe(2412);
  expect(cell(store, 'QUARTER_HOUR', TEN)).toBe(9999);
  expect(cell(store, 'HOUR', TEN)).toBe(2412);
});

test('a half-hour of real time is the mean of its published quarters, and is never kept as superseded', () => {
  const store = new TestChunkStore();
  store.settleRegion('BRE', [
    positionedReading({ start: TEN, values: values({ CONSUMPTION: 2400 }), position: 0 }),
  ]);
  expect(cell(store, 'HALF_HOUR', TEN)).toBe(2400);
  store.settleRegion('BRE', [
    positionedReading({ start: TEN + 15 * MINUTE, values: values({ CONSUMPTION: 2401 }), position: 1 }),
  ]);
  expect(cell(store, 'HALF_HOUR', TEN)).toBe(2400.5);
  store.settleRegion('BRE', [
    positionedReading({
      start: TEN,
      vintage: 'CONSOLIDATED',
      values: values({ CONSUMPTION: 2390 }),
      position: 2,
    }),
  ]);
  expect(cell(store, 'HALF_HOUR', TEN)).toBe(2390);
  expect(chunkOf(store, 'HALF_HOUR', TEN).superseded).toEqual([]);
});

test('a consolidated day replaced by a definitive one is kept in the same chunk; in the other order the definitive stays', () => {
  const first = new TestChunkStore();
  const consolidated = positionedReading({
    start: TEN,
    vintage: 'CONSOLIDATED',
    values: values({ CONSUMPTION: 2390 }),
  });
  const definitive = positionedReading({
    start: TEN,
    vintage: 'DEFINITIVE',
    values: values({ CONSUMPTION: 2412 }),
  });
  first.settleRegion('BRE', [
    { ...consolidated, position: 0 },
    { ...definitive, position: 1 },
  ]);
  expect(cell(first, 'HALF_HOUR', TEN)).toBe(2412);
  expect(chunkOf(first, 'HALF_HOUR', TEN).superseded.map((row) => [row.vintageRank, row.values[0]])).toEqual([
    [2, 2390],
  ]);

  const other = new TestChunkStore();
  other.settleRegion('BRE', [
    { ...definitive, position: 0 },
    { ...consolidated, position: 1 },
  ]);
  expect(cell(other, 'HALF_HOUR', TEN)).toBe(2412);
});

test('equal vintage, later position wins; an equal reading changes nothing', () => {
  const store = new TestChunkStore();
  const quarter = (mw: number, position: number) =>
    positionedReading({ start: TEN, values: values({ CONSUMPTION: mw }), position });
  store.settleRegion('BRE', [quarter(2400, 4), quarter(2400, 5), quarter(2500, 6)]);
  store.settleRegion('BRE', [quarter(2400, 4), quarter(2400, 5)]);
  const chunk = chunkOf(store, 'QUARTER_HOUR', TEN);
  expect(cell(store, 'QUARTER_HOUR', TEN)).toBe(2500);
  expect(chunk.superseded.map((row) => [row.position, row.values[0]])).toEqual([[4, 2400]]);
});

test('production is null while a filière that the region has is not published, and only then', () => {
  const store = new TestChunkStore();
  store.settleRegion('BRE', [
    positionedReading({
      start: TEN,
      values: values({ CONSUMPTION: 2400, WIND: 700, SOLAR: 20, NUCLEAR: null }),
    }),
    positionedReading({ start: TEN + 15 * MINUTE, values: values({ WIND: 700, SOLAR: null }), position: 1 }),
  ]);
  expect(cell(store, 'QUARTER_HOUR', TEN, 'PRODUCTION')).toBe(720);
  expect(cell(store, 'QUARTER_HOUR', TEN + 15 * MINUTE, 'PRODUCTION')).toBeNull();
});

test('what is not published stays null in every grid, never 0', () => {
  const store = new TestChunkStore();
  store.settleRegion('BRE', [
    positionedReading({ start: TEN, values: values({ WIND: 12, SOLAR: 3 }, null) }),
  ]);
  for (const resolution of RESOLUTIONS) {
    expect(cell(store, resolution, TEN, 'CONSUMPTION')).toBeNull();
    expect(cell(store, resolution, TEN, 'WIND')).toBe(12);
  }
});

test('a revision of one slot changes only the buckets that contain it', () => {
  const store = new TestChunkStore();
  const days = bucketsIn('HALF_HOUR', at('2024-01-10T00:00:00Z'), at('2024-02-20T00:00:00Z'));
  store.settleRegion(
    'BRE',
    days.map((start, position) => positionedReading({ start, vintage: 'CONSOLIDATED', position })),
  );
  const before = new Map(
    store.all().map((chunk) => [chunkId(chunk.key), describeContent(chunk).split('\n')]),
  );
  const moved = at('2024-01-31T23:30:00Z');
  store.settleRegion('BRE', [
    positionedReading({ start: moved, vintage: 'DEFINITIVE', position: days.length }),
  ]);
  for (const chunk of store.all()) {
    const earlier = before.get(chunkId(chunk.key)) ?? [];
    const changed = describeContent(chunk)
      .split('\n')
      .filter((line, i) => line !== earlier[i]);
    const holding = new Date(bucketStart(chunk.key.resolution, moved)).toISOString();
    for (const line of changed) expect(line.startsWith(holding)).toBe(true);
  }
});

test('after a crash between save and announce, the same batch still names its slots; an older batch does not', () => {
  const store = new TestChunkStore();
  const batch = [positionedReading({ start: TEN, position: 7 })];
  expect(store.settleRegion('BRE', batch).touchedSlots.map((slot) => slot.resolution)).toEqual([
    'QUARTER_HOUR',
    'HALF_HOUR',
  ]);
  expect(store.settleRegion('BRE', batch).touchedSlots).toHaveLength(2);
  const equalAgain = [positionedReading({ start: TEN, position: 8 })];
  expect(store.settleRegion('BRE', equalAgain).touchedSlots).toEqual([]);
  expect(store.settleRegion('BRE', equalAgain).chunks).toHaveLength(7);
});

test("a bucket's vintage is its lowest", () => {
  const store = new TestChunkStore();
  store.settleRegion('BRE', [
    positionedReading({ start: TEN, vintage: 'DEFINITIVE', position: 0 }),
    positionedReading({ start: TEN + HOUR / 2, vintage: 'CONSOLIDATED', position: 1 }),
    positionedReading({ start: TEN + HOUR, position: 2 }),
  ]);
  const vintage = (resolution: Resolution, start: number) =>
    vintageOfRank(chunkOf(store, resolution, start).vintageRank[slotOf(resolution, start)] ?? 0);
  expect(vintage('HALF_HOUR', TEN)).toBe('DEFINITIVE');
  expect(vintage('HOUR', TEN)).toBe('CONSOLIDATED');
  expect(vintage('DAY', TEN)).toBe('REAL_TIME');
});

test('settling leaves what was loaded as it was', () => {
  const store = new TestChunkStore();
  store.settleRegion('BRE', [positionedReading({ start: TEN, position: 0 })]);
  const next = [positionedReading({ start: TEN, values: values({ CONSUMPTION: 1 }), position: 1 })];
  const plan = planRegion('BRE', next);
  const targets = store.load(plan.targets);
  const before = targets.map(describeContent);
  settleRegion('BRE', next, targets, store.load(plan.inputs));
  expect(targets.map(describeContent)).toEqual(before);
  expect(sameValues(values({}), values({}))).toBe(true);
  expect(plan.targets.map((key) => describeContent(emptyChunk(key))).join('')).toBe('');
});
