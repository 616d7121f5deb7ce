import { expect, test } from 'vitest';
import type { CivilDate } from './calendar.ts';
import { isHoliday, weekdayOf } from './holiday.ts';

const dateOf = (text: string): CivilDate => {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return { year, month, day };
};
const textOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const datesOf = (year: number): string[] =>
  Array.from({ length: 366 }, (_, day) => textOf(Date.UTC(year, 0, 1 + day))).filter((date) =>
    date.startsWith(`${year}`),
  );
const holidaysOf = (year: number): string[] => datesOf(year).filter((date) => isHoliday(dateOf(date)));

// Years in which Easter lies early, late and between.
test.each([
  [2013, '01-01 04-01 05-01 05-08 05-09 05-20 07-14 08-15 11-01 11-11 12-25'],
  [2016, '01-01 03-28 05-01 05-05 05-08 05-16 07-14 08-15 11-01 11-11 12-25'],
  [2024, '01-01 04-01 05-01 05-08 05-09 05-20 07-14 08-15 11-01 11-11 12-25'],
  [2025, '01-01 04-21 05-01 05-08 05-29 06-09 07-14 08-15 11-01 11-11 12-25'],
  [2026, '01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25'],
])('the public holidays of %i', (year, days) => {
  expect(holidaysOf(year)).toEqual(days.split(' ').map((day) => `${year}-${day}`));
});

test('where Ascension falls on the 1st or the 8th of May, a year has ten', () => {
  expect(holidaysOf(2008)).toHaveLength(10);
  expect(isHoliday(dateOf('2008-05-01'))).toBe(true);
});

// Easter Sundays; those of 1954, 1981 and 2049 are a week later by simpler rules.
test.each([
  [1954, '04-18'],
  [1981, '04-19'],
  [2011, '04-24'],
  [2019, '04-21'],
  [2038, '04-25'],
  [2049, '04-18'],
])('Easter Monday of %i follows the Sunday of %s', (year, sunday) => {
  const monday = textOf(Date.parse(`${year}-${sunday}`) + 86_400_000);
  expect(isHoliday(dateOf(monday))).toBe(true);
  expect(isHoliday(dateOf(textOf(Date.parse(monday) + 7 * 86_400_000)))).toBe(false);
  expect(isHoliday(dateOf(textOf(Date.parse(monday) - 7 * 86_400_000)))).toBe(false);
});

test('Good Friday and 26 December, holidays of Alsace and Moselle alone, are none', () => {
  expect(isHoliday(dateOf('2024-03-29'))).toBe(false);
  expect(isHoliday(dateOf('2024-12-26'))).toBe(false);
});

test('the day of the week agrees with the platform, before 1970 too', () => {
  for (const date of [...datesOf(2024), ...datesOf(1969)])
    expect(weekdayOf(dateOf(date)) % 7).toBe(new Date(date).getUTCDay());
});
