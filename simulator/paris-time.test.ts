import { DAY, HOUR, parisMidnight, parisOffset } from '@courant/core/domain';
import { expect, test } from 'vitest';
import { fromParisWallClock, momentText, readMoment } from './paris-time.ts';
import { draw } from './power/noise.ts';

const intl = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  timeZoneName: 'longOffset',
  hour12: false,
});

function offsetByIntl(instant: number): number {
  const name = intl.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return Number(name.slice(4, 6)) * HOUR;
}

test('the offset of Paris is that of the time-zone database, from 2013 to 2030', () => {
  for (let i = 0; i < 2_000; i += 1) {
    const instant = Date.UTC(2013, 0) + Math.floor(draw(1, i) * 17 * 365 * DAY);
    expect(parisOffset(instant), new Date(instant).toISOString()).toBe(offsetByIntl(instant));
  }
});

test('the offset changes at 01:00 UTC exactly, on both Sundays', () => {
  for (const [before, at] of [
    ['2024-03-31T00:59:59Z', '2024-03-31T01:00:00Z'],
    ['2024-10-27T00:59:59Z', '2024-10-27T01:00:00Z'],
  ] as const) {
    expect(parisOffset(Date.parse(before))).toBe(offsetByIntl(Date.parse(before)));
    expect(parisOffset(Date.parse(at))).toBe(offsetByIntl(Date.parse(at)));
    expect(parisOffset(Date.parse(at))).not.toBe(parisOffset(Date.parse(before)));
  }
});

test('wall-clock times get the instants that the publisher gives them on both change days', () => {
  const instantOf = (local: string) => new Date(fromParisWallClock(Date.parse(`${local}Z`))).toISOString();
  expect(instantOf('2024-03-31T01:30')).toBe('2024-03-31T00:30:00.000Z');
  expect(instantOf('2024-03-31T02:30')).toBe('2024-03-31T01:30:00.000Z'); // the ghost of 03:30
  expect(instantOf('2024-03-31T03:30')).toBe('2024-03-31T01:30:00.000Z');
  expect(instantOf('2024-10-27T01:30')).toBe('2024-10-26T23:30:00.000Z');
  expect(instantOf('2024-10-27T02:30')).toBe('2024-10-27T01:30:00.000Z'); // the second pass only
  expect(instantOf('2024-10-27T03:00')).toBe('2024-10-27T02:00:00.000Z');
});

test('the label 00:00 of a day is given its midnight in Paris, in winter, in summer and on both change days', () => {
  const midnightOf = (day: string) => fromParisWallClock(Date.parse(day));
  expect(midnightOf('2026-01-01')).toBe(Date.UTC(2025, 11, 31, 23));
  expect(midnightOf('2026-07-01')).toBe(Date.UTC(2026, 5, 30, 22));
  expect(midnightOf('2024-03-31')).toBe(parisMidnight({ year: 2024, month: 3, day: 31 }));
  expect(midnightOf('2024-10-27')).toBe(parisMidnight({ year: 2024, month: 10, day: 27 }));
});

test('a moment is written and read back in both zones', () => {
  const instant = Date.UTC(2026, 7, 27, 7, 45);
  expect(momentText(instant, 'UTC')).toBe('2026-08-27T07:45:00+00:00');
  expect(momentText(instant, 'Europe/Paris')).toBe('2026-08-27T09:45:00+02:00');
  expect(readMoment('2026-08-27T09:45:00+02:00', 'UTC')).toBe(instant);
  expect(readMoment('2026-08-27T09:45', 'Europe/Paris')).toBe(instant);
  expect(readMoment('2026-08', 'UTC')).toBe(Date.UTC(2026, 7, 1));
  expect(readMoment('yesterday', 'UTC')).toBeNull();
});
