import { createHash } from 'node:crypto';
import { FEED_OF_VINTAGE, type Fetch } from '@courant/core/domain';
import { FETCHES } from '@courant/core/log';
import { everyRegion, reading, TestLine, values } from '@courant/core/testing';
import { afterEach, expect, test } from 'vitest';
import type { ApiOptions } from '../index.ts';
import { openTestApi, type TestApi } from '../test/open-test-api.ts';

const TEN = Date.parse('2026-08-27T10:00:00Z');
const LONG_AGO = '2026-01-10';
const SETTLED = Date.parse('2026-01-10T12:00:00Z');
const WIND_THAT_DAY = `{ series(input: { areas: [BRE], measures: [WIND], from: "${LONG_AGO}", to: "${LONG_AGO}",
  resolution: HALF_HOUR }) { ... on SeriesSet { series { values } } } }`;
const LATEST = '{ area(code: BRE) { latest { start consumption } } }';

const opened: TestApi[] = [];
afterEach(async () => {
  for (const api of opened.splice(0)) await api.close();
});

/** An api over regions settled until after `LONG_AGO`, and its clock. */
async function open(over: Partial<ApiOptions> = {}, line?: TestApi['line']) {
  const clock = { now: TEN };
  const api = await openTestApi(() => clock.now, over, line);
  opened.push(api);
  if (!line) await api.line.publish(settledReadings());
  return { ...api, clock, executions: countExecutions(api) };
}

const settledReadings = () =>
  [SETTLED, Date.parse('2026-01-12T12:00:00Z')].flatMap((start) =>
    everyRegion(start, { vintage: 'CONSOLIDATED', stepMinutes: 30 }),
  );

/** Counts the reads of chunks by key or in order: no question below is answered without one. */
function countExecutions({ line: { store } }: TestApi): { count: number } {
  const executions = { count: 0 };
  const { load, range } = store;
  store.load = (...args) => {
    executions.count++;
    return load.apply(store, args);
  };
  store.range = (...args) => {
    executions.count++;
    return range.apply(store, args);
  };
  return executions;
}

const get = (
  { api }: Pick<TestApi, 'api'>,
  parameters: Record<string, string>,
  headers: Record<string, string> = {},
) => fetch(`${api.url}/graphql?${new URLSearchParams(parameters)}`, { headers });

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const byHash = (hash: string, version = 1) =>
  JSON.stringify({ persistedQuery: { version, sha256Hash: hash } });

async function answerOf(response: Response) {
  const { data, errors } = (await response.json()) as {
    data: Record<string, never>;
    errors?: { extensions: { code: string } }[];
  };
  return { data, code: errors?.[0]?.extensions.code };
}

const cacheControl = ({ headers }: Response) => headers.get('cache-control');
const tag = ({ headers }: Response) => headers.get('etag') ?? 'none';

test('a text that was sent with its hash is known by its hash alone', async () => {
  const api = await open();
  const hashed = { extensions: byHash(sha256(LATEST)) };
  expect((await answerOf(await get(api, hashed))).code).toBe('PERSISTED_QUERY_NOT_FOUND');
  const sent = await answerOf(await get(api, { ...hashed, query: LATEST }));
  expect(sent.data).toMatchObject({ area: { latest: { consumption: 1007 } } });
  expect(await answerOf(await get(api, hashed))).toEqual(sent);
});

test('a POST makes a text known, too, and a text that is refused stays unknown', async () => {
  const api = await open();
  const post = (query: string) =>
    fetch(`${api.api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, extensions: JSON.parse(byHash(sha256(query))) }),
    });
  expect((await post(LATEST)).status).toBe(200);
  expect((await get(api, { extensions: byHash(sha256(LATEST)) })).status).toBe(200);
  expect((await post('{ nothing }')).status).toBe(400);
  expect((await answerOf(await get(api, { extensions: byHash(sha256('{ nothing }')) }))).code).toBe(
    'PERSISTED_QUERY_NOT_FOUND',
  );
});

test('a hash that is not of the text is refused, though the answer to either is in memory', async () => {
  const api = await open();
  const other = '{ france { code } }';
  for (const query of [LATEST, other]) await get(api, { query, extensions: byHash(sha256(query)) });
  const forged = await get(api, { query: other, extensions: byHash(sha256(LATEST)) });
  expect([forged.status, cacheControl(forged)]).toEqual([400, 'no-store']);
  expect((await get(api, { extensions: byHash(sha256(LATEST), 2) })).status).toBe(400);
});

test('a GET neither subscribes nor mutates, and says so', async () => {
  const api = await open();
  const subscribed = await get(api, { query: 'subscription { liveProduction { cursor } }' });
  expect([subscribed.status, cacheControl(subscribed)]).toEqual([405, 'no-store']);
  const mutated = await get(api, { query: 'mutation { forget }' });
  expect([mutated.status, cacheControl(mutated)]).toEqual([400, 'no-store']);
});

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
  ['the clock', '{ freshness { serverTime } }', 'public, max-age=1'],
  ['errors', '{ reading(area: BRE, at: "yesterday") { start } }', 'no-store'],
  [
    'an error beside data',
    '{ france { name } reading(area: FR, at: "2026", resolution: QUARTER_HOUR) { start } }',
    'no-store',
  ],
])('an answer of %s says how long it may be cached', async (_what, query, expected) => {
  expect(cacheControl(await get(await open(), { query }))).toBe(expected);
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
    expect(cacheControl(await get(await open({}, line), { query: WIND_THAT_DAY }))).toBe(expected);
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
  const api = await open();
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
  const api = await open();
  api.clock.now = TEN - ms;
  expect(cacheControl(await get(api, { query: LATEST }))).toBe(expected);
});

test('an answer from memory has the age that it has left', async () => {
  const api = await open();
  await get(api, { query: LATEST });
  api.clock.now += 1_500;
  expect(cacheControl(await get(api, { query: LATEST }))).toMatch(/^public, max-age=3,/);
});

test.each([
  ['settled history', WIND_THAT_DAY],
  ['the present', LATEST],
])(
  'the same question of %s is executed once, and not at all for who has its answer',
  async (_what, query) => {
    const api = await open();
    const first = await get(api, { query });
    const { count } = api.executions;
    expect(count).toBeGreaterThan(0);
    const second = await get(api, { query });
    expect(await second.text()).toBe(await first.text());
    const unmoved = await get(api, { query }, { 'if-none-match': `"other", W/${tag(first)}` });
    expect([unmoved.status, await unmoved.text(), tag(unmoved)]).toEqual([304, '', tag(first)]);
    expect(cacheControl(unmoved)).toBe(cacheControl(first));
    expect(api.executions.count).toBe(count);
  },
);

test('equal questions that come together are executed once', async () => {
  const api = await open();
  await get(api, { query: LATEST });
  const { count } = api.executions;
  api.clock.now += 5_000;
  await Promise.all(Array.from({ length: 20 }, () => get(api, { query: LATEST })));
  expect(api.executions.count).toBe(2 * count);
});

test.each([
  ['settled history', WIND_THAT_DAY, 'public, max-age=3600, stale-while-revalidate=3600'],
  ['the present', LATEST, 'public, max-age=5, stale-while-revalidate=5'],
])('a revision of %s is in the next answer, and moves its tag', async (_what, query, expected) => {
  const api = await open();
  const before = await get(api, { query });
  await api.line.publish([
    reading({ start: SETTLED, vintage: 'DEFINITIVE', values: values({ WIND: 1234, CONSUMPTION: 1 }) }),
    reading({ start: TEN - 900_000, values: values({ CONSUMPTION: 4321 }) }),
  ]);
  const after = await get(api, { query }, { 'if-none-match': tag(before) });
  expect([after.status, cacheControl(after)]).toEqual([200, expected]);
  expect(await after.text()).toMatch(/1234|4321/);
  expect(tag(after)).not.toBe(tag(before));
});

test('a change that does not concern an answer leaves its tag as it was', async () => {
  const api = await open();
  const before = await get(api, { query: WIND_THAT_DAY });
  await api.line.publish([reading({ start: TEN - 900_000 })]);
  expect((await get(api, { query: WIND_THAT_DAY }, { 'if-none-match': tag(before) })).status).toBe(304);
});

test('questions that differ in their text, variables or operation never share an answer', async () => {
  const api = await open();
  const query = 'query A($code: AreaCode!) { area(code: $code) { code } } query B { france { name } }';
  const ask = async (operationName: string, variables = '{}') =>
    (await answerOf(await get(api, { query, operationName, variables }))).data;
  expect(await ask('A', '{"code":"BRE"}')).toEqual({ area: { code: 'BRE' } });
  expect(await ask('A', '{"code":"PAC"}')).toEqual({ area: { code: 'PAC' } });
  expect(await ask('B')).toEqual({ france: { name: 'France' } });
  expect((await answerOf(await get(api, { query: '{ france { code } }' }))).data).toEqual({
    france: { code: 'FR' },
  });
});

test('a question whose clock has moved is executed again', async () => {
  const api = await open();
  const query = '{ freshness { serverTime } area(code: BRE) { freshness { ageSeconds } } }';
  const before = await get(api, { query });
  api.clock.now += 999;
  expect(tag(await get(api, { query }))).toBe(tag(before));
  api.clock.now += 1;
  const after = await get(api, { query }, { 'if-none-match': tag(before) });
  expect((await answerOf(after)).data).toMatchObject({ freshness: { serverTime: '2026-08-27T10:00:01Z' } });
});

test('a range up to now ends later once its quarter-hour is over', async () => {
  const api = await open();
  const query =
    '{ series(input: { areas: [BRE], measures: [WIND], from: "-PT1H" }) { ... on SeriesSet { to } } }';
  api.clock.now = TEN - 1_000;
  const before = await get(api, { query });
  api.clock.now = TEN + 1;
  expect(tag(await get(api, { query }))).not.toBe(tag(before));
});

test('errors are executed for each who asks, and tell nobody how long', async () => {
  const api = await open();
  const { range } = api.line.store;
  api.line.store.range = async () => {
    throw new Error('for a moment');
  };
  const failed = await get(api, { query: LATEST });
  expect([(await answerOf(failed)).code, cacheControl(failed), tag(failed)]).toEqual([
    'INTERNAL_SERVER_ERROR',
    'no-store',
    'none',
  ]);
  api.line.store.range = range;
  expect((await answerOf(await get(api, { query: LATEST }))).code).toBeUndefined();
});

test('an answer in memory costs its address a little, and no more of it than allowed', async () => {
  const api = await open({ limits: { costPerMinute: 60 } });
  const statuses = [];
  for (let i = 0; i < 60; i++) statuses.push((await get(api, { query: '{ france { code } }' })).status);
  expect(statuses.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 200));
  expect(statuses.at(-1)).toBe(429);
});

test('a rebuilt namespace answers in place of the one before', async () => {
  const line = await TestLine.open(() => TEN);
  await line.publish(settledReadings());
  const api = await open({ store: line.namespaces }, line);
  const before = await get(api, { query: WIND_THAT_DAY });
  await line.rebuild('second', async () => undefined);
  // The api finds the announcement by itself; an answer of the old namespace would stay for good.
  while (tag(await get(api, { query: WIND_THAT_DAY })) === tag(before));
});

test('two instances tag the same data alike', async () => {
  const one = await open();
  const other = await open({}, one.line);
  for (const query of [WIND_THAT_DAY, LATEST]) {
    const answered = await get(one, { query });
    expect((await get(other, { query }, { 'if-none-match': tag(answered) })).status).toBe(304);
  }
});

test('an answer is compressed where it pays and the client takes it, and each form has its own tag', async () => {
  const api = await open();
  const get200 = (query: string, encoding: string) => get(api, { query }, { 'accept-encoding': encoding });
  const long = '{ areas { code name population } regions { code name population kind inseeCode } }';
  const forms = await Promise.all(
    ['br, gzip', 'gzip', 'br;q=0, gzip;q=0.0', 'identity'].map((one) => get200(long, one)),
  );
  expect(forms.map(({ headers }) => headers.get('content-encoding'))).toEqual(['br', 'gzip', null, null]);
  expect(new Set(forms.map(tag)).size).toBe(3);
  const texts = await Promise.all(forms.map((form) => form.text()));
  expect(new Set(texts).size).toBe(1);
  expect(forms[0]?.headers.get('vary')).toBe('accept, accept-encoding');
  expect((await get200('{ france { code } }', 'br')).headers.get('content-encoding')).toBeNull();
  expect((await get(api, { query: long }, { 'if-none-match': tag(forms[0] as Response) })).status).toBe(304);
});

test('the answer to a POST is compressed, too, and cached by nobody', async () => {
  const { api } = await open();
  const posted = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-encoding': 'gzip' },
    body: JSON.stringify({
      query: '{ areas { code name population kind inseeCode } regions { code name } }',
    }),
  });
  expect([posted.headers.get('content-encoding'), cacheControl(posted)]).toEqual(['gzip', 'no-store']);
  expect((await answerOf(posted)).data).toHaveProperty('areas');
});

test('HEAD has the headers of GET', async () => {
  const { api } = await open();
  const url = `${api.url}/graphql?${new URLSearchParams({ query: LATEST })}`;
  const [got, head] = [await fetch(url), await fetch(url, { method: 'HEAD' })];
  expect([head.status, tag(head), await head.text()]).toEqual([200, tag(got), '']);
});

test('while the log does not answer, questions are executed and nobody caches their answers', async () => {
  const api = await open();
  api.line.log.extent = () => Promise.reject(new Error('away'));
  const answered = await get(api, { query: LATEST });
  expect([answered.status, cacheControl(answered)]).toEqual([200, 'no-store']);
});
