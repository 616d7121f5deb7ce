// @vitest-environment node
import { expect, test } from 'vitest';
import { carbonText, exchangeText, qualityText } from '../chart/lane-sentence.ts';
import { toStack } from '../chart/stack.ts';
import type { LanesQuery } from '../gql/graphql.ts';
import { QUARTER_HOUR_MS, seriesSet, TEN_AM } from '../test/builders.ts';
import { lanesVariables, toLanes } from './lanes.ts';

const iso = (instant: number) => new Date(instant).toISOString();
const SET = seriesSet({ CONSUMPTION: [100, 100, null], EXCHANGE: [40, -12_000, null] });
const STACK = toStack('BRE', SET);

/** Carbon of the second and the third bucket alone, and a flag on the second. */
const ANSWER: LanesQuery = {
  carbonFactors: [
    { method: 'LIFE_CYCLE', version: '2020-01-01' },
    { method: 'DIRECT', version: '2026-11-29' },
  ],
  carbon: {
    __typename: 'SeriesSet',
    starts: [iso(TEN_AM + QUARTER_HOUR_MS), iso(TEN_AM + 2 * QUARTER_HOUR_MS)],
    series: [{ values: [30, 40], low: [30, 40], high: [30, 70] }],
  },
  flags: {
    __typename: 'SeriesSet',
    series: [{ flags: [{ start: iso(TEN_AM + QUARTER_HOUR_MS), end: iso(TEN_AM + 2 * QUARTER_HOUR_MS) }] }],
  },
};

test('lanes are asked for over the buckets of the chart, and as known when it is', () => {
  expect(lanesVariables('BRE', SET, '2026-11-25', 'LIFE_CYCLE').carbon).toEqual({
    areas: ['BRE'],
    measures: ['CARBON_INTENSITY'],
    carbonMethod: 'LIFE_CYCLE',
    from: iso(TEN_AM),
    to: iso(TEN_AM + 3 * QUARTER_HOUR_MS),
    resolution: 'QUARTER_HOUR',
    asOf: '2026-11-25',
  });
});

test('carbon is laid along the buckets of the chart by their starts', () => {
  expect(toLanes(SET.starts, ANSWER, 'DIRECT').carbon).toMatchObject({
    central: [null, 30, 40],
    high: [null, 30, 70],
  });
});

test('an exchange says its way, never a sign', () => {
  const say = (slot: number) => exchangeText(SET.columns.EXCHANGE[slot] ?? null, STACK, 'en');

  expect([say(0), say(1), say(2)]).toEqual(['imports 40\u00a0MW', 'exports 12.0\u00a0GW', 'not published']);
  expect(exchangeText(-0.2, STACK, 'en')).toBe('balanced');
});

test('a carbon intensity says its bounds where they differ, and the version of its factors', () => {
  const { carbon } = toLanes(SET.starts, ANSWER, 'DIRECT');
  const say = (slot: number) => carbon && carbonText(carbon, slot, 'en');

  expect(say(0)).toBe('not published');
  expect(say(1)).toBe('30 g/kWh, one estimate: no band; factors of 2026-11-29');
  expect(toLanes(SET.starts, ANSWER, 'LIFE_CYCLE').carbon?.version).toBe('2020-01-01');
  expect(say(2)).toBe('40 g/kWh, from 40 to 70; estimated, factors of 2026-11-29');
});

test('a slot that is not plausible says so beside its vintage', () => {
  const say = (slot: number) =>
    qualityText(STACK, 'Real time', toLanes(SET.starts, ANSWER, 'DIRECT').flags, slot, 'en');

  expect([say(0), say(1)]).toEqual(['Real time', 'Real time · implausible consumption']);
});
