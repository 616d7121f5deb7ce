// @vitest-environment node
import { expect, test } from 'vitest';
import { halfHourOf, toUsualCourse, usualDayOf, usualVariables } from './usual.ts';

test('a holiday in the week is no usual day; a weekend is one by the Paris date', () => {
  expect(usualDayOf(Date.UTC(2026, 10, 24, 9))).toBe('WORKDAY');
  expect(usualDayOf(Date.UTC(2026, 10, 27, 23, 30))).toBe('WEEKEND'); // Saturday in Paris, Friday in UTC.
  expect(usualDayOf(Date.UTC(2026, 10, 11, 9))).toBeNull();
});

test('half-hours are those of the Paris clock', () => {
  expect(halfHourOf(Date.UTC(2026, 10, 24, 0, 30))).toBe(3);
  expect(halfHourOf(Date.UTC(2026, 6, 24, 0, 45))).toBe(5);
});

test('the eight weeks before a day are asked for, without the day', () => {
  expect(usualVariables(Date.UTC(2026, 10, 29, 0, 30), 'WEEKEND').input).toMatchObject({
    from: '2026-10-04',
    to: '2026-11-28',
    days: 'WEEKEND',
  });
});

test('a half-hour of less than eight days has no usual value, and a refusal has none at all', () => {
  const profile = {
    __typename: 'Profile' as const,
    keys: [0, 1],
    series: [{ measure: 'CONSUMPTION' as const, mean: [50_000, 48_000], observed: [16, 15] }],
  };

  const course = toUsualCourse({ profile });

  expect(course.get(0)?.CONSUMPTION).toBe(50_000);
  expect(course.get(1)?.CONSUMPTION).toBeNull();
  expect(toUsualCourse({ profile: { __typename: 'OutOfCoverage' } }).size).toBe(0);
});
