import { REGION_CODES } from '@courant/core/domain';
import { everyRegion, reading, values } from '@courant/core/testing';
import { afterEach, expect, test } from 'vitest';
import { openTestApi, type TestApi } from '../test/open-test-api.ts';

const TEN = Date.parse('2026-08-27T10:00:00Z');
const MINUTE = 60_000;
let testApi: TestApi | undefined;
const open = async (): Promise<TestApi> => {
  testApi = await openTestApi(() => TEN + 60 * MINUTE);
  return testApi;
};
afterEach(() => testApi?.close());

test('the first query a newcomer can type answers twelve regions with their latest reading', async () => {
  const { ask, line } = await open();
  await line.publish([...everyRegion(TEN), ...everyRegion(TEN + 15 * MINUTE)]);
  const { data, errors } = await ask(
    '{ regions { code name latest { start consumption production exchange } } }',
  );
  expect(errors).toBeUndefined();
  expect(data.regions).toHaveLength(12);
  expect(data.regions).toContainEqual({
    code: 'BRE',
    name: 'Bretagne',
    latest: { start: '2026-08-27T10:15:00Z', consumption: 1007, production: 100, exchange: 0 },
  });
});

test('the country is the sum of its twelve on half-hours, and its latest waits for all of them', async () => {
  const { ask, line } = await open();
  await line.publish(everyRegion(TEN));
  await line.publish(everyRegion(TEN + 30 * MINUTE).slice(1));
  const { data } = await ask(
    '{ france { latest { start resolution consumption regionsObserved observed } } }',
  );
  expect(data.france).toEqual({
    latest: {
      start: '2026-08-27T10:00:00Z',
      resolution: 'HALF_HOUR',
      consumption: 12_066,
      regionsObserved: 12,
      // Their second quarter-hour is not published yet.
      observed: 1,
    },
  });
});

test('a region whose newest slots lack consumption answers the newest that has it', async () => {
  const { ask, line } = await open();
  await line.publish([
    reading({ start: TEN, values: values({ CONSUMPTION: 2400 }) }),
    reading({ start: TEN + 15 * MINUTE, values: values({ CONSUMPTION: null, WIND: 5 }) }),
  ]);
  const { data } = await ask('{ area(code: BRE) { latest { start } } }');
  expect(data.area).toEqual({ latest: { start: '2026-08-27T10:00:00Z' } });
});

test('metered half-hours that begin after the last quarter-hour are the latest; before anything there is none', async () => {
  const { ask, line } = await open();
  await line.publish([reading({ start: TEN }), reading({ start: TEN + 30 * MINUTE, vintage: 'DEFINITIVE' })]);
  const { data } = await ask('{ areas(codes: [BRE, IDF]) { code latest { start resolution vintage } } }');
  expect(data.areas).toEqual([
    {
      code: 'BRE',
      latest: { start: '2026-08-27T10:30:00Z', resolution: 'HALF_HOUR', vintage: 'DEFINITIVE' },
    },
    { code: 'IDF', latest: null },
  ]);
});

test('areas left out are the country and its regions, with names in two languages', async () => {
  const { ask } = await open();
  const { data } = await ask('{ areas { code kind inseeCode fr: name en: name(lang: EN) population } }');
  expect(data).toMatchObject({ areas: ['FR', ...REGION_CODES].map((code) => ({ code })) });
  expect(data.areas).toContainEqual({
    code: 'BRE',
    kind: 'REGION',
    inseeCode: '53',
    fr: 'Bretagne',
    en: 'Brittany',
    population: 3_402_932,
  });
});

test('an unknown area is a clear error that names those there are, without a stack trace', async () => {
  const { ask } = await open();
  const { status, errors } = await ask('{ area(code: CORSICA) { name } }');
  const message =
    'Value "CORSICA" does not exist in "AreaCode" enum. Allowed: FR, IDF, CVL, BFC, NOR, HDF, GES, PDL, BRE, NAQ, OCC, ARA, PAC.';
  expect(status).toBe(400);
  expect(errors?.[0]?.message).toBe(message);
  const byVariable = await ask('query ($code: AreaCode!) { area(code: $code) { name } }', {
    code: 'CORSICA',
  });
  expect(byVariable.errors?.[0]?.message).toMatch(
    /^Variable "\$code" got invalid value .* Allowed: FR, IDF, .*, PAC\.$/,
  );
  expect(JSON.stringify(errors)).not.toContain('at ');
});
