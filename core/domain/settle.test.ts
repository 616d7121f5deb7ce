import { expect, test } from 'vitest';
import { chance, pick, reading, Shelf, values } from './fixture.ts';
import {
  bucketEnd,
  bucketStart,
  bucketsIn,
  type Chunk,
  chunkId,
  describeContent,
  emptyChunk,
  extremeMw,
  FILIERES,
  HOUR,
  hasMeasure,
  MEASURES,
  type Measure,
  MINUTE,
  meanMw,
  type PlacedReading,
  PUBLISHED_INDEX,
  periodStart,
  planRegion,
  RESOLUTIONS,
  type RegionCode,
  type Resolution,
  ROLL_UPS,
  rankOf,
  sameValues,
  settleRegion,
  slotOf,
  type Vintage,
  vintageOfRank,
} from './index.ts';

const at = (iso: string): number => Date.parse(iso);
const TEN = at('2026-08-27T10:00:00Z');
const cell = (
  shelf: Shelf,
  resolution: Resolution,
  start: number,
  measure: Measure = 'CONSUMPTION',
  area: RegionCode = 'BRE',
) => {
  const [chunk] = shelf.load([{ area, resolution, period: periodStart(resolution, start) }]);
  return meanMw(chunk.column(measure), slotOf(resolution, start));
};
const chunkOf = (shelf: Shelf, resolution: Resolution, start: number): Chunk =>
  shelf.load([{ area: 'BRE', resolution, period: periodStart(resolution, start) }])[0];

test('a late real-time figure never replaces a definitive half-hour, but has its quarter-hour', () => {
  const shelf = new Shelf();
  shelf.settleRegion('BRE', [
    reading({ start: TEN, vintage: 'DEFINITIVE', values: values({ CONSUMPTION: 2412 }), position: 0 }),
  ]);
  shelf.settleRegion('BRE', [reading({ start: TEN, values: values({ CONSUMPTION: 9999 }), position: 1 })]);
  expect(cell(shelf, 'HALF_HOUR', TEN)).toBe(2412);
  expect(cell(shelf, 'QUARTER_HOUR', TEN)).toBe(9999);
  expect(cell(shelf, 'HOUR', TEN)).toBe(2412);
});

test('a half-hour of real time is the mean of its published quarters, and is never kept as superseded', () => {
  const shelf = new Shelf();
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
  const first = new Shelf();
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
  expect(chunkOf(first, 'HALF_HOUR', TEN).superseded.map((row) => [row.rank, row.values[0]])).toEqual([
    [2, 2390],
  ]);

  const other = new Shelf();
  other.settleRegion('BRE', [
    { ...definitive, position: 0 },
    { ...consolidated, position: 1 },
  ]);
  expect(cell(other, 'HALF_HOUR', TEN)).toBe(2412);
});

test('equal vintage, later position wins; an equal reading changes nothing', () => {
  const shelf = new Shelf();
  const quarter = (mw: number, position: number) =>
    reading({ start: TEN, values: values({ CONSUMPTION: mw }), position });
  shelf.settleRegion('BRE', [quarter(2400, 4), quarter(2400, 5), quarter(2500, 6)]);
  shelf.settleRegion('BRE', [quarter(2400, 4), quarter(2400, 5)]);
  const chunk = chunkOf(shelf, 'QUARTER_HOUR', TEN);
  expect(cell(shelf, 'QUARTER_HOUR', TEN)).toBe(2500);
  expect(chunk.superseded.map((row) => [row.position, row.values[0]])).toEqual([[4, 2400]]);
});

test('production is null while a filière that the region has is not published, and only then', () => {
  const shelf = new Shelf();
  shelf.settleRegion('BRE', [
    reading({ start: TEN, values: values({ CONSUMPTION: 2400, WIND: 700, SOLAR: 20, NUCLEAR: null }) }),
    reading({ start: TEN + 15 * MINUTE, values: values({ WIND: 700, SOLAR: null }), position: 1 }),
  ]);
  expect(cell(shelf, 'QUARTER_HOUR', TEN, 'PRODUCTION')).toBe(720);
  expect(cell(shelf, 'QUARTER_HOUR', TEN + 15 * MINUTE, 'PRODUCTION')).toBeNull();
});

test('what is not published stays null in every grid, never 0', () => {
  const shelf = new Shelf();
  shelf.settleRegion('BRE', [reading({ start: TEN, values: values({ WIND: 12, SOLAR: 3 }, null) })]);
  for (const resolution of RESOLUTIONS) {
    expect(cell(shelf, resolution, TEN, 'CONSUMPTION')).toBeNull();
    expect(cell(shelf, resolution, TEN, 'WIND')).toBe(12);
  }
});

test('a revision of one slot changes only the buckets that contain it', () => {
  const shelf = new Shelf();
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
  const shelf = new Shelf();
  const batch = [reading({ start: TEN, position: 7 })];
  expect(shelf.settleRegion('BRE', batch).named.map((slot) => slot.resolution)).toEqual([
    'QUARTER_HOUR',
    'HALF_HOUR',
  ]);
  expect(shelf.settleRegion('BRE', batch).named).toHaveLength(2);
  const equalAgain = [reading({ start: TEN, position: 8 })];
  expect(shelf.settleRegion('BRE', equalAgain).named).toEqual([]);
  expect(shelf.settleRegion('BRE', equalAgain).chunks).toHaveLength(7);
});

const SPAN: readonly [number, number] = [at('2024-10-26T20:00:00Z'), at('2024-10-28T04:00:00Z')];
const OVER_NEW_YEAR: readonly [number, number] = [at('2024-12-29T12:00:00Z'), at('2025-01-06T12:00:00Z')];

function randomReading(
  roll: () => number,
  [from, to]: readonly [number, number],
): Omit<PlacedReading, 'position'> {
  const vintage: Vintage = pick(roll, ['REAL_TIME', 'REAL_TIME', 'CONSOLIDATED', 'DEFINITIVE']);
  const step = vintage === 'REAL_TIME' ? 15 : 30;
  const start = Math.floor((from + roll() * (to - from)) / (step * MINUTE)) * step * MINUTE;
  const mw = values({}, 0).map((_, i) =>
    roll() < 0.1 ? null : Math.floor(roll() * 40) - (i === PUBLISHED_INDEX.EXCHANGE ? 20 : 0),
  );
  return reading({ start, vintage, knownAt: 1_000 + Math.floor(roll() * 9), values: mw });
}

/** Few distinct starts, so that slots are revised often. */
function randomLog(roll: () => number, size: number, span: readonly [number, number]): PlacedReading[] {
  const all = Array.from({ length: size }, () => randomReading(roll, span));
  const log = all.flatMap((one) => (roll() < 0.2 ? [one, one] : [one]));
  return log.map((one, position) => ({ ...one, position }));
}

const contentOf = (shelf: Shelf): string[] => shelf.all().map(describeContent).filter(Boolean).sort();

function inBatches(roll: () => number, log: readonly PlacedReading[], shelf: Shelf, repeats: boolean): void {
  let from = 0;
  while (from < log.length) {
    const to = Math.min(log.length, from + 1 + Math.floor(roll() * 30));
    shelf.settleRegion('BRE', log.slice(from, to));
    from = repeats && roll() < 0.3 ? Math.floor(roll() * to) : to;
  }
}

test('in log order, any batching, repetition or restart from an earlier offset gives the same content', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const roll = chance(seed);
    const log = randomLog(roll, 120, pick(roll, [SPAN, OVER_NEW_YEAR]));
    const once = new Shelf();
    inBatches(chance(seed), log, once, false);
    const detours = new Shelf();
    inBatches(chance(seed + 1), log, detours, true);
    expect(contentOf(detours), `seed ${seed}`).toEqual(contentOf(once));
  }
}, 60_000);

interface Leaf {
  rank: number;
  mw: (number | null)[];
}

/** The rules again, written the slow way: the log reduced slot by slot. */
function oracle(log: readonly PlacedReading[]): { quarters: Map<number, Leaf>; halves: Map<number, Leaf> } {
  const quarters = new Map<number, Leaf>();
  const halves = new Map<number, Leaf>();
  for (const { start, stepMinutes, vintage, values: mw } of log) {
    const grid = stepMinutes === 15 ? quarters : halves;
    const current = grid.get(start);
    if (!current || rankOf(vintage) >= current.rank) grid.set(start, { rank: rankOf(vintage), mw: [...mw] });
  }
  return { quarters, halves };
}

interface Samples {
  mean: number | null;
  count: number;
  min: number | null;
  max: number | null;
}
const powerOf = (leaf: Leaf, measure: Measure): number | null => {
  if (measure !== 'PRODUCTION') return leaf.mw[PUBLISHED_INDEX[measure]];
  const parts = FILIERES.map((filiere) => ({
    mw: leaf.mw[PUBLISHED_INDEX[filiere]],
    has: hasMeasure('BRE', filiere),
  }));
  return parts.some(({ mw, has }) => mw === null && has)
    ? null
    : parts.reduce((sum, { mw }) => sum + (mw ?? 0), 0);
};

type Oracle = ReturnType<typeof oracle>;

function leavesOf({ quarters, halves }: Oracle, start: number): { leaf: Leaf; weight: number }[] {
  const half = halves.get(start);
  if (half) return [{ leaf: half, weight: 2 }];
  const published = [quarters.get(start), quarters.get(start + 15 * MINUTE)].filter(
    (leaf) => leaf !== undefined,
  );
  return published.map((leaf) => ({ leaf, weight: 1 }));
}

function bruteForce(truth: Oracle, measure: Measure, from: number, to: number): Samples {
  const samples = bucketsIn('HALF_HOUR', from, to)
    .flatMap((start) => leavesOf(truth, start))
    .flatMap(({ leaf, weight }) => {
      const mw = powerOf(leaf, measure);
      return mw === null ? [] : [{ mw, weight }];
    });
  const powers = samples.map(({ mw }) => mw);
  if (samples.length === 0) return { mean: null, count: 0, min: null, max: null };
  const count = samples.reduce((sum, { weight }) => sum + weight, 0);
  const mean = samples.reduce((sum, { mw, weight }) => sum + mw * weight, 0) / count;
  return { mean, count, min: Math.min(...powers), max: Math.max(...powers) };
}

function stored(shelf: Shelf, resolution: Resolution, start: number, measure: Measure): Samples {
  const column = chunkOf(shelf, resolution, start).column(measure);
  const slot = slotOf(resolution, start);
  return {
    mean: meanMw(column, slot),
    count: column.count[slot] ?? 0,
    min: extremeMw(column, 'min', slot),
    max: extremeMw(column, 'max', slot),
  };
}

test('every roll-up of every measure equals brute force over the leaves, over DST and over the new year', () => {
  for (let seed = 1; seed <= 8; seed++) {
    const roll = chance(seed);
    const [from, to] = pick(roll, [SPAN, OVER_NEW_YEAR]);
    const log = randomLog(roll, 150, [from, to]);
    const shelf = new Shelf();
    inBatches(roll, log, shelf, true);
    const truth = oracle(log);
    for (const resolution of ROLL_UPS) {
      const starts = bucketsIn(resolution, from, to);
      const table = (of: (start: number, measure: Measure) => Samples) =>
        starts.map((start) => MEASURES.map((measure) => of(start, measure)));
      const expected = table((start, measure) =>
        bruteForce(truth, measure, start, bucketEnd(resolution, start)),
      );
      expect(
        table((start, measure) => stored(shelf, resolution, start, measure)),
        `seed ${seed} ${resolution}`,
      ).toEqual(expected);
    }
  }
}, 60_000);

test("a bucket's vintage is its lowest", () => {
  const shelf = new Shelf();
  shelf.settleRegion('BRE', [
    reading({ start: TEN, vintage: 'DEFINITIVE', position: 0 }),
    reading({ start: TEN + HOUR / 2, vintage: 'CONSOLIDATED', position: 1 }),
    reading({ start: TEN + HOUR, position: 2 }),
  ]);
  const vintage = (resolution: Resolution, start: number) =>
    vintageOfRank(chunkOf(shelf, resolution, start).rank[slotOf(resolution, start)]);
  expect(vintage('HALF_HOUR', TEN)).toBe('DEFINITIVE');
  expect(vintage('HOUR', TEN)).toBe('CONSOLIDATED');
  expect(vintage('DAY', TEN)).toBe('REAL_TIME');
});

test('settling leaves what was loaded as it was', () => {
  const shelf = new Shelf();
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
