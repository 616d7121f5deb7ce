// @vitest-environment node
import { DAY, HOUR } from '@courant/core/domain';
import { expect, test } from 'vitest';
import { AUTUMN_DAY, SAMPLE_DAY, sampleSeriesSet } from '../gallery/sample-day.ts';
import { QUARTER_HOUR_MS, seriesSet, TEN_AM } from '../test/builders.ts';
import { OUT_OF_COVERAGE } from '../test/refusals.ts';
import { againstColumn, againstInput } from './against.ts';

const iso = (instant: number) => new Date(instant).toISOString();

test('a day stands beside the day before, at the same time of the clock', () => {
  const set = sampleSeriesSet('HALF_HOUR', 48);

  expect(againstInput('BRE', set, 'PREVIOUS')).toMatchObject({
    from: iso(SAMPLE_DAY),
    to: iso(SAMPLE_DAY + DAY),
    against: '2024-01-17',
    align: 'CALENDAR',
    resolution: 'HALF_HOUR',
  });
});

test('a window that ends now stands beside as many whole days before, and at least one', () => {
  const [hours, days] = [sampleSeriesSet('HALF_HOUR', 6), sampleSeriesSet('HOUR', 24 * 7 + 1)];

  expect(againstInput('BRE', hours, 'PREVIOUS')?.against).toBe(iso(SAMPLE_DAY - DAY));
  expect(againstInput('BRE', days, 'PREVIOUS')?.against).toBe(iso(SAMPLE_DAY - 7 * DAY));
});

test('whole months stand beside the months before', () => {
  const march = Date.UTC(2024, 1, 29, 23);

  expect(againstInput('BRE', sampleSeriesSet('DAY', 31, undefined, march), 'PREVIOUS')?.against).toBe(
    '2024-02-01',
  );
});

test('a year before is paired by weekday, also where clocks differ; months have no weekday', () => {
  const afterTheChange = sampleSeriesSet('HALF_HOUR', 10, undefined, AUTUMN_DAY + 12 * HOUR);

  expect(againstInput('BRE', afterTheChange, 'YEAR')).toMatchObject({
    // Summer time still, a year before: 11:00 in Paris is 09:00 UTC, not 10:00.
    against: '2023-10-27T09:00:00.000Z',
    align: 'WEEKDAY',
  });
  expect(againstInput('BRE', sampleSeriesSet('MONTH', 12), 'YEAR')?.align).toBe('CALENDAR');
});

const A_YEAR_BEFORE = TEN_AM - 364 * 96 * QUARTER_HOUR_MS;
const answer = (against: readonly (number | null)[]) => ({
  compare: {
    __typename: 'Comparison' as const,
    starts: against.map((_, i) => iso(TEN_AM + 2 * i * QUARTER_HOUR_MS)),
    againstStarts: against.map((_, i) => iso(A_YEAR_BEFORE + 2 * i * QUARTER_HOUR_MS)),
    series: [{ against }],
  },
});

test('quarter-hours show the half-hour that they are in, and what has no counterpart stays open', () => {
  const set = seriesSet({ CONSUMPTION: [1, 2, 3, 4, 5] });

  expect(againstColumn(set, answer([100, null]))).toEqual({
    amounts: [100, 100, null, null, null],
    starts: [0, 0, 2, 2, null].map((quarters) =>
      quarters === null ? null : iso(A_YEAR_BEFORE + quarters * QUARTER_HOUR_MS),
    ),
  });
  expect(againstColumn({ ...set, view: 'ENERGY' }, answer([50]))?.amounts.slice(0, 2)).toEqual([25, 25]);
});

test('a refusal is no column', () => {
  const compare = OUT_OF_COVERAGE;

  expect(againstColumn(seriesSet({ CONSUMPTION: [1] }), { compare })).toBeNull();
});
