// @vitest-environment node
import { expect, test } from 'vitest';
import { areaReading, QUARTER_HOUR_MS, TEN_AM } from '../test/builders.ts';
import { publishedStarts, toRegionDay, valuesAt, withReadings } from './region-day.ts';

const startAt = (slot: number) => TEN_AM + slot * QUARTER_HOUR_MS;
const series = (code: 'BRE' | 'NOR', values: (number | null)[]) => ({
  area: { code },
  measure: 'CONSUMPTION' as const,
  values,
});
const dayOf = (...columns: ReturnType<typeof series>[]) => {
  const starts = (columns[0]?.values ?? []).map((_, slot) => new Date(startAt(slot)).toISOString());
  const day = toRegionDay({
    series: { __typename: 'SeriesSet', resolution: 'QUARTER_HOUR', starts, series: columns },
  });
  if (!day) throw new Error('The answer holds a day.');
  return day;
};

test('a slot of a region has what was published; a measure that was not asked for is not zero', () => {
  const day = dayOf(series('BRE', [1000, 0]), series('NOR', [700, null]));

  expect(valuesAt(day, 'BRE', 1)).toMatchObject({ CONSUMPTION: 0, WIND: null });
  expect(valuesAt(day, 'NOR', 1).CONSUMPTION).toBeNull();
});

test('the slots to choose from end with the newest one that any region has published', () => {
  expect(publishedStarts(dayOf(series('BRE', [1000, null, null]), series('NOR', [700, 710, null])))).toEqual([
    startAt(0),
    startAt(1),
  ]);
});

test('a newer reading takes its slot, or moves the day on by as many slots as it is ahead', () => {
  const day = dayOf(series('BRE', [1000, 1010, 1020]), series('NOR', [700, 710, 720]));

  const revised = withReadings(day, [areaReading('BRE', startAt(1), { CONSUMPTION: 1500 })]);
  const moved = withReadings(day, [areaReading('BRE', startAt(4), { CONSUMPTION: 1040 })]);

  expect(revised.starts).toEqual(day.starts);
  expect(valuesAt(revised, 'BRE', 1).CONSUMPTION).toBe(1500);
  expect(valuesAt(revised, 'NOR', 1).CONSUMPTION).toBe(710);
  expect(moved.starts).toEqual([startAt(2), startAt(3), startAt(4)]);
  expect([0, 1, 2].map((slot) => valuesAt(moved, 'BRE', slot).CONSUMPTION)).toEqual([1020, null, 1040]);
});

test('readings of another grid or from before the day change nothing', () => {
  const day = dayOf(series('BRE', [1000]));

  expect(withReadings(day, [areaReading('BRE', startAt(-1), { CONSUMPTION: 1 })])).toBe(day);
  expect(
    withReadings(day, [areaReading('BRE', startAt(0), { CONSUMPTION: 1 }, { resolution: 'HALF_HOUR' })]),
  ).toBe(day);
});
