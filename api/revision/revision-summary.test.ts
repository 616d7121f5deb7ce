import { HOUR } from '@courant/core/domain';
import { everyRegion, reading, values } from '@courant/core/testing';
import { afterEach, expect, test } from 'vitest';
import { openTestApi, type TestApi } from '../test/open-test-api.ts';

const TEN = Date.parse('2026-08-27T10:00:00Z');
const HALF = HOUR / 2;
let testApi: TestApi | undefined;
afterEach(() => testApi?.close());

async function open(): Promise<TestApi> {
  testApi = await openTestApi(() => TEN + 9 * HOUR);
  const consumed = (start: number, mw: number, knownAfter: number, vintage: 'REAL_TIME' | 'CONSOLIDATED') =>
    reading({ start, vintage, knownAt: TEN + knownAfter * HOUR, values: values({ CONSUMPTION: mw }) });
  await testApi.line.publish(everyRegion(TEN, { knownAt: TEN + HOUR }));
  await testApi.line.publish([
    consumed(TEN + HALF, 500, 1, 'REAL_TIME'),
    consumed(TEN, 1017, 2, 'REAL_TIME'),
    consumed(TEN, 977, 3, 'CONSOLIDATED'),
  ]);
  return testApi;
}

test('a summary counts what was revised, and the largest change has its sign', async () => {
  const { ask } = await open();
  const fields =
    'slots revised meanAbsoluteChange largestChange largestAt changes(first: 2) { start before after vintage }';
  const { data } = await ask(`{
    bre: revisionSummary(area: BRE, measure: CONSUMPTION, from: "-P1D") { ${fields} }
    fr: revisionSummary(area: FR, measure: CONSUMPTION, from: "-P1D") { slots revised meanAbsoluteChange }
    wind: revisionSummary(area: IDF, measure: WIND, from: "-P1D") { ${fields} } }`);
  const start = '2026-08-27T10:00:00Z';
  expect(data).toEqual({
    bre: {
      slots: 2,
      revised: 1,
      meanAbsoluteChange: 25,
      largestChange: -40,
      largestAt: start,
      changes: [
        { start, before: 1007, after: 1017, vintage: 'REAL_TIME' },
        { start, before: 1017, after: 977, vintage: 'CONSOLIDATED' },
      ],
    },
    fr: { slots: 2, revised: 1, meanAbsoluteChange: 25 },
    wind: {
      slots: 1,
      revised: 0,
      meanAbsoluteChange: null,
      largestChange: null,
      largestAt: null,
      changes: [],
    },
  });
});

test('a first number replaces none; one that is withdrawn is replaced', async () => {
  const { ask, line } = await open();
  const published = (start: number, knownAfter: number, wind: number | null) =>
    reading({ start, knownAt: TEN + knownAfter * HOUR, values: values({ CONSUMPTION: 1000, WIND: wind }) });
  await line.publish([published(TEN + HOUR, 2, null), published(TEN + HOUR, 3, 7)]);
  await line.publish([published(TEN + HOUR + HALF, 2, 9), published(TEN + HOUR + HALF, 3, null)]);
  const { data } = await ask(`{ revisionSummary(area: BRE, measure: WIND, from: "2026-08-27T11:00Z") {
    slots revised meanAbsoluteChange changes { before after } } }`);
  const changes = [
    { before: null, after: 7 },
    { before: 9, after: null },
  ];
  expect(data).toEqual({ revisionSummary: { slots: 2, revised: 1, meanAbsoluteChange: null, changes } });
});

test('the largest change comes first where it is asked for, whatever its sign, and before it what had no number', async () => {
  const { ask, line } = await open();
  const published = (start: number, knownAfter: number, wind: number | null) =>
    reading({ start, knownAt: TEN + knownAfter * HOUR, values: values({ CONSUMPTION: 1000, WIND: wind }) });
  await line.publish([
    published(TEN + HOUR, 2, 9),
    published(TEN + HOUR, 3, 11),
    published(TEN + HOUR, 4, 1),
  ]);
  await line.publish([published(TEN + HOUR + HALF, 2, null), published(TEN + HOUR + HALF, 3, 7)]);
  await line.publish([published(TEN + 2 * HOUR, 3, 20), published(TEN + 2 * HOUR, 5, 18)]);
  const sizes = async (choice: string) => {
    const { data } = await ask(
      `{ revisionSummary(area: BRE, measure: WIND, from: "2026-08-27T11:00Z") { changes(${choice}) { before after } } }`,
    );
    const summary = data?.revisionSummary as unknown as
      | { changes: { before: number | null; after: number }[] }
      | undefined;
    return summary?.changes.map(({ before, after }) => [before, after]);
  };
  expect(await sizes('largestFirst: true')).toEqual([
    [null, 7],
    [11, 1],
    [20, 18],
    [9, 11],
  ]);
  expect(await sizes('first: 2, largestFirst: true')).toEqual([
    [null, 7],
    [11, 1],
  ]);
  expect(await sizes('first: 2')).toEqual([
    [9, 11],
    [11, 1],
  ]);
});

test('years are too costly, with a way out', async () => {
  const { ask, line } = await open();
  await line.publish([reading({ start: Date.parse('2020-01-01T00:00:00Z'), vintage: 'DEFINITIVE' })]);
  const { errors } = await ask('{ revisionSummary(area: FR, measure: WIND, from: "2020") { slots } }');
  expect(errors?.[0]?.extensions.code).toBe('TOO_COSTLY');
  expect(errors?.[0]?.message).toMatch(/Ask for \d+ days at a time\.$/);
});

test('a carbon intensity has no revisions of its own', async () => {
  const { ask } = await open();
  const { errors } = await ask(
    '{ revisionSummary(area: BRE, measure: CARBON_INTENSITY, from: "-P1D") { slots } }',
  );
  expect(errors?.[0]).toMatchObject({
    message:
      'measure: CARBON_INTENSITY is computed when it is asked for: ask for the revisions of PRODUCTION, or of a filière.',
    extensions: { code: 'BAD_ARGUMENT' },
  });
});
