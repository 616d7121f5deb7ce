import { values } from '@courant/core/testing';
import 'reflect-metadata';
import { type ExecutionResult, type GraphQLSchema, graphql, printSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { AreaResolver } from '../area/area-resolver.ts';
import { ChunkReader } from '../column/chunk-reader.ts';
import { Coverage } from '../column/coverage.ts';
import type { ApiContext } from '../context.ts';
import { FetchLog } from '../fetches/fetch-log.ts';
import { MixResolver } from '../mix/mix-resolver.ts';
import { RequestMemo } from '../request-memo.ts';
import { SeriesResolver } from './series-resolver.ts';
import { at, HALF, openSettledStore, QUARTER, type SettledStore, starts } from './test/settled-store.ts';

const NOW = at('2024-01-18T12:00:00Z');
let schema: GraphQLSchema;
let settledStore: SettledStore;

beforeAll(async () => {
  schema = buildSchemaSync({ resolvers: [AreaResolver, SeriesResolver, MixResolver], validate: false });
  settledStore = await openSettledStore();
  await settledStore.fill(
    'BRE',
    'CONSOLIDATED',
    starts(at('2024-01-16T23:00:00Z'), at('2024-01-17T23:00:00Z'), HALF),
    () => values({ CONSUMPTION: 2000, WIND: null, HYDRO: 100 }),
  );
  await settledStore.fill(
    'BRE',
    'REAL_TIME',
    starts(at('2024-01-17T23:00:00Z'), at('2024-01-18T11:30:00Z'), QUARTER),
    () => values({ CONSUMPTION: 2001, WIND: 500 }),
  );
});

const LIMITS = { maxPointsPerSeries: 100, maxPointsPerQuery: 150, maxCost: 5_000 };

function ask(
  source: string,
  variableValues: Record<string, unknown> = {},
  limits = LIMITS,
): Promise<ExecutionResult> {
  const fetches = new FetchLog(settledStore.log);
  const contextValue = {
    fetches,
    coverage: new Coverage({ log: settledStore.log, store: settledStore.store, fetches }),
    chunks: new ChunkReader(settledStore.store),
    requestedAt: NOW,
    limits,
    budget: { pointsLeft: 150 },
    memo: new RequestMemo(),
  } as unknown as ApiContext;
  return graphql({ schema, source, variableValues, contextValue });
}

test('the first series a newcomer types is answered', async () => {
  const { data, errors } = await ask(
    '{ series(input: { measures: [WIND], from: "-P7D" }) { ... on SeriesSet { starts series { area { name } values } } } }',
  );
  expect(errors).toBeUndefined();
  expect(data).toHaveProperty('series.series.length', 12);
});

test('every field of a series is answered, in JSON that keeps nulls', async () => {
  const { data, errors } = await ask(`{
    series(input: { areas: [BRE], measures: [WIND], from: "2024-01-17", to: "2024-01-18", resolution: DAY }) {
      ... on SeriesSet {
        resolution timeZone from to settledUntil starts paris: starts(zone: PARIS)
        series {
          area { code } measure unit values min max observed completeness
          vintages { start end vintage }
          gaps(first: 3) { start end missing reason }
          summary { mean min minAt max maxAt energyMWh observed expected hoursAbove(value: 400) }
        }
      }
    }
  }`);
  expect(errors).toBeUndefined();
  expect(JSON.parse(JSON.stringify(data)).series).toEqual({
    resolution: 'DAY',
    timeZone: 'Europe/Paris',
    from: '2024-01-16T23:00:00Z',
    to: '2024-01-18T23:00:00Z',
    settledUntil: '2024-01-17T23:00:00Z',
    starts: ['2024-01-16T23:00:00Z', '2024-01-17T23:00:00Z'],
    paris: ['2024-01-17T00:00:00+01:00', '2024-01-18T00:00:00+01:00'],
    series: [
      {
        area: { code: 'BRE' },
        measure: 'WIND',
        unit: 'MW',
        values: [null, 500],
        min: [null, 500],
        max: [null, 500],
        observed: [0, 50],
        completeness: 50 / 146,
        vintages: [
          { start: '2024-01-16T23:00:00Z', end: '2024-01-17T23:00:00Z', vintage: 'CONSOLIDATED' },
          { start: '2024-01-17T23:00:00Z', end: '2024-01-18T23:00:00Z', vintage: 'REAL_TIME' },
        ],
        gaps: [
          { start: '2024-01-16T23:00:00Z', end: '2024-01-17T23:00:00Z', missing: 96, reason: 'NOT_FETCHED' },
          { start: '2024-01-18T11:30:00Z', end: '2024-01-18T12:00:00Z', missing: 2, reason: 'PENDING' },
        ],
        summary: {
          mean: 500,
          min: 500,
          minAt: '2024-01-17T23:00:00Z',
          max: 500,
          maxAt: '2024-01-17T23:00:00Z',
          energyMWh: 6250,
          observed: 50,
          expected: 146,
          hoursAbove: 12.5,
        },
      },
    ],
  });
});

describe('refusals are data', () => {
  test('too large names a resolution and an end that fit', async () => {
    const { data } =
      await ask(`{ series(input: { areas: [BRE], measures: [WIND], from: "2024-01-17", resolution: QUARTER_HOUR }) {
      __typename ... on Refusal { message } ... on RangeTooLarge { points maxPoints suggestedResolution suggestedTo } } }`);
    expect(data?.series).toEqual({
      __typename: 'RangeTooLarge',
      message:
        '148 points a series at QUARTER_HOUR, where 100 are allowed. Ask for HALF_HOUR, or up to 2024-01-18T00:00:00Z.',
      points: 148,
      maxPoints: 100,
      suggestedResolution: 'HALF_HOUR',
      suggestedTo: '2024-01-18T00:00:00Z',
    });
  });

  test('too large advises nothing that is too costly', async () => {
    const { data } = await ask(
      `{ series(input: { areas: [BRE], measures: [WIND], from: "2024-01-17", resolution: QUARTER_HOUR }) {
        ... on RangeTooLarge { message suggestedResolution suggestedTo } } }`,
      {},
      { ...LIMITS, maxCost: 5 },
    );
    expect(data?.series).toEqual({
      message:
        '148 points a series at QUARTER_HOUR, where 100 are allowed. Ask for fewer areas, measures or fields.',
      suggestedResolution: null,
      suggestedTo: null,
    });
  });

  test('out of coverage names what is covered', async () => {
    const { data } = await ask(
      '{ series(input: { measures: [WIND], from: "2030" to: "2031" }) { __typename ... on OutOfCoverage { from to } } }',
    );
    expect(data?.series).toEqual({
      __typename: 'OutOfCoverage',
      from: '2024-01-16T23:00:00Z',
      to: '2024-01-18T12:00:00Z',
    });
  });

  test('series under several names share the points of one question', async () => {
    const one =
      'series(input: { areas: [BRE], measures: [WIND], from: "2024-01-17", resolution: HALF_HOUR })';
    const { data } = await ask(
      `{ a: ${one} { __typename } b: ${one} { __typename } c: ${one} { __typename } }`,
    );
    expect(Object.values(data ?? {}).map((answer) => (answer as { __typename: string }).__typename)).toEqual([
      'SeriesSet',
      'SeriesSet',
      'RangeTooLarge',
    ]);
  });
});

describe('errors name what was received', () => {
  test('in a literal', async () => {
    const { errors } = await ask('{ series(input: { measures: [WIND], from: "yesterday" }) { __typename } }');
    expect(errors?.[0]?.message).toContain('"yesterday" is no moment');
    expect(errors?.[0]?.extensions.code).toBe('BAD_MOMENT');
  });

  test('in a variable', async () => {
    const { errors } = await ask(
      'query ($from: Moment!) { series(input: { measures: [WIND], from: $from }) { __typename } }',
      {
        from: '2024-13',
      },
    );
    expect(errors?.[0]?.message).toContain('its month is 13');
    expect(errors?.[0]?.extensions.code).toBe('BAD_MOMENT');
  });

  test('in a range', async () => {
    const { errors } = await ask(
      '{ series(input: { measures: [WIND], from: "2024", to: "2023" }) { __typename } }',
    );
    expect(errors?.[0]?.extensions.code).toBe('BAD_RANGE');
  });
});

test('the mix of an area is a field of it', async () => {
  const { data, errors } = await ask(
    '{ area(code: BRE) { mix { from production shares { measure share } } over: mix(from: "2024-01-18") { production } } }',
  );
  expect(errors).toBeUndefined();
  expect(data?.area).toMatchObject({
    mix: { from: '2024-01-18T11:15:00Z', production: 500 },
    over: { production: 500 },
  });
});

test('the printed schema keeps the defaults as they are typed', () => {
  const printed = printSchema(schema);
  expect(printed).toContain('to: Moment! = "now"');
  expect(printed).toContain(
    'areas: [AreaCode!]! = [IDF, CVL, BFC, NOR, HDF, GES, PDL, BRE, NAQ, OCC, ARA, PAC]',
  );
  expect(printed).toContain('union SeriesResult = SeriesSet | RangeTooLarge | OutOfCoverage');
  expect(printed).toContain('gaps(');
});
