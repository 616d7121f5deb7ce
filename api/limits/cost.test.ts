import { getOperationAST, getVariableValues, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { createSchema } from '../schema.ts';
import { costOf } from './cost.ts';
import { DEFAULT_LIMITS } from './limit-values.ts';

const NOW = Date.parse('2026-01-10T00:00:00Z');
const schema = createSchema();

const HISTORY = Date.parse('2012-12-31T23:00:00Z');

function cost(query: string, variables: Record<string, unknown> = {}, coveredFrom = HISTORY): number {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no operation');
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  return costOf({
    schema,
    document,
    operation,
    variables: coerced ?? {},
    now: NOW,
    coveredFrom,
    realTimeFrom: HISTORY,
    limits: DEFAULT_LIMITS,
  });
}

const mixOver = (range: string): number => cost(`{ france { mix${range} { production } } }`);
const series = (input: string, fields = 'values'): number =>
  cost(`{ series(input: { measures: [WIND], ${input} }) { ... on SeriesSet { series { ${fields} } } } }`);
const repeat = (count: number, text: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => text(i)).join(' ');

describe('a mix costs the slots of its range', () => {
  test('thirteen years more than one, one more than a day', () => {
    const [years, year, day] = ['2013', '2025', '-P1D'].map((from) => mixOver(`(from: "${from}")`));
    expect(years).toBeGreaterThan(4 * (year ?? 0));
    expect(year).toBeGreaterThan(2 * (day ?? 0));
  });

  test('however the range is written: as dates, back from now, or in variables', () => {
    const dates = mixOver('(from: "2025-01-15", to: "2026-01-09")');
    // A range back from now ends within a day, and may touch one year more.
    expect(Math.abs(mixOver('(from: "-P360D")') - dates)).toBeLessThanOrEqual(2);
    const query = 'query ($from: Moment) { france { mix(from: $from) { production } } }';
    expect(cost(query, { from: '-P360D' })).toBe(mixOver('(from: "-P360D")'));
  });

  test('and nothing for a range that is refused, or that the history does not reach', () => {
    const refused = mixOver('(from: "2025", to: "2024")');
    expect(refused).toBeLessThan(20);
    expect(mixOver('(from: "1850", to: "1999")')).toBe(refused);
    expect(mixOver('(from: "1000")')).toBe(mixOver('(from: "2013")'));
  });
});

describe('a question for series costs its areas, measures and points', () => {
  test('points, but a resolution left out has few of them', () => {
    const halfHours = series('areas: [BRE], from: "2025", to: "2025", resolution: HALF_HOUR');
    expect(halfHours).toBeGreaterThan(10 * series('areas: [BRE], from: "2025", to: "2025", resolution: DAY'));
    expect(halfHours).toBeGreaterThan(10 * series('areas: [BRE], from: "2025", to: "2025"'));
  });

  test('columns, each of which is printed', () => {
    const year = 'areas: [BRE], from: "2025", to: "2025", resolution: HALF_HOUR';
    const one = series(year, 'values') - series(year, 'unit');
    expect(series(year, 'a: values b: values c: values') - series(year, 'unit')).toBeGreaterThan(2.9 * one);
  });

  test('a carbon intensity the columns of all filières and production', () => {
    const carbon = (measures: string) =>
      cost(`{ series(input: { areas: [BRE], measures: [${measures}], from: "2013", resolution: DAY }) {
        __typename } }`);
    const share = series(
      'areas: [BRE], from: "2013", resolution: DAY, view: SHARE_OF_PRODUCTION',
      '__typename',
    );
    const own = carbon('CARBON_INTENSITY');
    expect(own).toBeGreaterThan(2 * share);
    expect(carbon('WIND, CARBON_INTENSITY')).toBeGreaterThan(own);
  });

  test('an area named twice is one, as in the answer', () => {
    expect(series('areas: [BRE, BRE, BRE], from: "-P7D"')).toBe(series('areas: [BRE], from: "-P7D"'));
  });

  test('more points than allowed are refused as data, which costs nothing of them', () => {
    expect(series('areas: [BRE], from: "2013", resolution: HALF_HOUR')).toBeLessThan(50);
  });
});

describe('what reads half-hours and prints little costs what it reads', () => {
  const profile = (input: string): number =>
    cost(
      `{ profile(input: { areas: [BRE], measures: [WIND], ${input} }) { ... on Profile { series { mean p10 p90 } } } }`,
    );
  const compare = (input: string): number =>
    cost(
      `{ compare(input: { areas: [BRE], measures: [WIND], ${input} }) { ... on Comparison { series { values against } } } }`,
    );

  test('a profile the days that count', () => {
    const year = profile('from: "2025", to: "2025"');
    expect(profile('from: "2023", to: "2025"')).toBeGreaterThan(2.5 * year);
    expect(profile('from: "2025", to: "2025", days: WEEKEND')).toBeLessThan(0.5 * year);
    expect(profile('from: "2025", to: "2025", months: [12, 1, 2]')).toBeLessThan(0.3 * year);
    // A Sunday of Paris begins on a Saturday of UTC.
    const sundays = profile('from: "2025", to: "2025", weekdays: [7]');
    expect(sundays).toBeLessThan(0.4 * year);
    expect(sundays).toBeGreaterThan((2 / 7) * year);
    expect(profile('from: "2013", days: WORKDAY, months: [12, 1, 2]')).toBeLessThan(DEFAULT_LIMITS.maxCost);
  });

  test('a comparison both periods', () => {
    const half = 'from: "2025-01", to: "2025-06", resolution: HALF_HOUR';
    expect(compare(`${half}, against: "2024-01"`)).toBeGreaterThan(1.8 * series(`areas: [BRE], ${half}`));
  });

  test('a summary of revisions each of its changes, as many as may be asked for', () => {
    const changes = (first: number): number =>
      cost(
        `{ revisionSummary(area: BRE, measure: WIND, from: "-P1D") { changes(first: ${first}) { start after } } }`,
      );
    expect(changes(1000)).toBeGreaterThan(10 * changes(50));
    expect(changes(2 ** 31 - 1)).toBe(changes(1000));
    expect(changes(-5)).toBe(changes(0));
  });

  test('records each area, measure and kind; their history each mark', () => {
    const records = (input: string, fields = 'value'): number => cost(`{ records${input} { ${fields} } }`);
    const one = records('(areas: [BRE], measures: [WIND])');
    expect(records('(areas: [BRE, FR], measures: [WIND, SOLAR])')).toBeGreaterThan(3 * one);
    expect(records('(areas: [BRE], measures: [WIND], period: TODAY)')).toBeLessThan(one);
    expect(records('(areas: [BRE], measures: [WIND])', 'history(first: 100) { value }')).toBeGreaterThan(
      5 * one,
    );
    expect(records('(measures: [CONSUMPTION])')).toBeLessThan(DEFAULT_LIMITS.maxCost);
    expect(cost('{ france { records { value start previous { value } } } }')).toBeLessThan(
      DEFAULT_LIMITS.maxCost,
    );
    expect(records('')).toBeGreaterThan(DEFAULT_LIMITS.maxCost);
  });
});

test('a list costs each area as often as it is asked for', () => {
  const one = cost('{ areas(codes: [FR]) { mix(from: "-P360D") { production } } }');
  const sixteen = cost(`{ areas(codes: [${'FR '.repeat(16)}]) { mix(from: "-P360D") { production } } }`);
  expect(sixteen).toBeGreaterThan(14 * one);
});

test('the carbon intensity of a reading costs the holes of what it rolls up', () => {
  const reading = (resolution: string) =>
    cost(`{ reading(area: BRE, at: "2025-06", resolution: ${resolution}) { carbonIntensity { central } } }`);
  expect(reading('YEAR')).toBeGreaterThan(reading('HALF_HOUR') + 10);
  expect(cost('{ areas { latest { carbonIntensity { central } } } }')).toBeLessThan(13 * reading('DAY'));
});

test('what is skipped costs that it is visited', () => {
  const query =
    'query ($on: Boolean!) { france { code mix(from: "2013") @include(if: $on) { production } } }';
  expect(cost(query, { on: false })).toBe(cost('{ france { code } }') + 1);
  expect(cost(query, { on: true })).toBeGreaterThan(100);
});

test('introspection is allowed, and costs what its lists hold', () => {
  const deep = '{ __schema { types { fields { args { type { fields { name } } } } } } }';
  expect(cost(deep)).toBeGreaterThan(10 * cost('{ __schema { types { name } } }'));
  expect(cost(deep)).toBeLessThan(DEFAULT_LIMITS.maxCost);
});

describe('fragments', () => {
  const chain = (depth: number, inner: (next: string) => string): string =>
    repeat(depth, (i) => `fragment f${i} on Area { ${i < depth - 1 ? inner(`f${i + 1}`) : 'code'} }`);

  test('that multiply the fields below them are no longer to sum up than the limit', () => {
    const bomb = chain(20, (next) => `a: latest { area { ...${next} } } b: latest { area { ...${next} } }`);
    expect(cost(`{ france { ...f0 } } ${bomb}`)).toBe(Number.POSITIVE_INFINITY);
  });

  test('that repeat in one selection set are in it once', () => {
    const doubled = chain(60, (next) => `...${next} ...${next}`);
    const once = chain(60, (next) => `...${next}`);
    expect(cost(`{ france { ...f0 } } ${doubled}`)).toBe(cost(`{ france { ...f0 } } ${once}`) + 59);
  });

  test('and what they skip at each repetition is bounded', () => {
    const skips = repeat(200, () => 'code @skip(if: true)');
    const bomb = chain(4, (next) => `${repeat(12, (i) => `a${i}: latest { area { ...${next} } }`)} ${skips}`);
    expect(cost(`{ france { ...f0 } } ${bomb}`)).toBe(Number.POSITIVE_INFINITY);
  });
});

test.each([
  ['the dashboard, now', '{ areas { code latest { start consumption wind solar nuclear exchange } } }'],
  ['a mix of each area', '{ areas { mix { renewableShare shares { measure share } } } }'],
  ['a mix of each area over a year', '{ areas { mix(from: "2025", to: "2025") { renewableShare } } }'],
  [
    'a week of each region',
    '{ series(input: { measures: [WIND], from: "-P7D" }) { ... on SeriesSet { starts series { area { name } values } } } }',
  ],
  [
    'a month of a region by day',
    `{ series(input: { areas: [BRE], measures: [WIND, SOLAR], from: "-P30D", resolution: DAY }) { ... on SeriesSet {
      settledUntil starts series { values vintages { start vintage } gaps { start reason } summary { mean max maxAt } } } } }`,
  ],
])('what people ask for is far within the limit: %s', (_, query) => {
  expect(cost(query)).toBeLessThan(DEFAULT_LIMITS.maxCost / 4);
});
