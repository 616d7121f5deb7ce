// @vitest-environment node
import { DAY, HOUR, MINUTE } from '@courant/core/domain';
import { expect, test } from 'vitest';
import { SPRING_DAY, sampleSeriesSet } from '../gallery/sample-day.ts';
import { seriesSet, TEN_AM } from '../test/builders.ts';
import { countryReadingAt, toCountryDay } from './country-day.ts';

const HALF_HOUR = 30 * MINUTE;

test('beside each slot stands the consumption of the same time a day before', () => {
  const set = seriesSet({ CONSUMPTION: Array.from({ length: 72 }, (_, slot) => 50_000 + slot) }, 'HALF_HOUR');

  const { set: day, dayBeforeMw } = toCountryDay(set, { start: TEN_AM + DAY, end: TEN_AM + DAY + HOUR });

  expect(day.starts).toEqual([TEN_AM + DAY, TEN_AM + DAY + HALF_HOUR]);
  expect(day.columns.CONSUMPTION).toEqual([50_048, 50_049]);
  expect(day.observed).toEqual([2, 2]);
  expect(dayBeforeMw).toEqual([50_000, 50_001]);
});

test('after the clocks change, the same time is that of the clock, and a skipped one has none', () => {
  const set = sampleSeriesSet('HALF_HOUR', 46 + 48, undefined, SPRING_DAY);
  const start = SPRING_DAY + 23 * HOUR;

  const { dayBeforeMw } = toCountryDay(set, { start, end: start + DAY });

  // From 02:00 to 03:00 there was nothing on the day before; at 03:00 its third hour began.
  expect(dayBeforeMw.slice(4, 6)).toEqual([null, null]);
  expect(dayBeforeMw[6]).toBe(set.columns.CONSUMPTION[4]);
});

test('a slot is read with its vintage and what it has not got yet', () => {
  const set = { ...seriesSet({ CONSUMPTION: [50_000, 51_000] }, 'HALF_HOUR'), observed: [2, 1] };

  expect(countryReadingAt(set, 1)).toMatchObject({
    area: 'FR',
    start: TEN_AM + HALF_HOUR,
    end: TEN_AM + HOUR,
    resolution: 'HALF_HOUR',
    vintage: 'REAL_TIME',
    observed: 1,
    valuesMw: { CONSUMPTION: 51_000, WIND: null },
  });
});
