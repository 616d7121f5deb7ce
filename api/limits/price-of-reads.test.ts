import { AREA_CODES, MEASURES, RESOLUTIONS } from '@courant/core/domain';
import { FETCHES } from '@courant/core/log';
import {
  everyRegion,
  pick,
  type Random,
  randomBelow,
  seededRandom,
  TestLine,
  withOverrides,
} from '@courant/core/testing';
import { execute, getOperationAST, type OperationDefinitionNode, parse } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { Coverage } from '../column/coverage.ts';
import { type ApiServices, createContext } from '../context.ts';
import { FetchLog } from '../fetches/fetch-log.ts';
import { createSchema } from '../schema.ts';
import { toFetch } from '../series/test/settled-store.ts';
import { createCostCheck } from './cost-check.ts';
import { DEFAULT_LIMITS, type LimitValues } from './limit-values.ts';
import { readsPaidBy } from './price.ts';

const NOW = Date.parse('2026-01-10T00:00:00Z');
const UNLIMITED = { ...DEFAULT_LIMITS, maxCost: Number.POSITIVE_INFINITY };
const schema = createSchema();
/** Later beginnings first: each range is wider than the one before. */
const BEGINNINGS = ['-P1D', '-P8D', '-P9D', '-P60D', '-P11M', '-P13M', '-P14M', '-P3Y', '2013', '1990'];
/** Chunks that are read whatever the range is: the newest ones, and where coverage begins. */
const READ_ALWAYS = 100;
const QUESTIONS = 16;

/** A question with what it costs, what it was answered, and the chunks that were loaded for it. */
interface PricedAnswer {
  readonly query: string;
  readonly cost: number;
  readonly text: string;
  readonly reads: number;
}

/** A store that covers history from an instant on, or nothing; it counts the chunks that it loads. */
async function openStore(coveredFrom: string | null, limits: LimitValues = UNLIMITED) {
  const line = await TestLine.open(() => NOW);
  if (coveredFrom)
    for (const start of [Date.parse(coveredFrom), NOW - 7_200_000]) await line.publish(everyRegion(start));
  const count = { reads: 0 };
  const store = withOverrides(line.store, {
    load(keys: Parameters<typeof line.store.load>[0]) {
      count.reads += keys.length;
      return line.store.load(keys);
    },
  });
  const fetches = new FetchLog(line.log);
  const coverage = new Coverage({ log: line.log, store, fetches });
  const current = { name: 'first', store, coverage };
  const services = { serving: { current }, now: () => NOW, limits, fetches } as unknown as ApiServices;
  const check = createCostCheck(
    schema,
    limits,
    () => coverage,
    () => NOW,
  );
  const price = (query: string): Promise<number> => {
    const document = parse(query);
    const operation = getOperationAST(document) as OperationDefinitionNode;
    return check({ document, operation, sent: {}, coerced: {} });
  };
  /** Priced before it is answered, as by the server. */
  const ask = async (query: string): Promise<PricedAnswer> => {
    const cost = await price(query);
    count.reads = 0;
    const answer = await execute({ schema, document: parse(query), contextValue: createContext(services) });
    return { query, cost, text: JSON.stringify(answer), reads: count.reads };
  };
  return { line, price, ask };
}

const some = <T>(random: Random, all: readonly T[], most: number): T[] =>
  Array.from({ length: 1 + randomBelow(random, most) }, () => pick(random, all));

/** A random question, but for where its range begins. */
function randomQuestion(random: Random): (from: string) => string {
  const areas = some(random, AREA_CODES, 4);
  if (randomBelow(random, 4) === 0)
    return (from) => `{ areas(codes: [${areas}]) { mix(from: "${from}") { renewableShare } } }`;
  const measures = some(random, MEASURES, 3);
  if (randomBelow(random, 4) === 0) {
    const filter = [
      `days: ${pick(random, ['ALL', 'WORKDAY', 'WEEKEND'])}`,
      `months: ${pick(random, ['null', '[12, 1]'])}`,
      `weekdays: ${pick(random, ['null', '[7]', '[1, 4]'])}`,
    ];
    return (from) =>
      `{ profile(input: { areas: [${areas}], measures: [${measures}], from: "${from}", ${filter} }) {
        __typename ... on Profile { series { mean p90 } } } }`;
  }
  const resolution = pick(random, RESOLUTIONS.slice(1));
  const field = pick(random, [
    'unit',
    'values',
    'completeness',
    'gaps { start }',
    'flags { start }',
    'summary { mean }',
  ]);
  if (randomBelow(random, 4) === 0)
    return (from) =>
      `{ compare(input: { areas: [${areas}], measures: [${measures}], from: "${from}", to: "now", against: "2020",
        resolution: ${resolution} }) { __typename ... on Comparison { series { values against meanChange } } } }`;
  return (from) =>
    `{ series(input: { areas: [${areas}], measures: [${measures}], from: "${from}", resolution: ${resolution} }) {
      __typename ... on SeriesSet { series { ${field} } } } }`;
}

describe.each([null, '2025-12-20T10:00:00Z', '2025-01-03T04:30:00Z', '2013-01-01T00:00:00Z'])(
  'covered from %s',
  (coveredFrom) => {
    /** For each question its ranges, the narrowest first. */
    const questions: PricedAnswer[][] = [];
    beforeAll(async () => {
      const { ask } = await openStore(coveredFrom);
      for (let seed = 1; seed <= QUESTIONS; seed++) {
        const question = randomQuestion(seededRandom(seed));
        const ranges: PricedAnswer[] = [];
        for (const from of BEGINNINGS) ranges.push(await ask(question(from)));
        questions.push(ranges);
      }
    });

    test('a range costs at least as much as a narrower one, unless it is refused for its points', () => {
      for (const ranges of questions) {
        const answered = ranges.filter(({ text }) => !text.includes('RangeTooLarge'));
        const costs = answered.map(({ cost }) => cost);
        expect(costs, answered.at(-1)?.query).toEqual(costs.toSorted((a, b) => a - b));
      }
    });

    test('the chunks that an answer reads are paid for', () => {
      for (const { query, reads, cost } of questions.flat())
        expect(reads, query).toBeLessThanOrEqual(readsPaidBy(cost) + READ_ALWAYS);
    });
  },
);

const YEARS =
  '{ series(input: { measures: [WIND], from: "2013", resolution: DAY }) { ... on SeriesSet { series { values } } } }';

test('where little is covered a wide range is cheap; once more is, the next question costs more', async () => {
  const { line, price } = await openStore(null);
  const nothing = await price(YEARS);
  await line.publish(everyRegion(NOW - 86_400_000));
  const day = await price(YEARS);
  expect(day).toBeGreaterThan(nothing);
  const from = Date.parse('2013-01-01T00:00:00Z');
  const backfill = { from, to: NOW, slicesDone: 0, slicesTotal: 1, slicesFailed: 0 };
  await line.log.append(FETCHES, [toFetch(from, NOW, { backfill })]);
  expect(await price(YEARS)).toBeGreaterThan(5 * day);
});

test('what the limit on costs allows is read to its end: the most half-hours, of each area', async () => {
  const { ask } = await openStore('2013-01-01T00:00:00Z', DEFAULT_LIMITS);
  const { cost, reads, text } = await ask(
    `{ series(input: { areas: [${AREA_CODES}], measures: [CONSUMPTION], from: "-P400D", resolution: HALF_HOUR }) {
      __typename ... on SeriesSet { series { completeness } } } }`,
  );
  expect(cost).toBeGreaterThan(0.9 * DEFAULT_LIMITS.maxCost);
  expect(reads).toBeGreaterThan(DEFAULT_LIMITS.maxCost);
  expect(text).not.toContain('errors');
  expect(text).toContain('"completeness":');
});
