import assert from 'node:assert/strict';
import { REGION_CODES } from '@courant/core/domain';
import { values } from '@courant/core/testing';
import { GraphQLError } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { resolveMoment } from '../scalar/moment.ts';
import { answerSeries } from './answer-series.ts';
import { OutOfCoverage, RangeTooLarge } from './refusal-type.ts';
import { SeriesSet } from './series-set-type.ts';
import {
  at,
  HALF,
  openSettledStore,
  QUARTER,
  type SettledStore,
  starts,
  type TestRequest,
  toQuestion,
} from './test/settled-store.ts';

/** History is being fetched from 2013 on; 2024-01-01 to 10 is consolidated, then real time up to now. */
const NOW = at('2024-01-16T10:50:00Z');
const SETTLED = at('2024-01-10T23:00:00Z');
let settledStore: SettledStore;

beforeAll(async () => {
  settledStore = await openSettledStore();
  const backfill = {
    from: at('2012-12-31T23:00:00Z'),
    to: NOW,
    slicesDone: 1,
    slicesTotal: 132,
    slicesFailed: 0,
  };
  await settledStore.asked(at('2023-12-31T23:00:00Z'), NOW, { backfill });
  const settled = starts(at('2023-12-31T23:00:00Z'), SETTLED, HALF);
  const live = starts(SETTLED, at('2024-01-16T10:30:00Z'), QUARTER);
  for (const region of REGION_CODES) {
    await settledStore.fill(region, 'CONSOLIDATED', settled, () => values({ CONSUMPTION: 1000 }));
    await settledStore.fill(region, 'REAL_TIME', live, () => values({ CONSUMPTION: 1000 }));
  }
  await settledStore.sumCountry([...settled, ...starts(SETTLED, at('2024-01-16T10:30:00Z'), HALF)]);
});

const resolutionOf = async (question: TestRequest): Promise<string> =>
  (await settledStore.set(NOW, question)).resolution;

describe('a resolution left out', () => {
  test.each([
    ['-PT6H', 750, 'QUARTER_HOUR'],
    ['2024-01-11', 750, 'QUARTER_HOUR'],
    ['2024-01-11', 500, 'HALF_HOUR'],
    ['2024-01-10', 750, 'HALF_HOUR'],
    ['-P14D', 750, 'HALF_HOUR'],
    ['-P16D', 750, 'HOUR'],
    ['-P1Y', 750, 'DAY'],
    ['-P1Y', 400, 'DAY'],
    ['-P1Y', 365, 'WEEK'],
    ['2013', 750, 'WEEK'],
    ['2013', 156, 'MONTH'],
    ['2013', 12, 'YEAR'],
  ])('from %s with %d points: the finest that fits is %s', async (from, maxPoints, expected) => {
    const set = await settledStore.set(NOW, { from, maxPoints });
    expect(set.resolution).toBe(expected);
    expect(set.starts('UTC').texts.length).toBeLessThanOrEqual(maxPoints);
  });

  test('the country has no quarter-hours, so neither has an answer with it', async () => {
    expect(await resolutionOf({ from: '-PT6H', areas: ['BRE', 'FR'] })).toBe('HALF_HOUR');
  });

  test('quarter-hours that begin after the range does are not all of it', async () => {
    const young = await openSettledStore();
    await young.fill('BRE', 'REAL_TIME', starts(at('2024-01-16T06:00:00Z'), NOW, QUARTER), () => values({}));
    await young.asked(at('2024-01-01T00:00:00Z'), NOW, {
      backfill: { from: 0, to: NOW, slicesDone: 0, slicesTotal: 1, slicesFailed: 0 },
    });
    expect((await young.set(NOW, { from: '2024-01-16T05:00:00Z' })).resolution).toBe('HALF_HOUR');
    expect((await young.set(NOW, { from: '2024-01-16T06:00:00Z' })).resolution).toBe('QUARTER_HOUR');
  });

  test('no resolution fits: refused, with an end that does', async () => {
    const answer = await settledStore.ask(NOW, { from: '2013', maxPoints: 5 });
    expect(answer).toBeInstanceOf(RangeTooLarge);
    expect(answer).toMatchObject({
      points: 12,
      maxPoints: 5,
      suggestedResolution: null,
      suggestedTo: at('2017-12-31T23:00:00Z'),
    });
  });

  test('many series together stay within the points of one query', async () => {
    const question = toQuestion({
      from: '2024-01-01',
      areas: [...REGION_CODES],
      measures: ['WIND', 'SOLAR'],
    });
    const answer = await answerSeries(question, settledStore.deps(NOW, { all: 24 * 20 }));
    expect(answer).toMatchObject({ resolution: 'DAY' });
  });
});

describe('a resolution given', () => {
  test('is bounded by limits, not by maxPoints', async () => {
    const set = await settledStore.set(NOW, { from: '2024-01-01', resolution: 'HALF_HOUR', maxPoints: 10 });
    expect(set.starts('UTC').texts).toHaveLength(
      (at('2024-01-16T11:00:00Z') - at('2023-12-31T23:00:00Z')) / HALF,
    );
  });

  test('beyond the limit it is refused, with the finest that fits and the end that would', async () => {
    const question = toQuestion({ from: '2024-01-01', resolution: 'HALF_HOUR' });
    const answer = await answerSeries(question, settledStore.deps(NOW, { series: 400 }));
    expect(answer).toMatchObject({
      points: 744,
      maxPoints: 400,
      suggestedResolution: 'HOUR',
      suggestedTo: at('2023-12-31T23:00:00Z') + 400 * HALF,
    });
    const again = toQuestion({ from: '2024-01-01', to: '2024-01-09T07:00:00Z', resolution: 'HALF_HOUR' });
    expect(await answerSeries(again, settledStore.deps(NOW, { series: 400 }))).toBeInstanceOf(SeriesSet);
  });

  test('what it advises is not too costly: the finest and the latest of those that are allowed', async () => {
    const end = at('2024-01-03T07:30:00Z');
    const question = toQuestion({ from: '2024-01-01', resolution: 'HALF_HOUR' });
    const answer = await answerSeries(
      question,
      settledStore.deps(NOW, { series: 400 }),
      ({ resolution, to }) => resolution === 'DAY' || resolveMoment(to, 'to', NOW) <= end,
    );
    expect(answer).toMatchObject({ suggestedResolution: 'DAY', suggestedTo: end });
  });

  test('series of one request share its points', async () => {
    const deps = settledStore.deps(NOW, { all: 1000 });
    const question = toQuestion({ from: '2024-01-01', resolution: 'HALF_HOUR' });
    expect(await answerSeries(question, deps)).toBeInstanceOf(SeriesSet);
    expect(await answerSeries(question, deps)).toMatchObject({
      points: 744,
      maxPoints: 256,
      suggestedResolution: 'DAY',
    });
  });

  test('quarter-hours of the country are an error that says what to ask for instead', async () => {
    await expect(
      settledStore.ask(NOW, { from: '-PT6H', areas: ['FR'], resolution: 'QUARTER_HOUR' }),
    ).rejects.toMatchObject({
      extensions: { code: 'BAD_RESOLUTION' },
      message: expect.stringContaining('HALF_HOUR'),
    });
  });
});

describe('the range', () => {
  test('is widened to whole buckets, and says so', async () => {
    const set = await settledStore.set(NOW, {
      from: '2024-01-05T10:07:00Z',
      to: '2024-01-05T12:01:00Z',
      resolution: 'HOUR',
    });
    expect([set.from, set.to]).toEqual([at('2024-01-05T10:00:00Z'), at('2024-01-05T13:00:00Z')]);
  });

  test('from "2024-01" to "2024-01" is January', async () => {
    const set = await settledStore.set(at('2024-03-01T00:00:00Z'), {
      from: '2024-01',
      to: '2024-01',
      resolution: 'MONTH',
    });
    expect([set.from, set.to]).toEqual([at('2023-12-31T23:00:00Z'), at('2024-01-31T23:00:00Z')]);
  });

  test.each([
    ['2024-03-31', 46],
    ['2024-04-01', 48],
    ['2024-10-27', 50],
  ])('the Paris day %s has %d half-hours', async (day, halfHours) => {
    const set = await settledStore.set(at('2025-01-01T00:00:00Z'), {
      from: day,
      to: day,
      resolution: 'HALF_HOUR',
    });
    const [series] = await set.series();
    assert(series);
    expect(set.starts('UTC').texts).toHaveLength(halfHours);
    expect(series.values).toHaveLength(halfHours);
  });

  test('is cut to the history that is being fetched and to now', async () => {
    const set = await settledStore.set(NOW, { from: '1990', to: '2050', resolution: 'YEAR' });
    expect([set.from, set.to]).toEqual([at('2012-12-31T23:00:00Z'), at('2024-12-31T23:00:00Z')]);
  });

  test('is cut to the stored range where no backfill runs', async () => {
    const bare = await openSettledStore();
    await bare.fill('PAC', 'DEFINITIVE', [at('2020-05-05T10:00:00Z')], () => values({}));
    const set = await bare.set(NOW, { from: '2013', to: '2020-05-05', resolution: 'HALF_HOUR' });
    expect(set.from).toBe(at('2020-05-05T10:00:00Z'));
  });

  test.each([
    ['2011', '2011'],
    ['2030', '2031'],
  ])('of %s to %s nothing is left: refused, with what is covered', async (from, to) => {
    const answer = await settledStore.ask(NOW, { from, to });
    expect(answer).toBeInstanceOf(OutOfCoverage);
    expect(answer).toMatchObject({ from: at('2012-12-31T23:00:00Z'), to: NOW });
  });

  test('before anything has arrived the refusal says so', async () => {
    const answer = await (await openSettledStore()).ask(NOW, { from: '-P7D' });
    expect(answer).toMatchObject({ message: expect.stringContaining('Nothing has arrived yet') });
  });

  test('history that arrives later is answered without a restart', async () => {
    const growing = await openSettledStore();
    const deps = growing.deps(NOW);
    const ask = () =>
      answerSeries(toQuestion({ from: '2020', to: '2021', resolution: 'YEAR' }), {
        ...deps,
        chunks: growing.deps(NOW).chunks,
      });
    await growing.fill('BRE', 'REAL_TIME', [NOW - 10 * QUARTER - (NOW % QUARTER)], () => values({}));
    expect(await ask()).toBeInstanceOf(OutOfCoverage);
    await growing.fill('BRE', 'DEFINITIVE', [at('2020-05-05T10:00:00Z')], () => values({}));
    expect(await ask()).toBeInstanceOf(SeriesSet);
  });

  test.each([
    ['2024-03', '2024-01', 'lies after'],
    ['now', 'now', 'lies at'],
    ['-P1D', '-P2D', 'lies after'],
  ])('from %s to %s is an error that names both', async (from, to, order) => {
    const error = await settledStore.ask(NOW, { from, to }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(GraphQLError);
    expect(error).toMatchObject({ extensions: { code: 'BAD_RANGE' } });
    expect((error as GraphQLError).message).toContain(`from "${from}"`);
    expect((error as GraphQLError).message).toContain(order);
    expect((error as GraphQLError).message).toContain(`to "${to}"`);
  });
});

test.each([
  [{ areas: [] }, 'areas: []'],
  [{ measures: [] }, 'measures: []'],
  [{ maxPoints: 0 }, 'maxPoints: 0'],
])('%o is an error', async (over, message) => {
  await expect(settledStore.ask(NOW, { from: '-P1D', ...over })).rejects.toMatchObject({
    extensions: { code: 'BAD_ARGUMENT' },
    message: expect.stringContaining(message),
  });
});

test('series come in the order asked, areas first, each once', async () => {
  const set = await settledStore.set(NOW, {
    from: '-P1D',
    areas: ['PAC', 'BRE', 'PAC'],
    measures: ['WIND', 'CONSUMPTION', 'WIND'],
  });
  expect((await set.series()).map(({ area, measure }) => `${area.code} ${measure}`)).toEqual([
    'PAC WIND',
    'PAC CONSUMPTION',
    'BRE WIND',
    'BRE CONSUMPTION',
  ]);
});

test('the country is the sum of its regions', async () => {
  const [country] = await (
    await settledStore.set(NOW, { from: '2024-01-02', to: '2024-01-03', areas: ['FR'], resolution: 'DAY' })
  ).series();
  assert(country);
  expect([...country.values]).toEqual([12_000, 12_000]);
  expect(await country.completeness()).toBe(1);
});
