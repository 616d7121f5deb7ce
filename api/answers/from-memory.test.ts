import { reading, TestLine, values } from '@courant/core/testing';
import { expect, test } from 'vitest';
import {
  answerOf,
  cacheControl,
  get,
  LATEST,
  openSettledApi,
  SETTLED,
  settledReadings,
  TEN,
  tag,
  WIND_THAT_DAY,
} from './test/settled-api.ts';

test.each([
  ['settled history', WIND_THAT_DAY],
  ['the present', LATEST],
])(
  'the same question of %s is executed once, and not at all for who has its answer',
  async (_what, query) => {
    const api = await openSettledApi();
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
  const api = await openSettledApi();
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
  const api = await openSettledApi();
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
  const api = await openSettledApi();
  const before = await get(api, { query: WIND_THAT_DAY });
  await api.line.publish([reading({ start: TEN - 900_000 })]);
  expect((await get(api, { query: WIND_THAT_DAY }, { 'if-none-match': tag(before) })).status).toBe(304);
});

test('questions that differ in their text, variables or operation never share an answer', async () => {
  const api = await openSettledApi();
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
  const api = await openSettledApi();
  const query = '{ freshness { serverTime } area(code: BRE) { freshness { ageSeconds } } }';
  const before = await get(api, { query });
  api.clock.now += 999;
  expect(tag(await get(api, { query }))).toBe(tag(before));
  api.clock.now += 1;
  const after = await get(api, { query }, { 'if-none-match': tag(before) });
  expect((await answerOf(after)).data).toMatchObject({ freshness: { serverTime: '2026-08-27T10:00:01Z' } });
});

test('a range up to now ends later once its quarter-hour is over', async () => {
  const api = await openSettledApi();
  const query =
    '{ series(input: { areas: [BRE], measures: [WIND], from: "-PT1H" }) { ... on SeriesSet { to } } }';
  api.clock.now = TEN - 1_000;
  const before = await get(api, { query });
  api.clock.now = TEN + 1;
  expect(tag(await get(api, { query }))).not.toBe(tag(before));
});

test('errors are executed for each who asks, and tell nobody how long', async () => {
  const api = await openSettledApi();
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
  const api = await openSettledApi({ limits: { costPerMinute: 60 } });
  const statuses = [];
  for (let i = 0; i < 60; i++) statuses.push((await get(api, { query: '{ france { code } }' })).status);
  expect(statuses.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 200));
  expect(statuses.at(-1)).toBe(429);
});

test('a rebuilt namespace answers in place of the one before', async () => {
  const line = await TestLine.open(() => TEN);
  await line.publish(settledReadings());
  const api = await openSettledApi({ store: line.namespaces }, line);
  const before = await get(api, { query: WIND_THAT_DAY });
  await line.rebuild('second', async () => undefined);
  // The api finds the announcement by itself; an answer of the old namespace would stay for good.
  while (tag(await get(api, { query: WIND_THAT_DAY })) === tag(before));
});

test('two instances tag the same data alike', async () => {
  const one = await openSettledApi();
  const other = await openSettledApi({}, one.line);
  for (const query of [WIND_THAT_DAY, LATEST]) {
    const answered = await get(one, { query });
    expect((await get(other, { query }, { 'if-none-match': tag(answered) })).status).toBe(304);
  }
});

test('while the log does not answer, questions are executed and nobody caches their answers', async () => {
  const api = await openSettledApi();
  api.line.log.extent = () => Promise.reject(new Error('away'));
  const answered = await get(api, { query: LATEST });
  expect([answered.status, cacheControl(answered)]).toEqual([200, 'no-store']);
});
