// @vitest-environment node
import { expect, test } from 'vitest';
import { daysInput, halfHourOf, usualWeekday } from './day-choice.ts';

test('a day is compared with its weekday by the Paris date; a holiday in the week is like no other day', () => {
  expect(usualWeekday(Date.UTC(2026, 10, 24, 9))).toBe(2);
  expect(usualWeekday(Date.UTC(2026, 10, 27, 23, 30))).toBe(6); // Saturday in Paris, Friday in UTC.
  expect(usualWeekday(Date.UTC(2026, 10, 11, 9))).toBeNull();
  expect(usualWeekday(Date.UTC(2026, 10, 1, 9))).toBe(7); // All Saints on a Sunday.
});

test('a weekday is asked for without public holidays, a kind as it is', () => {
  expect(daysInput(5)).toEqual({ days: 'WORKDAY', weekdays: [5] });
  expect(daysInput(6)).toEqual({ days: 'WEEKEND', weekdays: [6] });
  expect(daysInput('ALL')).toEqual({ days: 'ALL' });
});

test('half-hours are those of the Paris clock', () => {
  expect(halfHourOf(Date.UTC(2026, 10, 24, 0, 30))).toBe(3);
  expect(halfHourOf(Date.UTC(2026, 6, 24, 0, 45))).toBe(5);
});
