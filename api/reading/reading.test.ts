import { MEASURES, MINUTE } from '@courant/core/domain';
import { everyRegion, reading, values } from '@courant/core/testing';
import { afterEach, expect, test } from 'vitest';
import { openTestApi, type TestApi } from '../test/open-test-api.ts';
import { fieldOf, Reading } from './reading-type.ts';

const TEN = Date.parse('2026-08-27T10:00:00Z');
let testApi: TestApi | undefined;
const open = async (): Promise<TestApi> => {
  testApi = await openTestApi(() => TEN + 60 * MINUTE);
  return testApi;
};
afterEach(() => testApi?.close());

test('every measure of the total table is a field of a reading', () => {
  for (const measure of MEASURES) expect(fieldOf(measure) in Reading.prototype, measure).toBe(true);
});

test('what is not published is null, never 0, and a mean of quarters is given to a tenth', async () => {
  const { ask, line } = await open();
  await line.publish([
    reading({ start: TEN, values: values({ CONSUMPTION: 2400, WIND: 1 }, null) }),
    reading({ start: TEN + 15 * MINUTE, values: values({ CONSUMPTION: 2401, WIND: null, SOLAR: 0 }, null) }),
  ]);
  const { data } = await ask(
    '{ reading(area: BRE, at: "2026-08-27T10:20:00Z", resolution: HALF_HOUR) { start end consumption wind solar nuclear production vintage regionsObserved observed } }',
  );
  expect(data.reading).toEqual({
    start: '2026-08-27T10:00:00Z',
    end: '2026-08-27T10:30:00Z',
    consumption: 2400.5,
    wind: 1,
    solar: 0,
    nuclear: null,
    production: null,
    vintage: 'REAL_TIME',
    regionsObserved: 1,
    observed: 2,
  });
});

test('without a resolution a reading is on the finest grid that holds one; where none is, there is null', async () => {
  const { ask, line } = await open();
  await line.publish([reading({ start: TEN }), reading({ start: TEN + 30 * MINUTE, vintage: 'DEFINITIVE' })]);
  const { data } = await ask(`{
    quarter: reading(area: BRE, at: "2026-08-27T10:05:00Z") { resolution }
    half: reading(area: BRE, at: "2026-08-27T12:35:00+02:00") { resolution vintage }
    day: reading(area: BRE, at: "2026-08-27", resolution: DAY) { start end vintage }
    none: reading(area: BRE, at: "2020-01-01") { resolution }
  }`);
  expect(data).toEqual({
    quarter: { resolution: 'QUARTER_HOUR' },
    half: { resolution: 'HALF_HOUR', vintage: 'DEFINITIVE' },
    day: { start: '2026-08-26T22:00:00Z', end: '2026-08-27T22:00:00Z', vintage: 'REAL_TIME' },
    none: null,
  });
});

test('the country has no quarter-hours, and the error says what to ask', async () => {
  const { ask } = await open();
  const { errors } = await ask('{ reading(area: FR, at: "now", resolution: QUARTER_HOUR) { start } }');
  expect(errors?.[0]?.extensions.code).toBe('BAD_RESOLUTION');
  expect(errors?.[0]?.message).toContain('HALF_HOUR or coarser');
});

test('the balance is what consumption leaves unexplained, and null where a number is missing that the area has', async () => {
  const { ask, line } = await open();
  const supplied = { CONSUMPTION: 1000, WIND: 600, THERMAL: 300, EXCHANGE: 120, PUMPING: -50 };
  await line.publish([
    reading({ area: 'BRE', start: TEN, values: values(supplied) }),
    reading({ area: 'IDF', start: TEN, values: values({ ...supplied, EXCHANGE: 20 }) }),
    reading({ area: 'PAC', start: TEN, values: values({ ...supplied, SOLAR: null }) }),
  ]);
  const { data } = await ask(
    '{ areas(codes: [BRE, IDF, PAC]) { latest { balance { residual withinTolerance } } } }',
  );
  expect(data.areas).toEqual([
    { latest: { balance: { residual: 30, withinTolerance: true } } },
    { latest: { balance: { residual: 130, withinTolerance: false } } },
    { latest: { balance: null } },
  ]);
});

test('a reading names the dataset, the fetch and the log position it comes from', async () => {
  const { ask, line } = await open();
  await line.publish(everyRegion(TEN));
  const { data } = await ask(`{
    quarter: reading(area: BRE, at: "2026-08-27T10:00:00Z") { provenance { dataset fetchedAt logPosition simulated } }
    france: reading(area: FR, at: "2026-08-27T10:00:00Z") { provenance { logPosition } }
    day: reading(area: BRE, at: "2026-08-27", resolution: DAY) { provenance { logPosition } revisions { start } }
  }`);
  expect(data).toEqual({
    quarter: {
      provenance: {
        dataset: 'eco2mix-regional-tr',
        fetchedAt: '2026-08-27T11:00:00Z',
        logPosition: 'courant.readings/7@0',
        simulated: false,
      },
    },
    france: { provenance: { logPosition: expect.stringMatching(/^courant\.changes\/0@\d+$/) } },
    day: { provenance: { logPosition: null }, revisions: null },
  });
});
