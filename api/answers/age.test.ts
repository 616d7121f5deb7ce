import { FEED_OF_VINTAGE, type Fetch } from '@courant/core/domain';
import { FETCHES } from '@courant/core/log';
import { everyRegion, TestLine } from '@courant/core/testing';
import { expect, test } from 'vitest';
import {
  cacheControl,
  get,
  LATEST,
  LONG_AGO,
  openSettledApi,
  SETTLED,
  settledReadings,
  TEN,
  WIND_THAT_DAY,
} from './test/settled-api.ts';

test.each([
  ['settled history', WIND_THAT_DAY, 'public, max-age=3600, stale-while-revalidate=3600'],
  ['what no time concerns', '{ regions { name } }', 'public, max-age=3600, stale-while-revalidate=3600'],
  ['the present', LATEST, 'public, max-age=5, stale-while-revalidate=5'],
  [
    'a range up to now',
    WIND_THAT_DAY.replace(`to: "${LONG_AGO}",`, ''),
    'public, max-age=5, stale-while-revalidate=5',
  ],
  [
    'a range back from now',
    WIND_THAT_DAY.replace(LONG_AGO, '-P1Y'),
    'public, max-age=5, stale-while-revalidate=5',
  ],
  [
    'a range that is not settled yet',
    WIND_THAT_DAY.replaceAll(LONG_AGO, '2026-08-26'),
    'public, max-age=5, stale-while-revalidate=5',
  ],
  [
    'a range before all that is covered, which says what is covered now',
    WIND_THAT_DAY.replaceAll(LONG_AGO, '2013-01-01'),
    'public, max-age=5, stale-while-revalidate=5',
  ],
  ['the clock', '{ freshness { serverTime } }', 'public, max-age=1'],
  ['errors', '{ reading(area: BRE, at: "yesterday") { start } }', 'no-store'],
  [
    'an error beside data',
    '{ france { name } reading(area: FR, at: "2026", resolution: QUARTER_HOUR) { start } }',
    'no-store',
  ],
])('an answer of %s says how long it may be cached', async (_what, query, expected) => {
  expect(cacheControl(await get(await openSettledApi(), { query }))).toBe(expected);
});

test.each([
  [1, 'public, max-age=5, stale-while-revalidate=5'],
  [2, 'public, max-age=3600, stale-while-revalidate=3600'],
])(
  'with %i of 2 slices of history fetched, an answer of its settled end says "%s"',
  async (done, expected) => {
    const line = await TestLine.open(() => TEN);
    await line.publish(settledReadings());
    await line.log.append(FETCHES, [backfillFetch(done)]);
    expect(cacheControl(await get(await openSettledApi({}, line), { query: WIND_THAT_DAY }))).toBe(expected);
  },
);

/** The fetch of a slice of two. */
const backfillFetch = (slicesDone: number): Fetch => ({
  feed: FEED_OF_VINTAGE.CONSOLIDATED,
  purpose: 'BACKFILL',
  from: SETTLED,
  to: TEN,
  regions: null,
  startedAt: TEN,
  finishedAt: TEN,
  rows: 0,
  appended: 0,
  rejected: 0,
  ghosts: 0,
  refusal: null,
  grouped: null,
  backfill: { from: SETTLED, to: TEN, slicesDone, slicesTotal: 2, slicesFailed: 0 },
  simulated: false,
});

test('history is settled for a cache once the publisher has settled it in all regions', async () => {
  const api = await openSettledApi();
  const query = WIND_THAT_DAY.replaceAll(LONG_AGO, '2026-08-25');
  const settle = (areas: (area: string) => boolean) =>
    api.line.publish(
      everyRegion(Date.parse('2026-08-26T10:00:00Z'), { vintage: 'CONSOLIDATED', stepMinutes: 30 }).filter(
        ({ area }) => areas(area),
      ),
    );
  expect(cacheControl(await get(api, { query }))).toMatch(/max-age=5,/);
  await settle((area) => area !== 'BRE');
  expect(cacheControl(await get(api, { query }))).toMatch(/max-age=5,/);
  await settle((area) => area === 'BRE');
  expect(cacheControl(await get(api, { query }))).toMatch(/max-age=3600,/);
});

test.each([
  [2_000, 'public, max-age=2, stale-while-revalidate=0'],
  [8_500, 'public, max-age=5, stale-while-revalidate=3'],
])('%i ms before the end of a quarter-hour an answer of the present says "%s"', async (ms, expected) => {
  const api = await openSettledApi();
  api.clock.now = TEN - ms;
  expect(cacheControl(await get(api, { query: LATEST }))).toBe(expected);
});

test('an answer from memory has the age that it has left', async () => {
  const api = await openSettledApi();
  await get(api, { query: LATEST });
  api.clock.now += 1_500;
  expect(cacheControl(await get(api, { query: LATEST }))).toMatch(/^public, max-age=3,/);
});
