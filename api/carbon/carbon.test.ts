import { MINUTE } from '@courant/core/domain';
import { everyRegion, reading, values } from '@courant/core/testing';
import { afterEach, expect, test } from 'vitest';
import { openTestApi, type TestApi } from '../test/open-test-api.ts';
import { openTestSocket } from '../test/test-socket.ts';

const TEN = Date.parse('2026-08-27T10:00:00Z');
const MIX = values({ NUCLEAR: 700, WIND: 200, THERMAL: 80, BIOENERGY: 20 }, 0);

let testApi: TestApi | undefined;
const open = async (): Promise<TestApi> => {
  testApi = await openTestApi(() => TEN + 60 * MINUTE);
  return testApi;
};
afterEach(() => testApi?.close());

const INTENSITY = '{ method low central high unit estimated factorsVersion }';
const DIRECT = {
  method: 'DIRECT',
  low: 44.2,
  central: 44.2,
  high: 88.8,
  unit: 'G_PER_KWH',
  estimated: true,
  factorsVersion: '2026-11-29',
};

test('a reading has its carbon intensity, by what burns or over the whole life', async () => {
  const { ask, line } = await open();
  await line.publish([reading({ area: 'NOR', start: TEN, values: MIX })]);
  const { data } = await ask(`{ area(code: NOR) { latest {
    carbonIntensity ${INTENSITY} whole: carbonIntensity(method: LIFE_CYCLE) ${INTENSITY} } } }`);
  expect(data.area).toEqual({
    latest: {
      carbonIntensity: DIRECT,
      whole: { ...DIRECT, method: 'LIFE_CYCLE', low: 38.6, central: 38.6, high: 89.2 },
    },
  });
});

test('a reading without production has none, and that of a day is over the slots with production', async () => {
  const { ask, line } = await open();
  const lacking = values({ NUCLEAR: 9_000, WIND: null, THERMAL: 9_000 }, 0);
  await line.publish([
    reading({ area: 'NOR', start: TEN, values: MIX }),
    reading({ area: 'NOR', start: TEN + 30 * MINUTE, values: lacking }),
  ]);
  const { data } = await ask(`{
    none: reading(area: NOR, at: "2026-08-27T10:35:00Z") { thermal carbonIntensity { central } }
    day: reading(area: NOR, at: "2026-08-27", resolution: DAY) { carbonIntensity ${INTENSITY} }
  }`);
  expect(data).toEqual({ none: { thermal: 9_000, carbonIntensity: null }, day: { carbonIntensity: DIRECT } });
});

test("the country's is that of the sum of its regions", async () => {
  const { ask, line } = await open();
  await line.publish(everyRegion(TEN, { vintage: 'CONSOLIDATED', values: MIX }));
  const { data } = await ask(`{ france { latest { carbonIntensity ${INTENSITY} } } }`);
  expect(data.france).toEqual({ latest: { carbonIntensity: DIRECT } });
});

test('the socket gives the same series and factors as HTTP', async () => {
  const { api, ask, line } = await open();
  await line.publish([reading({ area: 'NOR', start: TEN, values: MIX })]);
  const query = `{
    carbonFactors { method version source sourceUrl factors { measure low central high unit } }
    series(input: { areas: [NOR], measures: [CARBON_INTENSITY], from: "-PT1H", carbonMethod: LIFE_CYCLE }) {
      ... on SeriesSet { series { unit values low high min max summary { mean energyMWh } } } } }`;
  const { data, errors } = await ask(query);
  const socket = await openTestSocket(api.url);
  socket.subscribe('carbon', { query });
  expect((await socket.next('carbon')).payload).toEqual({ data });
  socket.close();
  expect(errors).toBeUndefined();
  expect(data.series).toEqual({
    series: [
      {
        unit: 'G_PER_KWH',
        values: [38.6, null, null, null],
        low: [38.6, null, null, null],
        high: [89.2, null, null, null],
        min: [null, null, null, null],
        max: [null, null, null, null],
        summary: { mean: 38.6, energyMWh: null },
      },
    ],
  });
});

test('two series of one request that differ in their method alone are two answers', async () => {
  const { ask, line } = await open();
  await line.publish([reading({ area: 'NOR', start: TEN, values: MIX })]);
  const by = (method: string) =>
    `series(input: { areas: [NOR], measures: [CARBON_INTENSITY], from: "-PT1H", carbonMethod: ${method} }) {
      ... on SeriesSet { series { summary { mean } } } }`;
  const { data } = await ask(`{ burnt: ${by('DIRECT')} whole: ${by('LIFE_CYCLE')} }`);
  expect(data).toEqual({
    burnt: { series: [{ summary: { mean: 44.2 } }] },
    whole: { series: [{ summary: { mean: 38.6 } }] },
  });
});

test('the factors are those that intensities are computed with, one for each filière', async () => {
  const { ask } = await open();
  const { data } = await ask('{ carbonFactors { method factors { measure low central high unit } } }');
  const thermal = { measure: 'THERMAL', unit: 'G_PER_KWH' };
  expect(data.carbonFactors).toMatchObject([
    { method: 'DIRECT', factors: { 1: { ...thermal, low: 429, central: 429, high: 986 }, length: 6 } },
    { method: 'LIFE_CYCLE', factors: { 1: { ...thermal, low: 406, central: 406, high: 1_038 }, length: 6 } },
  ]);
});
