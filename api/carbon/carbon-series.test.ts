import assert from 'node:assert/strict';
import {
  type AreaCode,
  bucketEnd,
  bucketsIn,
  CARBON_METHODS,
  type CarbonMethod,
  FILIERES,
  type Filiere,
  hasMeasure,
  REGION_CODES,
  RESOLUTIONS,
  type RegionCode,
  type Resolution,
  type Values,
} from '@courant/core/domain';
import { type Random, seededRandom, values } from '@courant/core/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Series } from '../series/series-type.ts';
import {
  at,
  HALF,
  openSettledStore,
  QUARTER,
  type SettledStore,
  starts,
} from '../series/test/settled-store.ts';
import { carbonByHand, energyOfHalfHour, energyOfReading, type LeafEnergy } from './test/carbon-by-hand.ts';

/** A year of metered half-hours of one region, then real time; the country has all regions for a week of it. */
const BEGIN = at('2024-12-31T23:00:00Z');
const COUNTRY = [at('2025-10-24T22:00:00Z'), at('2025-10-31T23:00:00Z')] as const;
const METERED = at('2025-12-31T23:00:00Z');
const NOW = at('2026-01-03T10:50:00Z');
const EDGE = at('2026-01-03T10:30:00Z');

const MOST_MW: Readonly<Record<Filiere, number>> = {
  NUCLEAR: 5_000,
  THERMAL: 900,
  WIND: 3_000,
  SOLAR: 700,
  HYDRO: 60,
  BIOENERGY: 80,
};

/** Some slots lack a filière, and thermal plants stand still for some time: then they take power. */
function randomValues(random: Random, area: RegionCode): Values {
  const mw = (filiere: Filiere): number | null => {
    if (!hasMeasure(area, filiere) || random() < 0.02) return null;
    if (filiere === 'THERMAL' && random() < 0.3) return -1;
    return Math.round(random() * MOST_MW[filiere]);
  };
  return values(Object.fromEntries(FILIERES.map((filiere) => [filiere, mw(filiere)])), 0);
}

const halfHours = new Map<RegionCode, Map<number, LeafEnergy>>();
const quarterHours = new Map<number, LeafEnergy>();
let settledStore: SettledStore;

async function fillMetered(random: Random, area: RegionCode, from: number, to: number): Promise<void> {
  const isHole = (start: number) => random() < 0.01 || start === at('2025-10-26T00:00:00Z');
  const published = new Map(
    starts(from, to, HALF)
      .filter((start) => !isHole(start))
      .map((start) => [start, randomValues(random, area)]),
  );
  await settledStore.fill(area, 'DEFINITIVE', [...published.keys()], (start) => published.get(start) ?? []);
  halfHours.set(
    area,
    new Map([...published].map(([start, values]) => [start, energyOfReading(area, values, 2)])),
  );
}

async function fillRealTime(random: Random): Promise<void> {
  const published = new Map(
    starts(METERED, EDGE, QUARTER)
      .filter(() => random() > 0.02)
      .map((start) => [start, randomValues(random, 'HDF')]),
  );
  await settledStore.fill('HDF', 'REAL_TIME', [...published.keys()], (start) => published.get(start) ?? []);
  for (const [start, values] of published) quarterHours.set(start, energyOfReading('HDF', values, 1));
  for (const start of starts(METERED, EDGE, HALF)) {
    const own = [start, start + QUARTER].flatMap((quarter) => {
      const values = published.get(quarter);
      return values ? [values] : [];
    });
    halfHours.get('HDF')?.set(start, energyOfHalfHour('HDF', own));
  }
}

beforeAll(async () => {
  settledStore = await openSettledStore();
  const random = seededRandom(46);
  for (const area of REGION_CODES)
    await (area === 'HDF'
      ? fillMetered(random, area, BEGIN, METERED)
      : fillMetered(random, area, ...COUNTRY));
  await fillRealTime(random);
  await settledStore.sumCountry(starts(...COUNTRY, HALF));
  const backfill = { from: BEGIN, to: NOW, slicesDone: 1, slicesTotal: 1, slicesFailed: 0 };
  await settledStore.asked(BEGIN, NOW, { backfill });
});

const halfHourLeaf = (area: AreaCode, start: number): LeafEnergy =>
  area === 'FR' ? countryLeaf(start) : (halfHours.get(area as RegionCode)?.get(start) ?? null);

/** Null while one region has no production. */
function countryLeaf(start: number): LeafEnergy {
  const regional = REGION_CODES.map((region) => halfHours.get(region)?.get(start) ?? null);
  const sumOf = (filiere: Filiere): bigint =>
    regional.reduce((sum, leaf) => sum + (leaf?.get(filiere) ?? 0n), 0n);
  return regional.includes(null) ? null : new Map(FILIERES.map((filiere) => [filiere, sumOf(filiere)]));
}

function leavesIn(area: AreaCode, resolution: Resolution, start: number): LeafEnergy[] {
  const end = bucketEnd(resolution, start);
  return resolution === 'QUARTER_HOUR'
    ? starts(start, end, QUARTER).map((slot) => quarterHours.get(slot) ?? null)
    : starts(start, end, HALF).map((slot) => halfHourLeaf(area, slot));
}

/** Real time alone has quarter-hours. */
function rangeOf(area: AreaCode, resolution: Resolution): readonly [from: number, to: number] {
  if (area === 'FR') return COUNTRY;
  return [resolution === 'QUARTER_HOUR' ? METERED : BEGIN, NOW];
}

async function carbonOf(area: AreaCode, resolution: Resolution, method: CarbonMethod): Promise<Series> {
  const [from, to] = rangeOf(area, resolution).map((instant) => new Date(instant).toISOString());
  const set = await settledStore.set(NOW, {
    areas: [area],
    measures: ['CARBON_INTENSITY'],
    from: from ?? '',
    to: to ?? '',
    resolution,
    carbonMethod: method,
  });
  const [series] = await set.series();
  assert(series);
  return series;
}

const CASES = RESOLUTIONS.flatMap((resolution) =>
  (resolution === 'QUARTER_HOUR' ? (['HDF'] as const) : (['HDF', 'FR'] as const)).map((area) => ({
    area,
    resolution,
  })),
);

describe.each(CASES)('$area by $resolution', ({ area, resolution }) => {
  const buckets = bucketsIn(resolution, ...rangeOf(area, resolution));

  test.each(CARBON_METHODS)('%s: every figure and its bounds come from the leaves', async (method) => {
    const series = await carbonOf(area, resolution, method);
    const byHand = buckets.map((start) => carbonByHand(leavesIn(area, resolution, start), method));
    expect([...series.values]).toEqual(byHand.map((each) => each?.central ?? null));
    expect([...(series.low ?? [])]).toEqual(byHand.map((each) => each?.low ?? null));
    expect([...(series.high ?? [])]).toEqual(byHand.map((each) => each?.high ?? null));
    expect(byHand.some((each) => each !== null)).toBe(true);
  });

  test('the mean is that of all leaves together, as at any other resolution', async () => {
    const leaves = buckets.flatMap((start) => leavesIn(area, resolution, start));
    const summary = await (await carbonOf(area, resolution, 'DIRECT')).summary();
    expect(summary.mean).toBe(carbonByHand(leaves, 'DIRECT')?.central);
  });
});

describe('a filière that is missing in some half-hours', () => {
  const HOUR = at('2026-02-01T10:00:00Z');
  const published: readonly Values[] = [
    values({ NUCLEAR: 1_000, THERMAL: 100 }),
    values({ NUCLEAR: 3_000, THERMAL: null }),
    values({ NUCLEAR: 400, THERMAL: 600 }),
    values({ NUCLEAR: null, THERMAL: 900 }),
  ];
  const day = async (): Promise<Series> => {
    const own = await openSettledStore();
    await own.fill('NOR', 'DEFINITIVE', starts(HOUR, HOUR + 4 * HALF, HALF), (start) => {
      const values = published[(start - HOUR) / HALF];
      assert(values);
      return values;
    });
    const question = { areas: ['NOR'], measures: ['CARBON_INTENSITY'], resolution: 'DAY' } as const;
    const set = await own.set(HOUR + 4 * HALF, { ...question, from: '2026-02-01' });
    const [series] = await set.series();
    assert(series);
    return series;
  };

  test('only the half-hours with production count, in both terms of the ratio', async () => {
    const right = Math.round((10 * 429 * (100 + 600)) / (1_100 + 1_000)) / 10;
    const meanOfRatios = Math.round((10 * 429 * (100 / 1_100 + 600 / 1_000)) / 2) / 10;
    const ofAllThatIsPublished = Math.round((10 * 429 * 1_600) / (4_400 + 1_600)) / 10;
    const overProduction = Math.round((10 * 429 * 1_600) / 2_100) / 10;
    expect([...(await day()).values]).toEqual([right]);
    for (const naive of [meanOfRatios, ofAllThatIsPublished, overProduction]) expect(naive).not.toBe(right);
  });

  test('observed and the gaps are those of production', async () => {
    const series = await day();
    expect([...series.observed]).toEqual([4]);
    const missing = (await series.gaps(10)).filter(({ start }) => start >= HOUR);
    expect(missing.map(({ start, end }) => [(start - HOUR) / HALF, (end - HOUR) / HALF])).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });
});

test('what a ratio has not is null: lowest and highest power, and energy', async () => {
  const series = await carbonOf('HDF', 'MONTH', 'DIRECT');
  const summary = await series.summary();
  expect(series.unit).toBe('G_PER_KWH');
  expect([...series.min, ...series.max].every((each) => each === null)).toBe(true);
  expect([summary.min, summary.max, await summary.minAt(), await summary.maxAt()]).toEqual(
    Array(4).fill(null),
  );
  expect(summary.energyMWh).toBeNull();
  const [above] = series.values;
  assert(above);
  expect(summary.hoursAbove(above)).toBeLessThan(summary.observed / 4);
  expect(summary.hoursAbove(-1)).toBe(summary.observed / 4);
});

test('other measures beside it have no bounds, and their own unit', async () => {
  const set = await settledStore.set(NOW, {
    areas: ['HDF'],
    measures: ['WIND', 'CARBON_INTENSITY'],
    from: '2025-03',
    to: '2025-03',
    resolution: 'DAY',
  });
  const [wind, carbon] = await set.series();
  expect([wind?.low, wind?.high, wind?.unit]).toEqual([null, null, 'MW']);
  expect([carbon?.low?.length, carbon?.high?.length, carbon?.unit]).toEqual([31, 31, 'G_PER_KWH']);
});

test.each(['ENERGY', 'SHARE_OF_PRODUCTION', 'SHARE_OF_CONSUMPTION', 'PER_PERSON'] as const)(
  'it has no view %s, and the error says what to do',
  async (view) => {
    const question = { measures: ['WIND', 'CARBON_INTENSITY'], from: '-P1D', view } as const;
    await expect(settledStore.set(NOW, question)).rejects.toMatchObject({
      message: `view: ${view} of CARBON_INTENSITY: it is no power, so leave view out, or CARBON_INTENSITY.`,
      extensions: { code: 'BAD_ARGUMENT' },
    });
  },
);
