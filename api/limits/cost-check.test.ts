import { FETCHES } from '@courant/core/log';
import { TestLine } from '@courant/core/testing';
import { getOperationAST, type OperationDefinitionNode, parse } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { Coverage } from '../column/coverage.ts';
import { FetchLog } from '../fetches/fetch-log.ts';
import { readMoment } from '../scalar/moment.ts';
import { createSchema } from '../schema.ts';
import { toFetch } from '../series/test/settled-store.ts';
import { type CostCheck, createCostCheck, type PricedOperation } from './cost-check.ts';
import { DEFAULT_LIMITS } from './limit-values.ts';

const NOW = Date.parse('2026-01-10T00:00:00Z');
const schema = createSchema();

/** The check of a server whose store covers history from an instant on. */
async function openCheck(coveredFrom: string): Promise<CostCheck> {
  const { log, store } = await TestLine.open(() => NOW);
  const from = Date.parse(coveredFrom);
  const backfill = { from, to: NOW, slicesDone: 1, slicesTotal: 1, slicesFailed: 0 };
  await log.append(FETCHES, [toFetch(from, NOW, { backfill })]);
  const coverage = new Coverage({ log, store, fetches: new FetchLog(log) });
  return createCostCheck(
    schema,
    DEFAULT_LIMITS,
    () => coverage,
    () => NOW,
  );
}

const refusalOf = async (check: CostCheck, query: string): Promise<string> => {
  const document = parse(query);
  const operation = getOperationAST(document) as OperationDefinitionNode;
  const answer = await check({ document, operation, sent: {}, coerced: {} }).catch((error: Error) => error);
  return answer instanceof Error ? answer.message : 'none';
};

const series = (input: string, fields = 'values') =>
  `{ series(input: { ${input} }) { ... on SeriesSet { series { ${fields} } } } }`;

describe('what is too costly is told how to ask for less', () => {
  let check: CostCheck;
  beforeAll(async () => {
    check = await openCheck('2013-01-01T00:00:00Z');
  });

  test('of series: coarser, for fewer areas or measures, or for less time', async () => {
    const message = await refusalOf(
      check,
      series(
        'measures: [WIND, SOLAR], from: "-P6M", resolution: HALF_HOUR',
        'values min max observed vintages { start } a: values b: values',
      ),
    );
    expect(message).toMatch(
      /^The question costs \d+; 5000 is allowed\. Ask for HOUR, for \d+ areas at a time, for 1 measure at a time or for \d+ days at a time\.$/,
    );
  });

  test('and the way is allowed', async () => {
    const areas = /for (\d+) areas/.exec(
      await refusalOf(
        check,
        series('measures: [WIND], from: "-P11M", resolution: HALF_HOUR', 'values min max'),
      ),
    );
    expect(areas).not.toBeNull();
    const some = ['IDF', 'CVL', 'BFC', 'NOR', 'HDF', 'GES', 'PDL', 'BRE', 'NAQ', 'OCC', 'ARA', 'PAC'];
    const ask = (count: number) =>
      refusalOf(
        check,
        series(
          `areas: [${some.slice(0, count)}], measures: [WIND], from: "-P11M", resolution: HALF_HOUR`,
          'values min max',
        ),
      );
    expect(await ask(Number(areas?.[1]))).toBe('none');
    expect(await ask(Number(areas?.[1]) + 1)).toContain('is allowed');
  });

  test('of mixes: for less time', async () => {
    const mixes = Array.from({ length: 40 }, (_, i) => `m${i}: mix(from: "2013") { production }`).join(' ');
    expect(await refusalOf(check, `{ areas { ${mixes} } }`)).toContain('Ask for fewer areas or fields');
    expect(await refusalOf(check, `{ areas { ${mixes.slice(0, mixes.indexOf('m2:'))} } }`)).toContain(
      'days at a time.',
    );
  });
});

test('a document costs what its variables ask for, also where the same ones come again', async () => {
  const check = await openCheck('2013-01-01T00:00:00Z');
  const document = parse(
    `query ($from: Moment!) ${series('areas: [BRE], measures: [WIND], from: $from, resolution: HOUR')}`,
  );
  const operation = getOperationAST(document) as OperationDefinitionNode;
  const asking = (from: string): PricedOperation => ({
    document,
    operation,
    sent: { from },
    coerced: { from: readMoment(from) },
  });
  const [day, month] = [asking('-P1D'), asking('-P1M')];
  const costs: number[] = [];
  for (const priced of [day, month, month, day]) costs.push(await check(priced));
  const [ofDay = 0, ofMonth = 0] = costs;
  expect(ofMonth).toBeGreaterThan(ofDay);
  expect(costs).toEqual([ofDay, ofMonth, ofMonth, ofDay]);
});

test('a refusal has its figures beside its code', async () => {
  const check = await openCheck('2013-01-01T00:00:00Z');
  const document = parse(series('measures: [WIND], from: "-P11M", resolution: HALF_HOUR', 'values min max'));
  const operation = getOperationAST(document) as OperationDefinitionNode;

  const answer = check({ document, operation, sent: {}, coerced: {} });

  await expect(answer).rejects.toMatchObject({
    extensions: { code: 'TOO_COSTLY', cost: expect.any(Number), maxCost: 5_000 },
  });
});

test('going back beyond what is covered costs what all of it costs', async () => {
  const check = await openCheck('2025-01-05T00:00:00Z');
  const halfHours = (from: string) =>
    refusalOf(check, series(`measures: [WIND], from: "${from}", resolution: HALF_HOUR`, 'values min max'));
  const all = await halfHours('-P13M');
  expect(all).toContain('5000 is allowed');
  expect(await halfHours('-P14M')).toBe(all);
  expect(await halfHours('2013')).toBe(all);
});
