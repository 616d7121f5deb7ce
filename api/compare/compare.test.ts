import type { Resolution } from '@courant/core/domain';
import { values } from '@courant/core/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { OutOfCoverage, RangeTooLarge } from '../series/refusal-type.ts';
import { at, HALF, openSettledStore, type SettledStore, starts } from '../series/test/settled-store.ts';
import { Comparison } from './compare-type.ts';
import { ask, compare, openCounted, pairsOf, type Question } from './test/compared.ts';

test('holes of either period are null, and means are of what was observed', async () => {
  const [hole, otherHole] = [at('2024-01-08T10:00:00Z'), at('2024-01-15T11:00:00Z')];
  const store = await openCounted(
    '2024-01-07T23:00:00Z',
    '2024-01-16T23:00:00Z',
    (start) => ![hole, otherHole].includes(start),
  );
  const question = {
    from: '2024-01-15',
    to: '2024-01-15',
    against: '2024-01-08',
    resolution: 'HALF_HOUR',
  } as const;
  const [series] = await (await compare(store, question)).series();
  expect([...(series?.against ?? [])].flatMap((mw, i) => (mw === null ? [i] : []))).toEqual([22]);
  expect([...(series?.values ?? [])].flatMap((mw, i) => (mw === null ? [i] : []))).toEqual([24]);
  // 336 half-hours later, each number is 336 more; without 22 and 24 of 48 the means are off by 2 / 47.
  expect(await series?.meanChange()).toBe(Math.round((336 - 2 / 47) * 10) / 10);
});

test('a comparison says until when its areas are settled, wherever its periods lie', async () => {
  const store = await openCounted('2024-01-07T23:00:00Z', '2024-01-16T23:00:00Z');
  await store.fill(
    'BRE',
    'REAL_TIME',
    starts(at('2024-01-16T23:00:00Z'), at('2024-01-17T22:30:00Z'), HALF),
    () => values({ CONSUMPTION: 1 }),
  );
  const settledUntil = async (from: string) =>
    (await compare(store, { from, to: from, against: '2024-01-08', resolution: 'DAY' })).settledUntil();

  expect(await settledUntil('2024-01-17')).toBe(at('2024-01-16T23:00:00Z'));
  expect(await settledUntil('2024-01-10')).toBe(at('2024-01-16T23:00:00Z'));
});

test('a change is in percent of the size of the other mean, and of nothing where that is zero', async () => {
  const store = await openSettledStore();
  const exchange = { '2024-01-08': -100, '2024-01-09': -50, '2024-01-10': 0 };
  for (const [date, mw] of Object.entries(exchange))
    await store.fill(
      'BRE',
      'DEFINITIVE',
      starts(at(`${date}T00:00:00Z`), at(`${date}T22:00:00Z`), HALF),
      () => values({ EXCHANGE: mw }),
    );
  const change = async (from: string, against: string) => {
    const answer = await compare(store, {
      from,
      to: from,
      against,
      measures: ['EXCHANGE'],
      resolution: 'DAY',
    });
    const [series] = await answer.series();
    return [await series?.meanChange(), await series?.meanChangePercent()];
  };
  expect(await change('2024-01-09', '2024-01-08')).toEqual([50, 50]);
  expect(await change('2024-01-08', '2024-01-09')).toEqual([-50, -100]);
  expect(await change('2024-01-09', '2024-01-10')).toEqual([-50, null]);
});

describe('refusals', () => {
  let store: SettledStore;
  beforeAll(async () => {
    store = await openCounted('2023-12-31T23:00:00Z', '2024-02-29T23:00:00Z');
  });

  test('both periods count among the points, and a way out fits', async () => {
    const question: Question = {
      from: '2024-02',
      to: '2024-02',
      against: '2024-01',
      resolution: 'HALF_HOUR',
    };
    const answer = await ask(store, question, { all: 1000 });
    expect(answer).toBeInstanceOf(RangeTooLarge);
    expect(answer).toMatchObject({ points: 29 * 48, maxPoints: 500, suggestedResolution: 'DAY' });
    const resolution = (answer as RangeTooLarge).suggestedResolution as Resolution;
    expect(await ask(store, { ...question, resolution }, { all: 1000 })).toBeInstanceOf(Comparison);
  });

  test('beside whole weeks no month is suggested or chosen', async () => {
    const question: Question = { from: '2024-01', to: '2024-02', against: '2024-01', align: 'WEEKDAY' };
    expect(await ask(store, { ...question, maxPoints: 3 })).toMatchObject({
      suggestedResolution: null,
      points: 9,
    });
    expect(await compare(store, { ...question, maxPoints: 60 })).toMatchObject({ resolution: 'DAY' });
  });

  test('a period that is not covered, or whose counterpart is not', async () => {
    const empty = await openSettledStore();
    const february = { from: '2024-02', to: '2024-02' };
    expect(await ask(empty, { ...february, against: '2024-01' })).toBeInstanceOf(OutOfCoverage);
    expect(await ask(store, { from: '2020', to: '2020', against: '2024' })).toBeInstanceOf(OutOfCoverage);
    expect(await ask(store, { ...february, against: '2020-02' })).toMatchObject({
      constructor: OutOfCoverage,
      message: expect.stringContaining(
        'Nothing is covered from 2020-01-31T23:00:00Z to 2020-02-29T23:00:00Z',
      ),
    });
  });

  test('a period that begins before coverage is cut, and its counterpart as much', async () => {
    const pairs = await pairsOf(store, {
      from: '2023-12-31',
      to: '2024-01-02',
      against: '2024-01-31',
      resolution: 'DAY',
    });
    expect(pairs.map(([own, other]) => [own, other])).toEqual([
      ['12-31T23:00', '01-31T23:00'],
      ['01-01T23:00', '02-01T23:00'],
    ]);
  });

  test('carbon intensities, by the method asked for', async () => {
    const carbon = await openSettledStore();
    const halfHours = starts(at('2024-01-09T23:00:00Z'), at('2024-01-11T23:00:00Z'), HALF);
    const second = at('2024-01-10T23:00:00Z');
    await carbon.fill('NOR', 'DEFINITIVE', halfHours, (start) =>
      values({ NUCLEAR: start < second ? 900 : 300, THERMAL: 100 }),
    );
    const days = { areas: ['NOR'], measures: ['CARBON_INTENSITY'], resolution: 'DAY' } as const;
    const dates = { from: '2024-01-11', to: '2024-01-11', against: '2024-01-10' };
    const [direct, whole] = await Promise.all(
      (['DIRECT', 'LIFE_CYCLE'] as const).map(async (carbonMethod) => {
        const [series] = await (await compare(carbon, { ...days, ...dates, carbonMethod })).series();
        return series && { unit: series.unit, pair: [...series.values, ...series.against] };
      }),
    );
    expect(direct).toEqual({ unit: 'G_PER_KWH', pair: [107.3, 42.9] });
    expect(whole?.pair).not.toEqual(direct?.pair);
  });

  test.each([
    [{ areas: [] }, 'BAD_ARGUMENT', 'areas: [] asks for nothing: name an area, such as BRE.'],
    [{ measures: ['CARBON_INTENSITY'], view: 'ENERGY' }, 'BAD_ARGUMENT', 'it is no power'],
    [{ to: '2023' }, 'BAD_RANGE', 'lies after'],
    [{ align: 'WEEKDAY', resolution: 'MONTH' }, 'BAD_RESOLUTION', 'align: WEEKDAY moves by whole weeks'],
    [{ areas: ['FR'], resolution: 'QUARTER_HOUR' }, 'BAD_RESOLUTION', 'FR has no QUARTER_HOUR'],
  ] as const)('%j is %s', async (question, code, message) => {
    const january = { from: '2024-02', to: '2024-02', against: '2024-01' };
    await expect(ask(store, { ...january, ...(question as object) })).rejects.toMatchObject({
      message: expect.stringContaining(message),
      extensions: { code },
    });
  });
});
