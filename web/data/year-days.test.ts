// @vitest-environment node
import { DAY } from '@courant/core/domain';
import { expect, test } from 'vitest';
import { AUTUMN_DAY } from '../gallery/sample-day.ts';
import { dayClasses, dayClassOf, daysSkipped, isPartOfDay, toYearDays } from './year-days.ts';

const days = (...means: (number | null)[]) =>
  toYearDays(
    means.map((_, i) => AUTUMN_DAY + i * DAY),
    means,
    means.map(() => 96),
  );

test('a day of 25 hours is whole with a hundred quarter-hours, and not with 96', () => {
  const [long, next] = days(10, 10);

  expect(long && isPartOfDay(long)).toBe(true);
  expect(next?.start).toBe(AUTUMN_DAY + DAY);
  expect(toYearDays([AUTUMN_DAY], [10], [100]).some(isPartOfDay)).toBe(false);
});

test('a day that is not published has no mean and is no part', () => {
  const [none] = toYearDays([AUTUMN_DAY], [null], [0]);

  expect(none).toMatchObject({ mw: null, share: 0 });
  expect(none && isPartOfDay(none)).toBe(false);
});

test('weeks begin on a Monday', () => {
  // 27 October 2024 is a Sunday.
  expect(daysSkipped(days(1))).toBe(6);
  expect(daysSkipped([])).toBe(0);
});

test('classes are round and hold the lowest and the highest day', () => {
  const classes = dayClasses(days(1730, 2410, null, 3120));

  expect(classes).toEqual({ fromMw: 1600, stepMw: 200, count: 8 });
  expect([1730, 1800, 3120, 3200].map((mw) => dayClassOf(mw, classes))).toEqual([0, 1, 7, 7]);
});

test('zero is an edge between the classes of an exchange', () => {
  const { fromMw, stepMw } = dayClasses(days(-730, 410));

  expect(Math.abs(fromMw % stepMw)).toBe(0);
});

test('days that are all alike, and days of which none is published, have one class', () => {
  expect(dayClasses(days(500, 500)).count).toBe(1);
  expect(dayClasses(days(null)).count).toBe(1);
  expect(dayClassOf(500, dayClasses(days(500, 500)))).toBe(0);
});
