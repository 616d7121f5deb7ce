import { parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { VariableReader } from '../limits/variables.ts';
import { createSchema } from '../schema.ts';
import { questionTimeOf } from './question-time.ts';

const schema = createSchema();
const JANUARY = Date.parse('2026-01-31T23:00:00Z');
const TEN = Date.parse('2026-01-10T10:00:00Z');
/** The week of the last day of 2025 ends in 2026. */
const LAST_WEEK_OF_2025 = Date.parse('2026-01-04T23:00:00Z');
const END_OF_2025 = Date.parse('2025-12-31T23:00:00Z');
const END_OF_2026 = Date.parse('2026-12-31T23:00:00Z');
const NO_TIME = Number.NEGATIVE_INFINITY;
const PRESENT = Number.POSITIVE_INFINITY;

function timeOf(text: string, variables: Record<string, unknown> = {}) {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  const [operation] = document.definitions.filter((one) => one.kind === 'OperationDefinition');
  if (!operation) throw new Error('The text has no operation.');
  const { coerced } = new VariableReader(schema).read(operation, variables);
  return questionTimeOf({ schema, document, coerced });
}

const series = (range: string) =>
  `{ series(input: { measures: [WIND], ${range} }) { ... on SeriesSet { starts } } }`;

test.each([
  ['areas', '{ areas { code kind inseeCode population name } regions { name } france { name } }', NO_TIME],
  ['carbon factors', '{ carbonFactors { version } }', NO_TIME],
  ['limits and the schema', '{ limits { maxCost } __schema { types { name } } __typename }', NO_TIME],
  ['days of a month', series('from: "2026-01", to: "2026-01", resolution: DAY'), JANUARY],
  ['hours up to an instant', series('from: "2026", to: "2026-01-10T09:01:00Z", resolution: HOUR'), TEN],
  ['years up to a month', series('from: "2024", to: "2025-03", resolution: YEAR'), END_OF_2025],
  ['a month at a resolution left out', series('from: "2025-01", to: "2025-01"'), END_OF_2025],
  ['a year at a resolution left out', series('from: "2025", to: "2025"'), LAST_WEEK_OF_2025],
  [
    'a half-hour',
    '{ reading(area: BRE, at: "2026-01-10T09:30:00Z", resolution: HALF_HOUR) { revisions { before } } }',
    TEN,
  ],
  ['a year by its start', '{ reading(area: BRE, at: "2025", resolution: YEAR) { wind } }', END_OF_2025],
  [
    'a mix over a month',
    '{ area(code: BRE) { mix(from: "2026-01", to: "2026-01") { production } } }',
    JANUARY,
  ],
  [
    'a mix up to an hour',
    '{ area(code: BRE) { mix(from: "2025", to: "2026-01-31T09:00Z") { production } } }',
    JANUARY,
  ],
  [
    'a profile of a month',
    '{ profile(input: { areas: [BRE], measures: [WIND], from: "2025-01", to: "2026-01" }) { ... on Profile { keys } } }',
    JANUARY,
  ],
  [
    'revisions of a month',
    '{ revisionSummary(area: BRE, measure: WIND, from: "2026-01", to: "2026-01") { slots } }',
    JANUARY,
  ],
  [
    'real time of a month',
    '{ estimateQuality(areas: [BRE], measures: [WIND], from: "2026-01", to: "2026-01") { slots } }',
    JANUARY,
  ],
  ['records as of a day', '{ records(areas: [BRE], asOf: "2026-01-31") { value } }', JANUARY],
  ['records as of now', '{ records(areas: [BRE]) { value } }', PRESENT],
  [
    'the later of two',
    `{ reading(area: BRE, at: "2026-01-10") { start } ${series('from: "2025", to: "2025"').slice(2, -2)} }`,
    END_OF_2026,
  ],
  ['a range without an end', series('from: "2026-01"'), PRESENT],
  ['a range to now', series('from: "2026-01", to: "now"'), PRESENT],
  ['a range that begins back from now', series('from: "-P7D", to: "2026-01"'), PRESENT],
  ['a mix without an end', '{ area(code: BRE) { mix(from: "2026-01") { production } } }', PRESENT],
  ['a mix of now', '{ area(code: BRE) { mix { production } } }', PRESENT],
  ['the latest reading', '{ france { latest { start } } }', PRESENT],
  [
    'the latest reading of a past one’s area',
    '{ reading(area: BRE, at: "2026-01-10T10:00:00Z") { area { latest { start } } } }',
    PRESENT,
  ],
  [
    'the latest reading in a fragment',
    '{ france { ...f } } fragment f on Area { latest { start } }',
    PRESENT,
  ],
  [
    'a comparison, whose other period may reach anywhere',
    `{ compare(input: { areas: [FR], measures: [WIND], from: "2024", to: "2024", against: "2025" })
      { ... on Comparison { starts } } }`,
    PRESENT,
  ],
  [
    'flags, which the week after tells',
    series('from: "2025-01", to: "2025-01"').replace('starts', 'series { flags { start } }'),
    PRESENT,
  ],
  ['flags of a reading', '{ reading(area: BRE, at: "2025-01-10") { flags { start } } }', PRESENT],
  ['freshness', '{ freshness { earliest } }', PRESENT],
  ['the publisher', '{ publisher { name } }', PRESENT],
])('the time of %s', (_what, text, until) => {
  expect(timeOf(text)).toEqual({ until, showsClock: false });
});

test('the moments of variables count as those of the text, with their defaults', () => {
  const byVariable = 'query ($input: SeriesInput!) { series(input: $input) { __typename } }';
  const input = { measures: ['WIND'], from: '2026-01', resolution: 'DAY' };
  expect(timeOf(byVariable, { input: { ...input, to: '2026-01' } }).until).toBe(JANUARY);
  expect(timeOf(byVariable, { input }).until).toBe(PRESENT);
  const byPart =
    'query ($to: Moment! = "2026-01") { series(input: { measures: [WIND], from: "2026", to: $to, resolution: DAY }) { __typename } }';
  expect(timeOf(byPart).until).toBe(JANUARY);
  expect(timeOf(byPart, { to: 'now' }).until).toBe(PRESENT);
});

test.each([
  '{ freshness { serverTime } }',
  '{ france { freshness { ageSeconds } } }',
  '{ freshness { areas { ageSeconds } } }',
])('%s shows the clock', (text) => expect(timeOf(text).showsClock).toBe(true));
