import { HOUR, MINUTE, REGION_CODES } from '@courant/core/domain';
import { everyRegion, reading, values } from '@courant/core/testing';
import { afterEach, expect, test } from 'vitest';
import { openTestApi, type TestApi } from '../test/open-test-api.ts';
import { openTestSocket } from '../test/test-socket.ts';

const TEN = Date.parse('2026-08-27T10:00:00Z');
const NOW = TEN + 4 * HOUR;
let testApi: TestApi | undefined;
afterEach(() => testApi?.close());

/** Real time known at 11:00, consolidated at 12:00, definitive at 13:00. */
async function open(): Promise<TestApi> {
  testApi = await openTestApi(() => NOW);
  const { line } = testApi;
  await line.publish(everyRegion(TEN, { knownAt: TEN + HOUR }));
  for (const [i, vintage] of (['CONSOLIDATED', 'DEFINITIVE'] as const).entries())
    await line.publish([
      reading({
        start: TEN,
        vintage,
        knownAt: TEN + (i + 2) * HOUR,
        values: values({ CONSUMPTION: 2000 + i }),
      }),
    ]);
  return testApi;
}

const series = (input: string, measures = 'CONSUMPTION') =>
  `{ series(input: { areas: [BRE], measures: [${measures}], from: "2026-08-27T10:00Z", to: "2026-08-27T10:30Z", resolution: HALF_HOUR, ${input} }) {
    __typename ... on Refusal { message } ... on OutOfCoverage { from to } ... on SeriesSet { asOf series { values } } } }`;

test('before, between and after two vintages each instant has its own numbers, over both transports', async () => {
  const { ask, api } = await open();
  const socket = await openTestSocket(api.url);
  for (const [at, mw] of [
    ['11:30', 1007],
    ['12:30', 2000],
    ['13:00', 2001],
  ] as const) {
    const query = series(`asOf: "2026-08-27T${at}Z"`);
    const answer = {
      series: { __typename: 'SeriesSet', asOf: `2026-08-27T${at}:00Z`, series: [{ values: [mw] }] },
    };
    expect((await ask(query)).data).toEqual(answer);
    socket.subscribe(at, { query });
    expect((await socket.next(at)).payload).toEqual({ data: answer });
  }
  socket.close();
});

test('a vintage that another replaced is still answered', async () => {
  const { ask } = await open();
  for (const [vintage, mw] of [
    ['REAL_TIME', 1007],
    ['CONSOLIDATED', 2000],
    ['DEFINITIVE', 2001],
  ] as const)
    expect((await ask(series(`vintage: ${vintage}`))).data).toMatchObject({
      series: { asOf: null, series: [{ values: [mw] }] },
    });
});

test('before anything was known, series are out of coverage with the earliest asOf, a reading is null', async () => {
  const { ask } = await open();
  const { data } = await ask(series('asOf: "2026-08-27T10:59Z"'));
  expect(data.series).toEqual({
    __typename: 'OutOfCoverage',
    message:
      'Nothing was known as of 2026-08-27T10:59:00Z: give an asOf between 2026-08-27T11:00:00Z and 2026-08-27T14:00:00Z.',
    from: '2026-08-27T11:00:00Z',
    to: '2026-08-27T14:00:00Z',
  });
  const answer = await ask(`{ freshness { earliestAsOf }
    early: reading(area: BRE, at: "2026-08-27T10:00Z", asOf: "2026-08-27T10:59Z") { consumption }
    later: reading(area: BRE, at: "2026-08-27T10:00Z", resolution: HALF_HOUR, asOf: "2026-08-27T12:00Z") { consumption } }`);
  expect(answer.data).toEqual({
    freshness: { earliestAsOf: '2026-08-27T11:00:00Z' },
    early: null,
    later: { consumption: 2000 },
  });
});

test('a carbon intensity as of an instant is of the production known then', async () => {
  const { ask, line } = await open();
  const produced = (knownAt: number, filiere: 'WIND' | 'HYDRO') =>
    reading({ start: TEN, vintage: 'DEFINITIVE', knownAt, values: values({ [filiere]: 10 }) });
  await line.publish([produced(NOW - 30 * MINUTE, 'WIND'), produced(NOW, 'HYDRO')]);
  const of = (resolution: string, asOf: string) =>
    `reading(area: BRE, at: "2026-08-27T10:00Z", resolution: ${resolution}${asOf}) { carbonIntensity(method: LIFE_CYCLE) { central } }`;
  const asOf = ', asOf: "2026-08-27T13:59Z"';
  const { data } = await ask(`{
    before: ${of('HALF_HOUR', asOf)} dayBefore: ${of('DAY', asOf)}
    after: ${of('HALF_HOUR', '')} dayAfter: ${of('DAY', '')} }`);
  const [wind, hydro] = [7.3, 4].map((central) => ({ carbonIntensity: { central } }));
  expect(data).toEqual({ before: wind, dayBefore: wind, after: hydro, dayAfter: hydro });
  const whole = await ask(series(`${asOf.slice(2)}, carbonMethod: LIFE_CYCLE`, 'CARBON_INTENSITY'));
  expect(whole.data).toMatchObject({ series: { series: [{ values: [7.3] }] } });
});

test('thirteen years of all areas are too costly, with a way out; a week of all regions is served', async () => {
  const { ask, line } = await open();
  await line.publish([
    reading({ start: Date.parse('2013-01-01T00:00:00Z'), vintage: 'DEFINITIVE', knownAt: NOW - 15 * MINUTE }),
  ]);
  const over = (from: string, resolution: string) =>
    ask(
      `{ series(input: { measures: [WIND], from: "${from}", resolution: ${resolution}, asOf: "now" }) { ... on SeriesSet { series { values } } } }`,
    );
  const years = await over('2013', 'YEAR');
  expect(years.errors?.[0]?.extensions.code).toBe('TOO_COSTLY');
  expect(years.errors?.[0]?.message).toMatch(/Ask for \d+ days at a time by DAY\.$/);
  const week = await over('-P7D', 'HALF_HOUR');
  expect(week.errors).toBeUndefined();
  expect(week.data).toHaveProperty('series.series.length', REGION_CODES.length);
});

test('a day whose first quarter-hour is missing is shown in quarter-hours now and as of an instant', async () => {
  testApi = await openTestApi(() => NOW);
  const { ask, line } = testApi;
  const midnight = Date.parse('2026-08-27T00:00Z');
  const quarterHours = (after: readonly number[], knownAt: number) =>
    line.publish(after.map((minutes) => reading({ start: midnight + minutes * MINUTE, knownAt })));
  await quarterHours([-120, 15, 30], TEN);
  // The days before were fetched after the instant.
  await quarterHours([-2 * 1440, -3 * 1440], NOW);
  const { data } = await ask(`{ now: series(input: { ${MORNING} }) { ...Resolution }
    past: series(input: { ${MORNING}, asOf: "2026-08-27T12:00Z" }) { ...Resolution } }
    fragment Resolution on SeriesSet { resolution series { values } }`);
  const values = [null, 2400, 2400, null];
  expect(data).toEqual({
    now: { resolution: 'QUARTER_HOUR', series: [{ values }] },
    past: { resolution: 'QUARTER_HOUR', series: [{ values }] },
  });
});

test('as of an instant in an outage of days, no more is expected than was expected then', async () => {
  testApi = await openTestApi(() => NOW);
  const { ask, line } = testApi;
  const outage = Date.parse('2026-08-21T00:00Z');
  const quarterHours = (from: number, days: number, knownAt: number) =>
    line.publish(
      Array.from({ length: 96 * days }, (_, i) => reading({ start: from + i * 15 * MINUTE, knownAt })),
    );
  await quarterHours(outage - 24 * HOUR, 1, outage);
  await quarterHours(outage, 5, NOW);
  const { data } = await ask(`{ series(input: { areas: [BRE], measures: [CONSUMPTION], resolution: HALF_HOUR,
    from: "2026-08-20T00:00Z", to: "2026-08-25T00:00Z", asOf: "2026-08-25T00:00Z" }) {
      ... on SeriesSet { series { completeness summary { observed expected } } } } }`);
  expect(data).toEqual({
    series: { series: [{ completeness: 1, summary: { observed: 96, expected: 96 } }] },
  });
});

const MORNING = 'areas: [BRE], measures: [CONSUMPTION], from: "2026-08-27T00:00Z", to: "2026-08-27T01:00Z"';
