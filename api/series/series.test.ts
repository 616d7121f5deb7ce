import assert from 'node:assert/strict';
import {
  AREAS,
  bucketEnd,
  bucketsIn,
  FILIERES,
  PUBLISHED_INDEX,
  RESOLUTIONS,
  type Resolution,
  STORED_MEASURES,
  type StoredMeasure,
  type Values,
} from '@courant/core/domain';
import { seededRandom, values } from '@courant/core/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { toTenth } from '../column/piece.ts';
import type { Series } from './series-type.ts';
import { at, HALF, openSettledStore, QUARTER, type SettledStore, starts } from './test/settled-store.ts';
import type { View } from './view.ts';

/**
 * Bretagne over an autumn change of clock and a new year: definitive half-hours, then real-time quarter-hours up to now,
 * with random holes, random nulls, the hour the publisher leaves out and weeks of nothing. Every answer is held against the readings.
 */
const BEGIN = at('2023-10-20T22:00:00Z');
const SETTLED = at('2024-01-10T23:00:00Z');
const NOW = at('2024-01-16T10:50:00Z');
const EDGE = at('2024-01-16T10:30:00Z');
/** Nothing is held between these. */
const AUTUMN_END = at('2023-11-02T13:00:00Z');
const WINTER = at('2023-12-28T09:30:00Z');
const AUTUMN = [at('2023-10-29T00:00:00Z'), at('2023-10-29T01:00:00Z')] as const;

/** What was published of one leaf slot: MW and the quarter-hours it stands for, by measure; absent is null. */
type Leaf = ReadonlyMap<StoredMeasure, { mean: number; quarters: number; low: number; high: number }>;
const quarterLeaves = new Map<number, Leaf>();
const halfLeaves = new Map<number, Leaf>();

function leafOf(values: Values, quarters: number): Leaf {
  const leaf = new Map<StoredMeasure, { mean: number; quarters: number; low: number; high: number }>();
  const put = (measure: StoredMeasure, mw: number | null) =>
    mw !== null && leaf.set(measure, { mean: mw, quarters, low: mw, high: mw });
  for (const measure of STORED_MEASURES)
    if (measure !== 'PRODUCTION') put(measure, values[PUBLISHED_INDEX[measure]] ?? null);
  const parts = FILIERES.filter((filiere) => filiere !== 'NUCLEAR').map(
    (filiere) => values[PUBLISHED_INDEX[filiere]],
  );
  if (!parts.includes(null))
    put(
      'PRODUCTION',
      parts.reduce((sum: number, mw) => sum + (mw as number), 0),
    );
  return leaf;
}

function meanOf(quarters: readonly Leaf[]): Leaf {
  const leaf = new Map<StoredMeasure, { mean: number; quarters: number; low: number; high: number }>();
  for (const measure of STORED_MEASURES) {
    const there = quarters.flatMap((quarter) => quarter.get(measure) ?? []);
    if (there.length === 0) continue;
    const means = there.map(({ mean }) => mean);
    const mean = means.reduce((sum, mw) => sum + mw, 0) / means.length;
    leaf.set(measure, { mean, quarters: means.length, low: Math.min(...means), high: Math.max(...means) });
  }
  return leaf;
}

let settledStore: SettledStore;
beforeAll(async () => {
  settledStore = await openSettledStore();
  const roll = seededRandom(7);
  const mw = (most: number): number | null => (roll() < 0.05 ? null : Math.round(roll() * most));
  const random = (): Values =>
    values({
      CONSUMPTION: mw(5000),
      NUCLEAR: null,
      THERMAL: mw(900),
      WIND: mw(1500),
      SOLAR: mw(700),
      HYDRO: mw(100),
      BIOENERGY: mw(80),
      PUMPING: mw(300),
      EXCHANGE: mw(2000),
    });
  const published = (from: number, to: number, step: number) =>
    starts(from, to, step).filter((start) => roll() > 0.02 && !(start >= AUTUMN[0] && start < AUTUMN[1]));

  const settledStarts = [...published(BEGIN, AUTUMN_END, HALF), ...published(WINTER, SETTLED, HALF)];
  const definitive = new Map(settledStarts.map((start) => [start, random()]));
  const realTime = new Map(published(SETTLED, EDGE, QUARTER).map((start) => [start, random()]));
  const backfill = { from: BEGIN, to: NOW, slicesDone: 1, slicesTotal: 1, slicesFailed: 0 };
  await settledStore.asked(BEGIN, NOW, { backfill });
  await settledStore.fill(
    'BRE',
    'DEFINITIVE',
    [...definitive.keys()],
    (start) => definitive.get(start) as Values,
  );
  await settledStore.fill('BRE', 'REAL_TIME', [...realTime.keys()], (start) => realTime.get(start) as Values);
  for (const [start, values] of definitive) halfLeaves.set(start, leafOf(values, 2));
  for (const [start, values] of realTime) quarterLeaves.set(start, leafOf(values, 1));
  for (const start of starts(SETTLED, EDGE, HALF)) {
    const quarters = [start, start + QUARTER].flatMap((quarter) => quarterLeaves.get(quarter) ?? []);
    if (quarters.length > 0) halfLeaves.set(start, meanOf(quarters));
  }
});

const leavesByBucket = new Map<string, Leaf[]>();
function leavesIn(resolution: Resolution, start: number): Leaf[] {
  const name = `${resolution}${start}`;
  const leaves = leavesByBucket.get(name) ?? lookUpLeaves(resolution, start);
  leavesByBucket.set(name, leaves);
  return leaves;
}

const lookUpLeaves = (resolution: Resolution, start: number): Leaf[] => {
  const [leaves, step] = resolution === 'QUARTER_HOUR' ? [quarterLeaves, QUARTER] : [halfLeaves, HALF];
  return starts(start, bucketEnd(resolution, start), step).flatMap((slot) => leaves.get(slot) ?? []);
};

/** Sums by hand over the leaves of a bucket. */
function totals(leaves: readonly Leaf[], measure: StoredMeasure) {
  const there = leaves.flatMap((leaf) => leaf.get(measure) ?? []);
  return {
    quarters: there.reduce((sum, { quarters }) => sum + quarters, 0),
    mwQuarters: there.reduce((sum, { mean, quarters }) => sum + mean * quarters, 0),
    low: Math.min(...there.map(({ low }) => low)),
    high: Math.max(...there.map(({ high }) => high)),
  };
}

function expected(view: View, leaves: readonly Leaf[], measure: StoredMeasure): number | null {
  const { quarters, mwQuarters } = totals(leaves, measure);
  if (view === 'SHARE_OF_CONSUMPTION') return share(leaves, measure, 'CONSUMPTION');
  if (view === 'SHARE_OF_PRODUCTION') return share(leaves, measure, 'PRODUCTION');
  if (quarters === 0) return null;
  if (view === 'ENERGY') return toTenth(mwQuarters / 4);
  return toTenth(
    view === 'POWER' ? mwQuarters / quarters : ((mwQuarters / quarters) * 1e6) / AREAS.BRE.population,
  );
}

function share(leaves: readonly Leaf[], measure: StoredMeasure, of: StoredMeasure): number | null {
  const both = leaves.filter((leaf) => leaf.has(measure) && leaf.has(of));
  const weigh = (which: StoredMeasure) =>
    both.reduce((sum, leaf) => sum + (leaf.get(which)?.mean ?? 0) * (leaf.get(of)?.quarters ?? 0), 0);
  return both.length === 0 || weigh(of) === 0 ? null : toTenth((100 * weigh(measure)) / weigh(of));
}

const MEASURED: StoredMeasure[] = ['CONSUMPTION', 'WIND', 'PRODUCTION', 'NUCLEAR'];
const FROM = '2023-10-20T22:00:00Z';

async function seriesOf(resolution: Resolution, view: View, measures = MEASURED): Promise<Series[]> {
  return (await settledStore.set(NOW, { from: FROM, measures, resolution, view })).series();
}

describe.each(RESOLUTIONS)('%s', (resolution) => {
  const buckets = bucketsIn(resolution, BEGIN, NOW);
  const firstBucket = buckets[0] ?? Number.NaN;

  test.each(['POWER', 'ENERGY', 'PER_PERSON', 'SHARE_OF_CONSUMPTION', 'SHARE_OF_PRODUCTION'] as const)(
    '%s is what its half-hours or quarter-hours come to',
    async (view) => {
      for (const series of await seriesOf(resolution, view)) {
        const byHand = buckets.map((start) =>
          expected(view, leavesIn(resolution, start), series.measure as StoredMeasure),
        );
        expect([...series.values]).toEqual(byHand);
      }
    },
  );

  test('min, max and observed are those of its leaves, null and 0 where nothing is', async () => {
    for (const series of await seriesOf(resolution, 'POWER')) {
      const byHand = buckets.map((start) =>
        totals(leavesIn(resolution, start), series.measure as StoredMeasure),
      );
      expect([...series.observed]).toEqual(byHand.map(({ quarters }) => quarters));
      expect([...series.min]).toEqual(byHand.map(({ quarters, low }) => (quarters === 0 ? null : low)));
      expect([...series.max]).toEqual(byHand.map(({ quarters, high }) => (quarters === 0 ? null : high)));
    }
  });

  test('starts name its buckets, in UTC and on a Paris clock', async () => {
    const set = await settledStore.set(NOW, { from: FROM, resolution });
    expect(set.starts('UTC').texts.map(Date.parse)).toEqual(buckets);
    expect(set.starts('PARIS').texts.map(Date.parse)).toEqual(buckets);
    expect(set.starts('UTC').texts[0]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00Z$/);
    expect(set.starts('PARIS').texts[0]).toMatch(/:00\+0[12]:00$/);
    expect([set.from, set.to]).toEqual([buckets[0], bucketEnd(resolution, buckets.at(-1) as number)]);
  });

  test('the summary is of all of it', async () => {
    const all = buckets.flatMap((start) => leavesIn(resolution, start));
    const [consumption, wind] = await Promise.all(
      (await seriesOf(resolution, 'POWER')).map((series) => series.summary()),
    );
    assert(consumption && wind);
    for (const [summary, measure] of [
      [consumption, 'CONSUMPTION'],
      [wind, 'WIND'],
    ] as const) {
      const { quarters, mwQuarters, low, high } = totals(all, measure);
      expect(summary.observed).toBe(quarters);
      expect(summary.mean).toBe(toTenth(mwQuarters / quarters));
      expect(summary.energyMWh).toBe(toTenth(mwQuarters / 4));
      expect([summary.min, summary.max]).toEqual([low, high]);
      expect(await summary.minAt()).toBe(
        firstWith(resolution, firstBucket, measure, (leaf) => leaf.low === low),
      );
      expect(await summary.maxAt()).toBe(
        firstWith(resolution, firstBucket, measure, (leaf) => leaf.high === high),
      );
    }
  });

  test('gaps are the quarter-hours that are missing and have ended, none more', async () => {
    const [wind] = await seriesOf(resolution, 'POWER', ['WIND']);
    assert(wind);
    const gaps = await wind.gaps(1000);
    const [leaves, step] = resolution === 'QUARTER_HOUR' ? [quarterLeaves, QUARTER] : [halfLeaves, HALF];
    const lacking = starts(firstBucket, Math.floor(NOW / step) * step, step).map((start) => ({
      start,
      missing: step / QUARTER - (leaves.get(start)?.get('WIND')?.quarters ?? 0),
    }));
    const limit = gaps.length === 1000 ? (gaps.at(-1)?.end as number) : NOW;
    const byHand = lacking.filter(({ start, missing }) => missing > 0 && start < limit);
    const named = byHand.filter(({ start }) => gaps.some((gap) => start >= gap.start && start < gap.end));
    expect(named).toEqual(byHand);
    expect(gaps.reduce((sum, { missing }) => sum + missing, 0)).toBe(
      byHand.reduce((sum, { missing }) => sum + missing, 0),
    );
    expect(gaps.every((gap, i) => i === 0 || gap.start >= (gaps[i - 1]?.end ?? Number.NaN))).toBe(true);
  });
});

function firstWith(
  resolution: Resolution,
  from: number,
  measure: StoredMeasure,
  is: (leaf: { low: number; high: number }) => boolean,
): number | undefined {
  const [leaves, step] = resolution === 'QUARTER_HOUR' ? [quarterLeaves, QUARTER] : [halfLeaves, HALF];
  return starts(from, NOW, step).find((start) => {
    const leaf = leaves.get(start)?.get(measure);
    return leaf !== undefined && is(leaf);
  });
}

test('the live bucket keeps its number, with less observed than expected', async () => {
  const set = await settledStore.set(NOW, { from: '2024-01-16', to: 'now', resolution: 'DAY' });
  const [today] = await set.series();
  assert(today);
  expect([...today.values]).toEqual([
    expected('POWER', leavesIn('DAY', at('2024-01-15T23:00:00Z')), 'CONSUMPTION'),
  ]);
  expect(today.observed.numbers()[0]).toBeLessThan(96);
  expect(set.to).toBe(at('2024-01-16T23:00:00Z'));
});

test('completeness counts quarter-hours up to the live edge', async () => {
  const [today] = await (await settledStore.set(NOW, { from: '2024-01-16', resolution: 'DAY' })).series();
  assert(today);
  const elapsed = (EDGE - at('2024-01-15T23:00:00Z')) / QUARTER;
  const [observed = Number.NaN] = today.observed.numbers();
  expect(await today.completeness()).toBe(observed / elapsed);
  expect((await today.summary()).expected).toBe(elapsed);
});

test('a measure that the area does not have has no gaps and no completeness', async () => {
  const [nuclear] = await seriesOf('DAY', 'POWER', ['NUCLEAR']);
  assert(nuclear);
  expect(await nuclear.gaps(10)).toEqual([]);
  expect(await nuclear.completeness()).toBeNull();
  expect(new Set(nuclear.values)).toEqual(new Set([null]));
});

test('hours above a value are the hours observed of buckets above it', async () => {
  const [consumption] = await seriesOf('HALF_HOUR', 'POWER', ['CONSUMPTION']);
  assert(consumption);
  const above = [...halfLeaves.values()]
    .flatMap((leaf) => leaf.get('CONSUMPTION') ?? [])
    .filter(({ mean }) => mean > 4000);
  const hours = above.reduce((sum, { quarters }) => sum + quarters, 0) / 4;
  expect((await consumption.summary()).hoursAbove(4000)).toBe(hours);
  expect((await consumption.summary()).hoursAbove(9999)).toBe(0);
});

test('vintages change where settled history ends', async () => {
  const [series] = await seriesOf('MONTH', 'POWER', ['CONSUMPTION']);
  assert(series);
  expect(series.vintages.map(({ vintage }) => vintage)).toEqual(['DEFINITIVE', 'REAL_TIME']);
  const halves = await (
    await settledStore.set(NOW, { from: '2024-01-10', to: '2024-01-11', resolution: 'HALF_HOUR' })
  ).series();
  expect(
    halves[0]?.vintages.filter(({ vintage }) => vintage === 'DEFINITIVE').at(-1)?.end,
  ).toBeLessThanOrEqual(SETTLED);
});

test('settledUntil is the end of the last consolidated half-hour', async () => {
  const set = await settledStore.set(NOW, { from: FROM });
  const last = Math.max(...[...halfLeaves.keys()].filter((start) => start < SETTLED));
  expect(await set.settledUntil()).toBe(last + HALF);
});

test('views without extremes have columns of nulls', async () => {
  const [energy] = await seriesOf('DAY', 'ENERGY', ['WIND']);
  assert(energy);
  expect(new Set([...energy.min, ...energy.max])).toEqual(new Set([null]));
  expect((await energy.summary()).max).toBeNull();
  expect(energy.min).toHaveLength(energy.values.length);
});
