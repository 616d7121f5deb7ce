// @vitest-environment node
import { DAY, HOUR, MINUTE } from '@courant/core/domain';
import { expect, test } from 'vitest';
import {
  type Dates,
  daysBefore,
  neighbour,
  readDates,
  scaled,
  spanOf,
  toDates,
  withinHistory,
  zoomSpan,
} from './period.ts';

/** 29 November 2026, 18:20 in Paris. */
const NOW = Date.UTC(2026, 10, 29, 17, 20);
const dates = (from: string, to = from): Dates => ({ from, to });
const hours = (of: Dates): number => (spanOf(of).end - spanOf(of).start) / HOUR;

test('a Paris day has 24 hours, 23 in spring and 25 in autumn', () => {
  expect(['2026-11-24', '2026-03-29', '2026-10-25'].map((day) => hours(dates(day)))).toEqual([24, 23, 25]);
});

test('a span of whole days is named by days, any other by instants, and both come back', () => {
  const day = spanOf(dates('2026-10-25'));
  expect(toDates(day)).toEqual(dates('2026-10-25'));
  const part = { start: day.start + 2.5 * HOUR, end: day.start + 9 * HOUR };
  expect(toDates(part)).toEqual(dates('2026-10-25T00:30Z', '2026-10-25T07:00Z'));
  expect(spanOf(toDates(part))).toEqual(part);
});

test.each([
  ['a day', dates('2026-10-25'), dates('2026-10-24'), dates('2026-10-26')],
  [
    'a week',
    dates('2026-10-19', '2026-10-25'),
    dates('2026-10-12', '2026-10-18'),
    dates('2026-10-26', '2026-11-01'),
  ],
  [
    'a month',
    dates('2026-03-01', '2026-03-31'),
    dates('2026-02-01', '2026-02-28'),
    dates('2026-04-01', '2026-04-30'),
  ],
  [
    'a quarter',
    dates('2025-10-01', '2025-12-31'),
    dates('2025-07-01', '2025-09-30'),
    dates('2026-01-01', '2026-03-31'),
  ],
  [
    'a year',
    dates('2024-01-01', '2024-12-31'),
    dates('2023-01-01', '2023-12-31'),
    dates('2025-01-01', '2025-12-31'),
  ],
  [
    'six hours',
    dates('2026-10-25T00:00Z', '2026-10-25T06:00Z'),
    dates('2026-10-24T18:00Z', '2026-10-25T00:00Z'),
    dates('2026-10-25T06:00Z', '2026-10-25T12:00Z'),
  ],
])('before and after %s lies one of its own kind', (_, own, before, after) => {
  expect([neighbour(own, -1), neighbour(own, 1)]).toEqual([before, after]);
});

test('before a zoom that ends now lie as many whole days before today', () => {
  expect(daysBefore('1D', NOW)).toEqual(dates('2026-11-28'));
  expect(daysBefore('7D', NOW)).toEqual(dates('2026-11-22', '2026-11-28'));
  expect(daysBefore('1Y', NOW)).toEqual(dates('2025-11-29', '2026-11-28'));
  expect(daysBefore('ALL', NOW)).toBeNull();
});

test('a zoom spans its length up to now', () => {
  expect(zoomSpan('1D', NOW)).toEqual({ start: NOW - DAY, end: NOW });
  expect(zoomSpan('ALL', NOW)).toEqual({ start: Date.UTC(2012, 11, 31, 23), end: NOW });
});

test('typed dates are read in either order, one alone as its day; what is no day, or before 2013, as none', () => {
  expect(readDates('2026-10-26', '2026-10-25')).toEqual(dates('2026-10-25', '2026-10-26'));
  expect(readDates(null, '2026-10-25')).toEqual(dates('2026-10-25'));
  for (const text of ['2026-02-30', '2026-1-1', 'yesterday', '2012-12-31', '', '2026-10-25T02:00'])
    expect(readDates(text, text), text).toBeNull();
  expect(readDates(null, null)).toBeNull();
});

test('the instant under the pointer keeps its place when a span is scaled', () => {
  expect(scaled({ start: 0, end: 100 }, 0.5, 20)).toEqual({ start: 10, end: 60 });
  expect(scaled({ start: 0, end: 100 }, 2)).toEqual({ start: -50, end: 150 });
});

test('a gesture ends on whole steps, inside the history, and never under an hour', () => {
  const start = Date.UTC(2026, 10, 20, 3, 7);
  expect(withinHistory({ start, end: start + 10 * DAY }, NOW)).toEqual(dates('2026-11-20', '2026-11-29'));
  expect(withinHistory({ start, end: start + 8 * HOUR }, NOW)).toEqual(
    dates('2026-11-20T03:00Z', '2026-11-20T11:00Z'),
  );
  expect(withinHistory({ start, end: start + MINUTE }, NOW)).toEqual(
    dates('2026-11-20T03:00Z', '2026-11-20T04:00Z'),
  );
  expect(withinHistory({ start: NOW, end: NOW + 5 * DAY }, NOW).to).toBe('2026-11-29');
  expect(withinHistory({ start: 0, end: NOW + 99 * DAY }, NOW)).toEqual(dates('2013-01-01', '2026-11-29'));
});
