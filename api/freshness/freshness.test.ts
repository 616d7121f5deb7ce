import { type CountMismatch, type Drift, type DriftKind, type Fetch, MINUTE } from '@courant/core/domain';
import { CHANGES, FETCHES, READINGS, REJECTED } from '@courant/core/log';
import { everyRegion, reading, TestLine, values } from '@courant/core/testing';
import { afterEach, expect, test } from 'vitest';
import { NO_FETCH_YET, revisedOn, withFetch } from '../fetches/publisher-state.ts';
import { openTestApi, type TestApi } from '../test/open-test-api.ts';

const NOW = Date.parse('2026-08-27T11:00:00Z');
const QUARTER = 15 * MINUTE;
let testApi: TestApi | undefined;
const open = async (line?: TestLine): Promise<TestApi> => {
  testApi = await openTestApi(() => NOW, {}, line);
  return testApi;
};
afterEach(() => testApi?.close());

const fetched = (over: Partial<Fetch>): Fetch => ({
  feed: 'eco2mix-regional-tr',
  purpose: 'POLL',
  from: NOW - 3_600_000,
  to: NOW,
  regions: null,
  startedAt: NOW - 2_000,
  finishedAt: NOW - 1_000,
  rows: 12,
  appended: 12,
  rejected: 0,
  ghosts: 0,
  refusal: null,
  grouped: null,
  backfill: null,
  simulated: false,
  ...over,
});
const refused = { reason: 'HTTP 429', notBefore: NOW };

test('the asks so far tell when the publisher last answered, per feed, and whether it does now', () => {
  const answers = [
    fetched({ finishedAt: 100 }),
    fetched({ finishedAt: 200, feed: 'eco2mix-regional-cons-def' }),
    fetched({ finishedAt: 300, refusal: refused }),
  ].reduce(withFetch, NO_FETCH_YET);
  expect(answers).toMatchObject({
    completedFetches: 3,
    isAnswering: false,
    lastSuccessAt: 200,
    lastFetchedAt: { 'eco2mix-regional-tr': 100, 'eco2mix-regional-cons-def': 200 },
  });
  expect(withFetch(answers, fetched({ finishedAt: 400 }))).toMatchObject({
    isAnswering: true,
    lastSuccessAt: 400,
  });
});

test('the backfill is the latest progress logged, and a poll without progress keeps it', () => {
  const backfill = { from: 0, to: 9, slicesDone: 3, slicesTotal: 8, slicesFailed: 1 };
  const state = [fetched({ backfill }), fetched({})].reduce(withFetch, NO_FETCH_YET);
  expect(state.backfill).toEqual(backfill);
});

test('publisher and backfill come from fetches logged before and after the api started', async () => {
  const line = await TestLine.open(() => NOW);
  const progress = { from: NOW - 86_400_000, to: NOW, slicesDone: 1, slicesTotal: 24, slicesFailed: 0 };
  await line.log.append(FETCHES, [fetched({ purpose: 'BACKFILL', backfill: progress })]);
  const { ask } = await open(line);
  const query = `{
    freshness { backfill { from to slicesDone slicesTotal slicesFailed } }
    publisher { name credit licence licenceUrl simulated reachable lastSuccessAt feeds { id vintages stepMinutes lastFetchedAt } }
  }`;
  expect((await ask(query)).data).toEqual({
    freshness: {
      backfill: {
        from: '2026-08-26T11:00:00Z',
        to: '2026-08-27T11:00:00Z',
        slicesDone: 1,
        slicesTotal: 24,
        slicesFailed: 0,
      },
    },
    publisher: {
      name: 'ODRé',
      credit: expect.stringContaining('RTE, éCO2mix'),
      licence: 'Licence Ouverte 2.0 (Etalab)',
      licenceUrl: expect.stringMatching(/^https:/),
      simulated: false,
      reachable: true,
      lastSuccessAt: '2026-08-27T10:59:59Z',
      feeds: [
        {
          id: 'eco2mix-regional-tr',
          vintages: ['REAL_TIME'],
          stepMinutes: 15,
          lastFetchedAt: '2026-08-27T10:59:59Z',
        },
        {
          id: 'eco2mix-regional-cons-def',
          vintages: ['CONSOLIDATED', 'DEFINITIVE'],
          stepMinutes: 30,
          lastFetchedAt: null,
        },
      ],
    },
  });
  await line.log.append(FETCHES, [fetched({ refusal: refused })]);
  const isReachable = async (): Promise<boolean> => {
    const { publisher }: Record<string, unknown> = (await ask('{ publisher { reachable } }')).data;
    return (publisher as { reachable: boolean }).reachable;
  };
  while (await isReachable());
});

test('drifts of a feed are those it recorded last; what began together is one', async () => {
  const line = await TestLine.open(() => NOW);
  const drift = (kind: DriftKind, name: string, more: Partial<Drift> = {}): Drift => ({
    kind,
    name,
    since: NOW - 3_600_000,
    accepted: false,
    ...more,
  });
  const record = (...drifts: Drift[]) =>
    line.log.append(FETCHES, [fetched({ schema: { columns: {}, drifts } }), fetched({})]);
  await record(
    drift('MISSING', 'consommation'),
    drift('ADDED', 'conso'),
    drift('RETYPED', 'eolien', { accepted: true }),
    drift('REGION', '53', { since: NOW }),
  );
  const { ask } = await open(line);
  const query = '{ publisher { drift { feed missing added retyped areas since accepted } } }';
  const none = {
    feed: 'eco2mix-regional-tr',
    missing: [],
    added: [],
    retyped: [],
    areas: [],
    accepted: false,
  };
  const since = '2026-08-27T10:00:00Z';
  expect((await ask(query)).data.publisher).toEqual({
    drift: [
      { ...none, missing: ['consommation'], added: ['conso'], since },
      { ...none, retyped: ['eolien'], accepted: true, since },
      { ...none, areas: ['BRE'], since: '2026-08-27T11:00:00Z' },
    ],
  });
  await record();
  await expect.poll(async () => (await ask(query)).data.publisher).toEqual({ drift: [] });
});

test('a month whose rows differ from the check is told once it was fetched again, until it agrees', async () => {
  const line = await TestLine.open(() => NOW);
  const [from, to] = [Date.UTC(2026, 0), Date.UTC(2026, 1)];
  const mismatches: CountMismatch[] = [
    { vintage: 'CONSOLIDATED', publishedRows: 1488, takenRows: 1440, columns: ['solaire'], since: NOW },
  ];
  const month = { feed: 'eco2mix-regional-cons-def', regions: ['53'], from, to } as const;
  await line.log.append(FETCHES, [
    fetched({ ...month, regions: ['11'], purpose: 'BACKFILL', mismatches }),
    fetched({ ...month, purpose: 'CHECK', mismatches }),
    fetched({ ...month, purpose: 'CHECK', refusal: refused }),
    fetched({}),
  ]);
  const { ask } = await open(line);
  const query = '{ freshness { mismatches { area { code } from to vintage published held columns since } } }';
  expect((await ask(query)).data.freshness).toEqual({
    mismatches: [
      {
        area: { code: 'BRE' },
        from: '2026-01-01T00:00:00Z',
        to: '2026-02-01T00:00:00Z',
        vintage: 'CONSOLIDATED',
        published: 1488,
        held: 1440,
        columns: ['solaire'],
        since: '2026-08-27T11:00:00Z',
      },
    ],
  });
  await line.log.append(FETCHES, [fetched({ ...month, purpose: 'CHECK', mismatches: [] })]);
  await expect.poll(async () => (await ask(query)).data.freshness).toEqual({ mismatches: [] });
});

test('before anything has arrived nothing is invented', async () => {
  const { ask } = await open();
  const { data, errors } = await ask(`{
    freshness {
      serverTime earliest earliestQuarterHour processorLag rejected backfill { slicesDone }
      areas { area { code } latestStart latestKnownAt ageSeconds settledUntil completeness30d }
    }
    publisher { reachable lastSuccessAt }
  }`);
  expect(errors).toBeUndefined();
  expect(data).toMatchObject({
    freshness: { earliest: null, earliestQuarterHour: null, processorLag: 0, rejected: 0, backfill: null },
    publisher: { reachable: false, lastSuccessAt: null },
  });
  const { freshness }: Record<string, unknown> = data;
  const { areas } = freshness as { areas: Record<string, unknown>[] };
  expect(areas).toHaveLength(13);
  for (const { area, ...ages } of areas)
    expect(Object.values(ages), JSON.stringify(area)).toEqual(Array(5).fill(null));
});

test('age, beginning and settledUntil come from the stored readings', async () => {
  const { ask, line } = await open();
  await line.publish(everyRegion(NOW - 4 * QUARTER));
  await line.publish([reading({ start: Date.parse('2024-01-18T00:00:00Z'), vintage: 'DEFINITIVE' })]);
  await line.log.append(REJECTED, [{ raw: '{', reason: 'Not JSON.', origin: 'a test', rejectedAt: NOW }]);
  const { data } = await ask(`{
    freshness { serverTime earliest earliestQuarterHour rejected processorLag cursor }
    area(code: BRE) { freshness { latestStart latestKnownAt ageSeconds settledUntil } }
  }`);
  const { end } = await line.log.extent(CHANGES, 0);
  expect(data).toEqual({
    freshness: {
      serverTime: '2026-08-27T11:00:00Z',
      earliest: '2024-01-18T00:00:00Z',
      earliestQuarterHour: '2026-08-27T10:00:00Z',
      rejected: 1,
      // Nobody consumes for the processor's group in this small line: all 13 readings wait.
      processorLag: 13,
      cursor: `${line.log.epoch}.${end}`,
    },
    area: {
      freshness: {
        latestStart: '2026-08-27T10:00:00Z',
        latestKnownAt: '2026-08-27T11:00:00Z',
        ageSeconds: 45 * 60,
        settledUntil: '2024-01-18T00:30:00Z',
      },
    },
  });
  expect(await line.log.lag(READINGS, 'courant.regions')).toBe(13);
});

test('completeness counts published quarter-hours of whole Paris days, and today is not one of them', async () => {
  const { ask, line } = await open();
  const yesterday = Date.parse('2026-08-25T22:00:00Z');
  const quarters = Array.from({ length: 96 }, (_, i) => yesterday + i * QUARTER);
  await line.publish(
    quarters.map((start, i) => reading({ start, values: values({ CONSUMPTION: i < 24 ? null : 2400 }) })),
  );
  await line.publish([reading({ start: NOW - QUARTER })]);
  const { data } = await ask(
    '{ area(code: BRE) { freshness { completeness30d completenessByDay(days: 2) } } }',
  );
  expect(data.area).toEqual({ freshness: { completeness30d: 0.025, completenessByDay: [0, 0.75] } });
  const { errors } = await ask('{ area(code: BRE) { freshness { completenessByDay(days: 0) } } }');
  expect(errors?.[0]).toMatchObject({
    extensions: { code: 'BAD_ARGUMENT' },
    message: expect.stringContaining('1 to 366'),
  });
});

test('limits tells what this process enforces', async () => {
  const { ask } = await open();
  const { data } = await ask('{ limits { maxDepth maxBodyBytes cursorKeptDays watermarkSeconds } }');
  expect(data.limits).toEqual({
    maxDepth: 12,
    maxBodyBytes: 65_536,
    cursorKeptDays: 7,
    watermarkSeconds: 20,
  });
});

test("the country's age counts from the newest quarter-hour in it, not from the end of a half-hour that is under way", async () => {
  const { ask, line } = await open();
  await line.publish(everyRegion(NOW - 2 * QUARTER));
  const { data } = await ask('{ france { latest { end } freshness { ageSeconds } } }');
  expect(data.france).toEqual({
    latest: { end: '2026-08-27T11:00:00Z' },
    freshness: { ageSeconds: 15 * 60 },
  });
});

/** Four quarter-hours of a region that land together. */
const packet = (from: number, knownAt: number) =>
  [0, 1, 2, 3].map((i) => reading({ start: from + i * QUARTER, knownAt }));

test('the next slot of an area is expected a median interval behind the last arrival, whatever was revised since', async () => {
  const line = await TestLine.open(() => NOW);
  const HOUR = 4 * QUARTER;
  const arrival = NOW - 50 * MINUTE;
  for (const back of [4, 3, 2, 1, 0]) {
    const knownAt = arrival - back * HOUR;
    // One arrival that came late does not move the median.
    await line.publish(packet(knownAt - 80 * MINUTE, back === 2 ? knownAt + 20 * MINUTE : knownAt));
  }
  const start = arrival - 35 * MINUTE;
  const corrected = { start, knownAt: NOW - MINUTE, values: values({ CONSUMPTION: 1 }) };
  // Neither a correction nor what was fetched long after its end is an arrival.
  await line.publish([reading(corrected), reading({ start: NOW - 20 * HOUR, knownAt: NOW - MINUTE })]);
  const { ask } = await open(line);
  const query =
    '{ area(code: BRE) { freshness { nextExpectedAt } } france { freshness { nextExpectedAt } } }';
  expect((await ask(query)).data).toEqual({
    area: { freshness: { nextExpectedAt: new Date(arrival + HOUR).toISOString().replace('.000', '') } },
    // The other regions have never sent anything.
    france: { freshness: { nextExpectedAt: null } },
  });
});

test("the country's next slot is expected when its last region's is", async () => {
  const line = await TestLine.open(() => NOW);
  for (const start of [NOW - 5 * QUARTER, NOW - 4 * QUARTER, NOW - 3 * QUARTER])
    await line.publish(
      everyRegion(start).map((one) => ({
        ...one,
        knownAt: start + 2 * QUARTER + (one.area === 'PAC' ? 4 * MINUTE : 0),
      })),
    );
  const { ask } = await open(line);
  expect((await ask('{ france { freshness { nextExpectedAt } } }')).data).toEqual({
    france: { freshness: { nextExpectedAt: '2026-08-27T11:04:00Z' } },
  });
});

test('two arrivals are no rhythm, and a slot that comes in parts is one arrival', async () => {
  const line = await TestLine.open(() => NOW);
  const arrival = NOW - 40 * MINUTE;
  const knownAts = [arrival, arrival + 4 * MINUTE, arrival + 15 * MINUTE];
  for (const [i, knownAt] of knownAts.entries())
    await line.publish([reading({ start: NOW - (6 - i) * QUARTER, knownAt })]);
  const { ask } = await open(line);

  const { data } = await ask('{ area(code: BRE) { freshness { nextExpectedAt } } }');

  expect(data).toEqual({ area: { freshness: { nextExpectedAt: null } } });
});

test('readings revised today are those of fetches since midnight in Paris', async () => {
  const line = await TestLine.open(() => NOW);
  const midnight = Date.parse('2026-08-26T22:00:00Z');
  const revised = (finishedAt: number, count: number, more: Partial<Fetch> = {}) =>
    fetched({ finishedAt, revised: count, ...more });
  const consolidated = { feed: 'eco2mix-regional-cons-def' } as const;
  await line.log.append(FETCHES, [
    revised(midnight - 1, 100),
    revised(midnight, 3),
    // The other feed's fetch was recorded a little later than it ended.
    revised(midnight - 1, 50, consolidated),
    revised(NOW, 4, consolidated),
    fetched({}),
  ]);
  const { ask } = await open(line);
  expect((await ask('{ freshness { revisedToday } }')).data).toEqual({ freshness: { revisedToday: 7 } });
  expect(revisedOn(withFetch(NO_FETCH_YET, revised(midnight - 1, 100)), NOW)).toBe(0);
});
