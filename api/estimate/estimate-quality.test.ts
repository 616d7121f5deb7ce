import {
  type AreaCode,
  type ChunkKey,
  DAY,
  HOUR,
  hasMeasure,
  MINUTE,
  type PublishedMeasure,
  publishedMw,
  REGION_CODES,
  type Reading,
  type RegionCode,
  type Resolution,
  type Vintage,
} from '@courant/core/domain';
import { FETCHES } from '@courant/core/log';
import { reading, seededRandom, TestLine, values, withOverrides } from '@courant/core/testing';
import { afterEach, describe, expect, test } from 'vitest';
import { randomHistory, settledLine } from '../series/test/reading-history.ts';
import { toFetch } from '../series/test/settled-store.ts';
import { openTestApi, type TestApi } from '../test/open-test-api.ts';

const QUARTER = 15 * MINUTE;
const HALF = 30 * MINUTE;
let testApi: TestApi | undefined;
afterEach(() => testApi?.close());

const FIELDS =
  'area { code } measure slots slotsOfKeys meanError meanAbsoluteError p95AbsoluteError meanErrorPercent meanAbsoluteErrorPercent medianSettlingDays';

describe('beside the log, read line by line', () => {
  // Around a change of year and of clock: Paris is at UTC+1, and at UTC+2 from 31 March 2024, 01:00 UTC on.
  const SPRING = Date.parse('2024-03-31T01:00:00Z');
  const HALF_HOURS = [-DAY, -HALF, 0, HALF, DAY].map((after) => SPRING + after);
  const KNOWN_FROM = SPRING + 2 * DAY;
  const MEASURES = ['CONSUMPTION', 'NUCLEAR', 'EXCHANGE'] as const;
  const AREAS = ['FR', 'BRE', 'ARA'] as const;

  test.each([1, 2, 3])(
    'each pair counts once, and the numbers agree to the last digit (seed %i)',
    async (seed) => {
      const readings = randomHistory({
        random: seededRandom(seed),
        halfHours: HALF_HOURS,
        knownFrom: KNOWN_FROM,
        readings: 1_500,
      });
      const now = (readings.at(-1)?.knownAt ?? 0) + HOUR;
      testApi = await openTestApi(() => now, {}, await settledLine(readings, () => now));
      const { data } = await testApi.ask(
        `{ estimateQuality(areas: [${AREAS}], measures: [${MEASURES}], from: "2024-03") { ${FIELDS} } }`,
      );
      const expected = AREAS.flatMap((area) =>
        MEASURES.map((measure) => ({
          area: { code: area },
          measure,
          ...qualityOf(pairsInLog(readings, area, measure)),
        })),
      );
      expect(data.estimateQuality).toEqual(expected);
      expect(expected.filter(({ slots }) => slots > 0).length).toBeGreaterThan(4);
    },
  );

  interface Pair {
    readonly estimated: number;
    readonly metered: number;
    readonly days: number;
  }

  function pairsInLog(readings: readonly Reading[], area: AreaCode, measure: PublishedMeasure): Pair[] {
    const regions = area === 'FR' ? REGION_CODES.filter((region) => hasMeasure(region, measure)) : [area];
    return HALF_HOURS.flatMap((start) => {
      const pairs = regions.map((region) => pairInLog(readings, region, start, measure));
      if (pairs.some((pair) => pair === null)) return [];
      const whole = pairs.flatMap((pair) => pair ?? []);
      const sum = (part: 'estimated' | 'metered') => whole.reduce((total, pair) => total + pair[part], 0);
      return [
        {
          estimated: sum('estimated'),
          metered: sum('metered'),
          days: Math.max(...whole.map(({ days }) => days)),
        },
      ];
    });
  }

  function pairInLog(
    readings: readonly Reading[],
    region: RegionCode,
    start: number,
    measure: PublishedMeasure,
  ): Pair | null {
    const of = (vintage: Vintage, at = start) =>
      readings.filter((one) => one.area === region && one.vintage === vintage && one.start === at);
    const mwOf = (one: Reading | undefined) => (one ? publishedMw(one.values, measure) : null);
    const quarters = [start, start + QUARTER].map((at) => mwOf(of('REAL_TIME', at).at(-1)));
    const metered = mwOf(of('DEFINITIVE').at(-1) ?? of('CONSOLIDATED').at(-1));
    const [first, second] = quarters;
    if (first == null || second == null || metered === null) return null;
    const knownAt = Math.min(...[...of('CONSOLIDATED'), ...of('DEFINITIVE')].map((one) => one.knownAt));
    return { estimated: (first + second) / 2, metered, days: (knownAt - start - HALF) / DAY };
  }

  const tenth = (exact: number) => Math.round(exact * 10) / 10 + 0;
  const total = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);

  /** Between the two ranks around a fraction, linearly. */
  function quantile(numbers: readonly number[], fraction: number): number | null {
    const rising = numbers.toSorted((a, b) => a - b);
    const position = fraction * (rising.length - 1);
    const [below, above] = [rising[Math.floor(position)], rising[Math.ceil(position)]];
    return below === undefined || above === undefined
      ? null
      : tenth(below + (position % 1) * (above - below));
  }

  function qualityOf(pairs: readonly Pair[]) {
    const errors = pairs.map(({ estimated, metered }) => metered - estimated);
    const sizes = errors.map(Math.abs);
    const metered = total(pairs.map((pair) => Math.abs(pair.metered)));
    const perPair = (sum: number) => (pairs.length === 0 ? null : tenth(sum / pairs.length));
    const percent = (sum: number) => (metered === 0 ? null : tenth((100 * sum) / metered));
    return {
      slots: pairs.length,
      slotsOfKeys: [pairs.length],
      meanError: [perPair(total(errors))],
      meanAbsoluteError: [perPair(total(sizes))],
      p95AbsoluteError: [quantile(sizes, 0.95)],
      meanErrorPercent: [percent(total(errors))],
      meanAbsoluteErrorPercent: [percent(total(sizes))],
      medianSettlingDays: quantile(
        pairs.map(({ days }) => days),
        0.5,
      ),
    };
  }
});

/** One half-hour of Brittany: each quarter-hour that real time published, and what was metered. */
interface HalfHour {
  readonly at: string;
  readonly estimated: readonly (number | null)[];
  readonly metered?: number | null;
}

async function open(now: string, halfHours: readonly HalfHour[]): Promise<TestApi> {
  testApi = await openTestApi(() => Date.parse(now));
  await testApi.line.publish(halfHours.flatMap(readingsOf));
  return testApi;
}

function readingsOf({ at, estimated, metered }: HalfHour): Reading[] {
  const start = Date.parse(at);
  const mw = (consumption: number | null) => values({ CONSUMPTION: consumption });
  return [
    ...estimated.map((quarter, i) => reading({ start: start + i * QUARTER, values: mw(quarter) })),
    ...(metered === undefined
      ? []
      : [
          reading({
            start,
            vintage: 'CONSOLIDATED' as const,
            knownAt: start + 10 * DAY,
            values: mw(metered),
          }),
        ]),
  ];
}

interface Quality {
  readonly by: string | null;
  readonly keys: readonly number[];
  readonly slots: number;
  readonly slotsOfKeys: readonly number[];
  readonly meanError: readonly (number | null)[];
}

const query = (range: string, fields: string): string =>
  `{ estimateQuality(areas: [BRE], measures: [CONSUMPTION], ${range}) { ${fields} } }`;

async function qualityOver(api: TestApi, range: string, fields = 'slots meanError'): Promise<Quality> {
  const { data } = (await api.ask(query(range, fields))) as unknown as {
    data: { estimateQuality: readonly Quality[] };
  };
  const [quality] = data.estimateQuality;
  if (!quality) throw new Error('no answer');
  return quality;
}

test('real time that was too low has an error above zero', async () => {
  const api = await open('2026-08-01T00:00:00Z', [
    { at: '2026-07-01T10:00:00Z', estimated: [900, 940], metered: 1000 },
  ]);
  expect(await qualityOver(api, 'from: "2026-07"', FIELDS)).toEqual({
    area: { code: 'BRE' },
    measure: 'CONSUMPTION',
    slots: 1,
    slotsOfKeys: [1],
    meanError: [80],
    meanAbsoluteError: [80],
    p95AbsoluteError: [80],
    meanErrorPercent: [8],
    meanAbsoluteErrorPercent: [8],
    medianSettlingDays: 10,
  });
});

test('a half-hour that lacks a quarter-hour, the metered figure or its value is no pair, and no pair has no number', async () => {
  const api = await open('2026-08-01T00:00:00Z', [
    { at: '2026-07-01T10:00:00Z', estimated: [900], metered: 1000 },
    { at: '2026-07-01T10:30:00Z', estimated: [900, null], metered: 1000 },
    { at: '2026-07-01T11:00:00Z', estimated: [900, 900] },
    { at: '2026-07-01T11:30:00Z', estimated: [900, 900], metered: null },
    { at: '2026-07-01T12:00:00Z', estimated: [], metered: 1000 },
  ]);
  expect(await qualityOver(api, 'from: "2026-07"', FIELDS)).toMatchObject({
    slots: 0,
    slotsOfKeys: [0],
    meanError: [null],
    meanAbsoluteError: [null],
    p95AbsoluteError: [null],
    meanErrorPercent: [null],
    meanAbsoluteErrorPercent: [null],
    medianSettlingDays: null,
  });
});

test('what is metered as zero has errors, and no percentage', async () => {
  const api = await open('2026-08-01T00:00:00Z', [
    { at: '2026-07-01T10:00:00Z', estimated: [2, 4], metered: 0 },
  ]);
  expect(await qualityOver(api, 'from: "2026-07"', 'meanError meanErrorPercent')).toEqual({
    meanError: [-3],
    meanErrorPercent: [null],
  });
});

test('keys are those of a Paris clock: autumn has two passes in one key, spring has none in the skipped one', async () => {
  const autumn = [
    { at: '2025-10-26T00:00:00Z', estimated: [100, 100], metered: 110 },
    { at: '2025-10-26T01:00:00Z', estimated: [100, 100], metered: 130 },
    { at: '2025-10-26T02:00:00Z', estimated: [100, 100], metered: 150 },
  ];
  const spring = [{ at: '2026-03-29T01:00:00Z', estimated: [100, 100], metered: 90 }];
  const api = await open('2026-08-01T00:00:00Z', [...autumn, ...spring]);
  const fields = 'by keys slots slotsOfKeys meanError';
  const day = await qualityOver(api, 'from: "2025-10-26", to: "2025-10-26", by: HOUR_OF_DAY', fields);
  expect([day.by, day.keys.length, day.slots]).toEqual(['HOUR_OF_DAY', 24, 3]);
  expect(day.slotsOfKeys.slice(0, 5)).toEqual([0, 0, 2, 1, 0]);
  expect(day.meanError.slice(0, 5)).toEqual([null, null, 20, 50, null]);
  const skipped = await qualityOver(
    api,
    'from: "2026-03-29", to: "2026-03-29", by: HALF_HOUR_OF_DAY',
    fields,
  );
  expect([skipped.keys.length, skipped.slots, skipped.slotsOfKeys.slice(4, 7)]).toEqual([48, 1, [0, 0, 1]]);
});

test('thirteen years cost what their real time costs: nothing is read before it', async () => {
  const api = await open('2026-08-01T00:00:00Z', [
    { at: '2013-07-01T10:00:00Z', estimated: [], metered: 1000 },
    { at: '2026-07-01T10:00:00Z', estimated: [900, 940], metered: 1000 },
  ]);
  await api.line.log.append(FETCHES, [
    toFetch(Date.parse('2026-06-01'), Date.parse('2026-08-01'), { feed: 'eco2mix-regional-tr' }),
  ]);
  const { data } = await api.ask(
    '{ estimateQuality(areas: [FR, BRE], measures: [CONSUMPTION, WIND], from: "2013") { slots } }',
  );
  expect(data.estimateQuality).toEqual([{ slots: 0 }, { slots: 0 }, { slots: 1 }, { slots: 1 }]);
});

test('half-hours are read of the days that have real time alone, and quarter-hours from the first of these on', async () => {
  const now = () => Date.parse('2026-08-01T00:00:00Z');
  const line = await TestLine.open(now);
  const loaded: ChunkKey[] = [];
  const store = withOverrides(line.store, {
    load(keys: readonly ChunkKey[]) {
      loaded.push(...keys);
      return line.store.load(keys);
    },
  });
  testApi = await openTestApi(now, { store }, line);
  const days = ['2013-07-01', '2026-07-28', '2026-07-29', '2026-07-31'];
  await line.publish(
    days.flatMap((day) =>
      readingsOf({
        at: `${day}T10:00:00Z`,
        estimated: day === '2026-07-28' || day === '2026-07-31' ? [900, 940] : [],
        metered: 1000,
      }),
    ),
  );
  await line.log.append(FETCHES, [toFetch(Date.parse('2026-06-01'), now(), { feed: 'eco2mix-regional-tr' })]);
  loaded.length = 0;
  expect((await qualityOver(testApi, 'from: "2013"')).slots).toBe(2);
  const daysOf = (resolution: Resolution) =>
    loaded
      .filter((key) => key.resolution === resolution)
      .map(({ period }) => new Date(period).toISOString().slice(0, 10));
  expect(daysOf('QUARTER_HOUR')).toEqual(['2026-07-28', '2026-07-29', '2026-07-30', '2026-07-31']);
  expect(daysOf('HALF_HOUR')).toEqual(['2026-07-28', '2026-07-31']);
});

test('where it is not known since when real time is requested, thirteen years are too costly, with a way out', async () => {
  const api = await open('2026-08-01T00:00:00Z', [
    { at: '2013-07-01T10:00:00Z', estimated: [], metered: 1000 },
  ]);
  const { errors } = await api.ask(query('from: "2013"', 'slots'));
  expect(errors?.[0]?.message).toMatch(
    /^The question costs \d+; 5000 is allowed\. Ask for \d+ days at a time\.$/,
  );
});

test('a range without anything, and one before everything, have no pairs', async () => {
  const api = await open('2026-08-01T00:00:00Z', []);
  expect(await qualityOver(api, 'from: "2013", to: "2013"')).toEqual({ slots: 0, meanError: [null] });
  expect(await qualityOver(api, 'from: "-P7D"')).toEqual({ slots: 0, meanError: [null] });
});

test('a carbon intensity, and an empty list, are refused with a sentence', async () => {
  const { ask } = await open('2026-08-01T00:00:00Z', []);
  const refusalOf = async (lists: string) =>
    (await ask(`{ estimateQuality(${lists}, from: "-P7D") { slots } }`)).errors?.[0]?.message;
  expect(await refusalOf('areas: [BRE], measures: [CARBON_INTENSITY]')).toBe(
    'measures: CARBON_INTENSITY has no estimate quality: leave it out, or ask for its series.',
  );
  expect(await refusalOf('areas: [], measures: [WIND]')).toMatch(/^areas: \[\] asks for nothing/);
});
