import { DAY, HOUR, MINUTE, type Reading, STORED_MEASURES } from '@courant/core/domain';
import { reading, seededRandom, type TestLine, values } from '@courant/core/testing';
import { afterEach, expect, test } from 'vitest';
import { ChunkReader } from '../column/chunk-reader.ts';
import { knownAsOf, randomHistory, settledLine } from '../series/test/reading-history.ts';
import { openTestApi, type TestApi } from '../test/open-test-api.ts';
import { answerRecords } from './answer-records.ts';
import { RECORD_PERIODS, type RecordPeriod } from './record-type.ts';

const HALF = 30 * MINUTE;
/** A year and a month begin here, in Paris. */
const NEW_YEAR = Date.parse('2023-12-31T23:00:00Z');
let testApi: TestApi | undefined;
afterEach(() => testApi?.close());

async function recordsOf(line: TestLine, period: RecordPeriod, now: number, asOf: number | null) {
  const request = { areas: ['FR', 'BRE', 'PAC'] as const, measures: STORED_MEASURES, period, asOf };
  const records = await answerRecords(new ChunkReader(line.store), request, now);
  return Promise.all(
    records.map(async (record) => {
      const { area, measure, kind, value, start, vintage } = record;
      return { area: area.code, measure, kind, value, start, vintage, history: await record.history(100) };
    }),
  );
}

test.each([1, 2])('records as of an instant are those of a log that ends there (seed %i)', async (seed) => {
  const days = [-9, -3, -2, -1, 0, 1];
  const halfHours = days.flatMap((day) => [0, HALF, 11 * HOUR].map((after) => NEW_YEAR + day * DAY + after));
  const knownFrom = NEW_YEAR + 2 * DAY;
  const readings = randomHistory({ random: seededRandom(seed), halfHours, knownFrom, readings: 4_000 });
  const end = readings.at(-1)?.knownAt ?? 0;
  const line = await settledLine(readings, () => end + HOUR);
  for (const part of [0.4, 0.8]) {
    const asOf = Math.floor(knownFrom + part * (end - knownFrom));
    const past = await settledLine(knownAsOf(readings, asOf), () => asOf);
    for (const period of RECORD_PERIODS) {
      const records = await recordsOf(line, period, end + HOUR, asOf);
      expect(records, `${period} as of ${asOf}`).toEqual(await recordsOf(past, period, asOf, null));
    }
  }
  const asOfHalf = Math.floor((knownFrom + end) / 2);
  expect(await recordsOf(line, 'ALL_TIME', end, asOfHalf)).not.toEqual(
    await recordsOf(line, 'ALL_TIME', end, null),
  );
});

/** A definitive half-hour of Brittany. */
const definitive = (start: number, mw: number, knownAt: number): Reading =>
  reading({ start, vintage: 'DEFINITIVE', knownAt, values: values({ CONSUMPTION: mw }) });

test('the first day of a period is judged by the days before the period, as of an instant, too', async () => {
  const days = Array.from({ length: 7 }, (_, i) => definitive(NEW_YEAR - (i + 1) * DAY, 1000 + i, NEW_YEAR));
  const firstDay = [
    definitive(NEW_YEAR, 100, NEW_YEAR + HOUR),
    definitive(NEW_YEAR + HALF, 990, NEW_YEAR + HOUR),
  ];
  const revised = definitive(NEW_YEAR, 980, NEW_YEAR + 3 * HOUR);
  testApi = await openTestApi(() => NEW_YEAR + 4 * HOUR);
  await testApi.line.publish([...days, ...firstDay]);
  await testApi.line.publish([revised]);
  const query = (asOf: string) =>
    `{ records(areas: [BRE], measures: [CONSUMPTION], period: YEAR${asOf}) { kind value } }`;
  const kinds = (max: number, min: number) => [
    { kind: 'MAX', value: max },
    { kind: 'MIN', value: min },
  ];
  const { ask } = testApi;
  expect((await ask(query(', asOf: "2024-01-01T01:30:00Z"'))).data.records).toEqual(kinds(990, 990));
  expect((await ask(query(''))).data.records).toEqual(kinds(990, 980));
  expect((await ask(query(', asOf: "2023-01-01"'))).data.records).toEqual([]);
});

test('what is too costly says which areas, measures or period would do', async () => {
  testApi = await openTestApi(() => NEW_YEAR);
  await testApi.line.publish([definitive(Date.parse('2013-06-01T00:00:00Z'), 1000, NEW_YEAR)]);
  const refusalOf = async (request: string) =>
    (await testApi?.ask(`{ records${request} { value } }`))?.errors?.[0]?.message;
  expect(await refusalOf('')).toMatch(
    / Ask for \d+ areas at a time, for \d+ measures at a time or for the period YEAR\.$/,
  );
  expect(await refusalOf('(areas: [BRE], asOf: "2023-12-01")')).toMatch(/ Ask for the period YEAR\.$/);
});
