import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ExportApi, openExportApi } from './test/open-export-api.ts';

let api: ExportApi;
beforeAll(async () => {
  api = await openExportApi(() => ({ limits: { costPerMinute: 4_000 } }));
});
afterAll(() => api.close());

const BRE = 'areas=BRE&measures=WIND&from=2024-01';

test.each([
  [
    'measures=WIND&from=2024&areaz=BRE',
    400,
    'areaz: no parameter of /export. Use areas, measures, from, to, resolution,',
  ],
  ['from=2024', 400, 'measures: missing. Give it, such as measures=CONSUMPTION,WIND.'],
  ['measures=WIND', 400, 'from: missing. Give it, such as from=-P7D, or from=2024-01.'],
  [`${BRE}&format=xlsx`, 400, 'format: "xlsx" is not allowed. Use CSV, JSONL, PARQUET.'],
  [`${BRE}&lang=fr`, 400, 'lang: "fr" is not allowed. Use FR, EN.'],
  [`${BRE}&lang=FR&lang=EN`, 400, 'lang: given more than once. Give it once;'],
  ['areas=BRE,COR&measures=WIND&from=2024', 400, 'areas: "COR" is not allowed. Use FR, IDF, CVL,'],
  ['areas=&measures=WIND&from=2024', 400, 'areas: [] asks for nothing: name an area'],
  ['measures=WIND&from=yesterday', 400, 'from: "yesterday" is no moment: it is of no known form.'],
  [
    'measures=WIND&from=2024-02&to=2024-01',
    400,
    'from "2024-02" (2024-01-31T23:00:00.000Z) lies at to "2024-01"',
  ],
  [`${BRE}&resolution=MINUTE`, 400, 'resolution: "MINUTE" is not allowed. Use QUARTER_HOUR, HALF_HOUR,'],
  [
    'areas=FR&measures=WIND&from=2024&resolution=QUARTER_HOUR',
    400,
    'FR has no QUARTER_HOUR: ask for HALF_HOUR',
  ],
  [`${BRE}&view=TWICE`, 400, 'view: "TWICE" is not allowed. Use POWER, ENERGY,'],
  [
    'measures=CARBON_INTENSITY&view=ENERGY&from=2024',
    400,
    'view: ENERGY of CARBON_INTENSITY: it is no power',
  ],
  ['measures=WIND&from=2010&to=2011', 404, 'Nothing is covered from 2009-12-31T23:00:00Z'],
  [
    'measures=WIND&from=2024&asOf=2019',
    404,
    'Nothing was known as of 2018-12-31T23:00:00Z: give an asOf between',
  ],
  ['measures=WIND,SOLAR,CARBON_INTENSITY&from=2013', 400, 'is allowed. areas: 12; ask for'],
])('%s is refused with %i and a sentence that names what is allowed', async (search, status, sentence) => {
  const answer = await api.fetch(search);
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(await answer.text()).toContain(sentence);
  expect(answer.status).toBe(status);
});

test('as many areas as a refusal names are allowed', async () => {
  const search = 'measures=WIND,SOLAR,CARBON_INTENSITY&from=2013';
  const refusal = await (await api.fetch(search)).text();
  const count = Number(/ask for (\d+) at a time/.exec(refusal)?.[1]);
  const areas = ['IDF', 'CVL', 'BFC', 'NOR', 'HDF', 'GES', 'PDL', 'BRE', 'NAQ', 'OCC', 'ARA'];
  const statusOf = async (number: number) =>
    (await api.fetch(`${search}&areas=${areas.slice(0, number)}`, { method: 'HEAD' })).status;
  expect([await statusOf(count), await statusOf(count + 1)]).toEqual([200, 400]);
});
