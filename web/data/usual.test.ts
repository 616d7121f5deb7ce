// @vitest-environment node
import { expect, test } from 'vitest';
import { toUsualCourse, usualVariables } from './usual.ts';

test('the eight weeks before a day are asked for, without the day', () => {
  expect(usualVariables(Date.UTC(2026, 10, 29, 0, 30), 7).input).toMatchObject({
    from: '2026-10-04',
    to: '2026-11-28',
    days: 'WEEKEND',
    weekdays: [7],
  });
});

test('a half-hour of less than six days has no usual value, and a refusal has none at all', () => {
  const profile = {
    __typename: 'Profile' as const,
    keys: [0, 1],
    series: [{ measure: 'CONSUMPTION' as const, mean: [50_000, 48_000], observed: [12, 11] }],
  };

  const course = toUsualCourse({ profile });

  expect(course.get(0)?.CONSUMPTION).toBe(50_000);
  expect(course.get(1)?.CONSUMPTION).toBeNull();
  expect(toUsualCourse({ profile: { __typename: 'OutOfCoverage' } }).size).toBe(0);
});
