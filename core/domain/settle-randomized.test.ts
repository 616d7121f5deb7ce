import { expect, test } from 'vitest';
import { pick, seededRandom } from '../testing/random.ts';
import { positionedReading, values } from '../testing/reading.ts';
import { TestChunkStore } from '../testing/test-chunk-store.ts';
import {
  bucketEnd,
  bucketsIn,
  type Chunk,
  describeContent,
  extremeMw,
  FILIERES,
  hasMeasure,
  MINUTE,
  meanMw,
  type PositionedReading,
  PUBLISHED_INDEX,
  periodStart,
  publishedMw,
  type Resolution,
  ROLL_UPS,
  STORED_MEASURES,
  type StoredMeasure,
  slotOf,
  type Vintage,
  vintageRankOf,
} from './index.ts';

// Random logs of one region: whatever the way they are settled, the content is that of the rules written the slow way.

const at = (iso: string): number => Date.parse(iso);
const chunkOf = (store: TestChunkStore, resolution: Resolution, start: number): Chunk =>
  store.chunk({ area: 'BRE', resolution, period: periodStart(resolution, start) });
const SPAN: readonly [number, number] = [at('2024-10-26T20:00:00Z'), at('2024-10-28T04:00:00Z')];
const OVER_NEW_YEAR: readonly [number, number] = [at('2024-12-29T12:00:00Z'), at('2025-01-06T12:00:00Z')];

function randomReading(
  random: () => number,
  [from, to]: readonly [number, number],
): Omit<PositionedReading, 'position'> {
  const vintage: Vintage = pick(random, ['REAL_TIME', 'REAL_TIME', 'CONSOLIDATED', 'DEFINITIVE']);
  const step = vintage === 'REAL_TIME' ? 15 : 30;
  const start = Math.floor((from + random() * (to - from)) / (step * MINUTE)) * step * MINUTE;
  const mw = values({}, 0).map((_, i) =>
    random() < 0.1 ? null : Math.floor(random() * 40) - (i === PUBLISHED_INDEX.EXCHANGE ? 20 : 0),
  );
  return positionedReading({ start, vintage, knownAt: 1_000 + Math.floor(random() * 9), values: mw });
}

/** Few distinct starts, so that slots are revised often. */
function randomLog(random: () => number, size: number, span: readonly [number, number]): PositionedReading[] {
  const all = Array.from({ length: size }, () => randomReading(random, span));
  const log = all.flatMap((one) => (random() < 0.2 ? [one, one] : [one]));
  return log.map((one, position) => ({ ...one, position }));
}

const contentOf = (store: TestChunkStore): string[] =>
  store.all().map(describeContent).filter(Boolean).sort();

function settleInBatches(
  random: () => number,
  log: readonly PositionedReading[],
  store: TestChunkStore,
  repeats: boolean,
): void {
  let from = 0;
  while (from < log.length) {
    const to = Math.min(log.length, from + 1 + Math.floor(random() * 30));
    store.settleRegion('BRE', log.slice(from, to));
    from = repeats && random() < 0.3 ? Math.floor(random() * to) : to;
  }
}

test('in log order, any batching, repetition or restart from an earlier offset gives the same content', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const random = seededRandom(seed);
    const log = randomLog(random, 120, pick(random, [SPAN, OVER_NEW_YEAR]));
    const once = new TestChunkStore();
    settleInBatches(seededRandom(seed), log, once, false);
    const detours = new TestChunkStore();
    settleInBatches(seededRandom(seed + 1), log, detours, true);
    expect(contentOf(detours), `seed ${seed}`).toEqual(contentOf(once));
  }
  // Takes 10 s of a processor.
}, 240_000);

interface Leaf {
  vintageRank: number;
  mw: (number | null)[];
}

/** The rules again, written the slow way: the log reduced slot by slot. */
function oracle(log: readonly PositionedReading[]): {
  quarters: Map<number, Leaf>;
  halves: Map<number, Leaf>;
} {
  const quarters = new Map<number, Leaf>();
  const halves = new Map<number, Leaf>();
  for (const { start, stepMinutes, vintage, values: mw } of log) {
    const grid = stepMinutes === 15 ? quarters : halves;
    const current = grid.get(start);
    if (!current || vintageRankOf(vintage) >= current.vintageRank)
      grid.set(start, { vintageRank: vintageRankOf(vintage), mw: [...mw] });
  }
  return { quarters, halves };
}

interface Samples {
  mean: number | null;
  count: number;
  min: number | null;
  max: number | null;
}
const powerOf = (leaf: Leaf, measure: StoredMeasure): number | null => {
  if (measure !== 'PRODUCTION') return publishedMw(leaf.mw, measure);
  const parts = FILIERES.map((filiere) => ({
    mw: publishedMw(leaf.mw, filiere),
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

function bruteForce(oracleLeaves: Oracle, measure: StoredMeasure, from: number, to: number): Samples {
  const samples = bucketsIn('HALF_HOUR', from, to)
    .flatMap((start) => leavesOf(oracleLeaves, start))
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

function storedSamples(
  store: TestChunkStore,
  resolution: Resolution,
  start: number,
  measure: StoredMeasure,
): Samples {
  const column = chunkOf(store, resolution, start).column(measure);
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
    const random = seededRandom(seed);
    const [from, to] = pick(random, [SPAN, OVER_NEW_YEAR]);
    const log = randomLog(random, 150, [from, to]);
    const store = new TestChunkStore();
    settleInBatches(random, log, store, true);
    const truth = oracle(log);
    for (const resolution of ROLL_UPS) {
      const starts = bucketsIn(resolution, from, to);
      const table = (of: (start: number, measure: StoredMeasure) => Samples) =>
        starts.map((start) => STORED_MEASURES.map((measure) => of(start, measure)));
      const expected = table((start, measure) =>
        bruteForce(truth, measure, start, bucketEnd(resolution, start)),
      );
      expect(
        table((start, measure) => storedSamples(store, resolution, start, measure)),
        `seed ${seed} ${resolution}`,
      ).toEqual(expected);
    }
  }
}, 60_000);
