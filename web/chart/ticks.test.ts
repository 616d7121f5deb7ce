// @vitest-environment node
import { DAY, HOUR, parisMidnight, parisTime } from '@courant/core/domain';
import { expect, test } from 'vitest';
import { timeTicks, valueTicks } from './ticks.ts';

const midnight = (year: number, month: number, day: number) => parisMidnight({ year, month, day });

test('hours are those of a Paris clock, and midnight is told by its day', () => {
  const from = midnight(2026, 11, 24) + 9 * HOUR;

  const labels = timeTicks(from, from + DAY, 12, 'fr').map(({ label }) => label);

  expect(labels).toEqual([
    '10:00',
    '12:00',
    '14:00',
    '16:00',
    '18:00',
    '20:00',
    '22:00',
    '25 nov.',
    '02:00',
    '04:00',
    '06:00',
    '08:00',
  ]);
});

test.each([
  ['the short day of spring', 2026, 3, 29, 23],
  ['the long day of autumn', 2026, 10, 25, 25],
])('%s keeps round hours on both sides of the change', (_, year, month, day, hours) => {
  const from = midnight(year, month, day);

  const ticks = timeTicks(from, midnight(year, month, day + 1) - 1, 24, 'fr');

  expect(ticks.filter(({ at }) => !parisTime(at).endsWith(':00'))).toEqual([]);
  expect(midnight(year, month, day + 1) - from).toBe(hours * HOUR);
  expect(ticks.map(({ at }) => parisTime(at))).toContain('12:00');
});

const hoursOf = (month: number, day: number, maxTicks: number) =>
  timeTicks(midnight(2026, month, day), midnight(2026, month, day) + 6 * HOUR, maxTicks, 'en').map(
    ({ label }) => label,
  );

test('the hour that comes twice in autumn has two ticks, each with its offset', () => {
  expect(hoursOf(10, 25, 6)).toEqual([
    '25 Oct',
    '01:00',
    '02:00\u00a0+2',
    '02:00\u00a0+1',
    '03:00',
    '04:00',
    '05:00',
  ]);
  expect(hoursOf(10, 25, 3)).toEqual(['25 Oct', '02:00\u00a0+2', '04:00']);
});

test('the hour that clocks skip in spring has no tick, and no other is in its place', () => {
  expect(hoursOf(3, 29, 6)).toEqual(['29 Mar', '01:00', '03:00', '04:00', '05:00', '06:00', '07:00']);
  expect(hoursOf(3, 29, 3)).toEqual(['29 Mar', '04:00', '06:00']);
});

test.each([1, 7, 30, 365, 5000])('a window of %i days has few ticks, in order, inside it', (days) => {
  const to = midnight(2026, 11, 24);
  const from = to - days * DAY;

  const ticks = timeTicks(from, to, 8, 'en');

  expect(ticks.length).toBeGreaterThan(0);
  expect(ticks.length).toBeLessThanOrEqual(9);
  expect(ticks.every(({ at }) => at >= from && at <= to)).toBe(true);
  expect(ticks.map(({ at }) => at)).toEqual([...ticks.map(({ at }) => at)].sort((a, b) => a - b));
});

test('steps of whole weeks stand on Mondays', () => {
  const from = midnight(2026, 11, 4);
  const labelsOf = (maxTicks: number) =>
    timeTicks(from, from + 30 * DAY, maxTicks, 'en').map(({ label }) => label);

  expect(labelsOf(4.3)).toEqual(['9 Nov', '16 Nov', '23 Nov', '30 Nov']);
  expect(labelsOf(3)).toEqual(['16 Nov', '30 Nov']);
});

test('months are named, and January by its year', () => {
  const labels = timeTicks(midnight(2025, 11, 1), midnight(2026, 4, 1), 8, 'en').map(({ label }) => label);

  expect(labels).toEqual(['Nov', 'Dec', '2026', 'Feb', 'Mar', 'Apr']);
});

test('power ticks are round, lie inside the extent and have zero among them', () => {
  expect(valueTicks(-24_000, 61_000, 6)).toEqual([-20_000, 0, 20_000, 40_000, 60_000]);
  expect(valueTicks(0, 830, 5)).toEqual([0, 200, 400, 600, 800]);
  expect(valueTicks(0, 0, 5)).toEqual([0]);
});
