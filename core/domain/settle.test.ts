import { expect, test } from 'vitest';
import { reading, TestChunkStore, values } from '../testing/domain-fixture.ts';
import {
  bucketStart,
  bucketsIn,
  type Chunk,
  chunkId,
  describeContent,
  emptyChunk,
  HOUR,
  type Measure,
  MINUTE,
  meanMw,
  periodStart,
  planRegion,
  RESOLUTIONS,
  type RegionCode,
  type Resolution,
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
  measure: Measure = 'CONSUMPTION',
  area: RegionCode = 'BRE',
) => {
  const [chunk] = store.load([{ area, resolution, period: periodStart(resolution, start) }]);
  return meanMw(chunk.column(measure), slotOf(resolution, start));
};
const chunkOf = (store: TestChunkStore, resolution: Resolution, start: number): Chunk =>
  store.load([{ area: 'BRE', resolution, period: periodStart(resolution, start) }])[0];

test('a late real-time figure never replaces a definitive half-hour, but has its quarter-hour', () => {
  const shelf = new TestChunkStore();
  shelf.settleRegion('BRE', [
    reading({ start: TEN, vintage: 'DEFINITIVE', values: values({ CONSUMPTION: 2412 }), position: 0 }),
  ]);
  shelf.settleRegion('BRE', [reading({ start: TEN, values: values({ CONSUMPTION: 9999 }), position: 1 })]);
  expect(cell(shelf, 'HALF_HOUR', TEN)).toBe(2412);
  expect(cell(shelf, 'QUARTER_HOUR', TEN)).toBe(9999);
  expect(cell(shelf, 'HOUR', TEN)).toBe(2412);
});

test('a half-hour of real time is the mean of its published quarters, and is never kept as superseded', () => {
  const shelf = new TestChunkStore();
  shelf.settleRegion('BRE', [reading({ start: TEN, values: values({ CONSUMPTION: 2400 }), position: 0 })]);
  expect(cell(shelf, 'HALF_HOUR', TEN)).toBe(2400);
  shelf.settleRegion('BRE', [
    reading({ start: TEN + 15 * MINUTE, values: values({ CONSUMPTION: 2401 }), position: 1 }),
  ]);
  expect(cell(shelf, 'HALF_HOUR', TEN)).toBe(2400.5);
  shelf.settleRegion('BRE', [
    reading({ start: TEN, vintage: 'CONSOLIDATED', values: values({ CONSUMPTION: 2390 }), position: 2 }),
  ]);
  expect(cell(shelf, 'HALF_HOUR', TEN)).toBe(2390);
  expect(chunkOf(shelf, 'HALF_HOUR', TEN).superseded).toEqual([]);
});

test('a consolidated day replaced by a definitive one is kept in the same chunk; in the other order the definitive stays', () => {
  const first = new TestChunkStore();
  const consolidated = reading({
    start: TEN,
    vintage: 'CONSOLIDATED',
    values: values({ CONSUMPTION: 2390 }),
  });
  const definitive = reading({ start: TEN, vintage: 'DEFINITIVE', values: values({ CONSUMPTION: 2412 }) });
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
  const shelf = new TestChunkStore();
  const quarter = (mw: number, position: number) =>
    reading({ start: TEN, values: values({ CONSUMPTION: mw }), position });
  shelf.settleRegion('BRE', [quarter(2400, 4), quarter(2400, 5), quarter(2500, 6)]);
  shelf.settleRegion('BRE', [quarter(2400, 4), quarter(2400, 5)]);
  const chunk = chunkOf(shelf, 'QUARTER_HOUR', TEN);
  expect(cell(shelf, 'QUARTER_HOUR', TEN)).toBe(2500);
  expect(chunk.superseded.map((row) => [row.position, row.values[0]])).toEqual([[4, 2400]]);
});

test('production is null while a filière that the region has is not published, and only then', () => {
  const shelf = new TestChunkStore();
  shelf.settleRegion('BRE', [
    reading({ start: TEN, values: values({ CONSUMPTION: 2400, WIND: 700, SOLAR: 20, NUCLEAR: null }) }),
    reading({ start: TEN + 15 * MINUTE, values: values({ WIND: 700, SOLAR: null }), position: 1 }),
  ]);
  expect(cell(shelf, 'QUARTER_HOUR', TEN, 'PRODUCTION')).toBe(720);
  expect(cell(shelf, 'QUARTER_HOUR', TEN + 15 * MINUTE, 'PRODUCTION')).toBeNull();
});

test('what is not published stays null in every grid, never 0', () => {
  const shelf = new TestChunkStore();
  shelf.settleRegion('BRE', [reading({ start: TEN, values: values({ WIND: 12, SOLAR: 3 }, null) })]);
  for (const resolution of RESOLUTIONS) {
    expect(cell(shelf, resolution, TEN, 'CONSUMPTION')).toBeNull();
    expect(cell(shelf, resolution, TEN, 'WIND')).toBe(12);
  }
});

test('a revision of one slot changes only the buckets that contain it', () => {
  const shelf = new TestChunkStore();
  const days = bucketsIn('HALF_HOUR', at('2024-01-10T00:00:00Z'), at('2024-02-20T00:00:00Z'));
  shelf.settleRegion(
    'BRE',
    days.map((start, position) => reading({ start, vintage: 'CONSOLIDATED', position })),
  );
  const before = new Map(
    shelf.all().map((chunk) => [chunkId(chunk.key), describeContent(chunk).split('\n')]),
  );
  const moved = at('2024-01-31T23:30:00Z');
  shelf.settleRegion('BRE', [reading({ start: moved, vintage: 'DEFINITIVE', position: days.length })]);
  for (const chunk of shelf.all()) {
    const were = before.get(chunkId(chunk.key)) ?? [];
    const changed = describeContent(chunk)
      .split('\n')
      .filter((line, i) => line !== were[i]);
    const holding = new Date(bucketStart(chunk.key.resolution, moved)).toISOString();
    for (const line of changed) expect(line.startsWith(holding)).toBe(true);
  }
});

test('after a crash between save and announce, the same batch still names its slots; an older batch does not', () => {
  const shelf = new TestChunkStore();
  const batch = [reading({ start: TEN, position: 7 })];
  expect(shelf.settleRegion('BRE', batch).touchedSlots.map((slot) => slot.resolution)).toEqual([
    'QUARTER_HOUR',
    'HALF_HOUR',
  ]);
  expect(shelf.settleRegion('BRE', batch).touchedSlots).toHaveLength(2);
  const equalAgain = [reading({ start: TEN, position: 8 })];
  expect(shelf.settleRegion('BRE', equalAgain).touchedSlots).toEqual([]);
  expect(shelf.settleRegion('BRE', equalAgain).chunks).toHaveLength(7);
});

test("a bucket's vintage is its lowest", () => {
  const shelf = new TestChunkStore();
  shelf.settleRegion('BRE', [
    reading({ start: TEN, vintage: 'DEFINITIVE', position: 0 }),
    reading({ start: TEN + HOUR / 2, vintage: 'CONSOLIDATED', position: 1 }),
    reading({ start: TEN + HOUR, position: 2 }),
  ]);
  const vintage = (resolution: Resolution, start: number) =>
    vintageOfRank(chunkOf(shelf, resolution, start).vintageRank[slotOf(resolution, start)]);
  expect(vintage('HALF_HOUR', TEN)).toBe('DEFINITIVE');
  expect(vintage('HOUR', TEN)).toBe('CONSOLIDATED');
  expect(vintage('DAY', TEN)).toBe('REAL_TIME');
});

test('settling leaves what was loaded as it was', () => {
  const shelf = new TestChunkStore();
  shelf.settleRegion('BRE', [reading({ start: TEN, position: 0 })]);
  const next = [reading({ start: TEN, values: values({ CONSUMPTION: 1 }), position: 1 })];
  const plan = planRegion('BRE', next);
  const targets = shelf.load(plan.targets);
  const before = targets.map(describeContent);
  settleRegion('BRE', next, targets, shelf.load(plan.inputs));
  expect(targets.map(describeContent)).toEqual(before);
  expect(sameValues(values({}), values({}))).toBe(true);
  expect(describeContent(emptyChunk(plan.targets[0]))).toBe('');
});
