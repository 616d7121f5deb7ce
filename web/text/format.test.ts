// @vitest-environment node
import { DAY, firstRepeatedHour, HOUR, MINUTE } from '@courant/core/domain';
import { expect, test } from 'vitest';
import { TEN_AM } from '../test/builders.ts';
import { formatBucket, formatMoment, formatMw, formatPower, formatShortTime, formatTime } from './format.ts';
import { axisFormat, formatAmount, formatQuantity } from './format-view.ts';

test('not published is a dash, never a zero', () => {
  expect([formatMw(null, 'fr'), formatMw(0, 'fr'), formatPower(null, 'en')]).toEqual(['–', '0', '–']);
});

test('large power is told in gigawatts, small in whole megawatts, negative with a true minus', () => {
  expect(formatPower(53_043, 'en')).toBe('53.0\u00a0GW');
  expect(formatPower(-812.4, 'en')).toBe('−812\u00a0MW');
  expect(formatMw(-0.3, 'en')).toBe('0');
});

test('an axis has one unit and no idle digits', () => {
  expect([0, 20_000].map(axisFormat([0, 20_000], 'POWER', 'en').label)).toEqual(['0', '20']);
  expect([2500].map(axisFormat([0, 2500, 10_000], 'POWER', 'en').label)).toEqual(['2.5']);
  expect(axisFormat([0, 5000], 'POWER', 'en').unit).toBe('MW');
  expect(axisFormat([0, 20_000], 'ENERGY', 'en').unit).toBe('GWh');
  expect(axisFormat([0, 20_000], 'PER_PERSON', 'en').unit).toBe('W');
});

test('a bucket is named in Paris time', () => {
  expect(formatBucket(TEN_AM, TEN_AM + 900_000, 'QUARTER_HOUR', 'en')).toMatch(
    /^Tue,? 24 Nov 2026, 10:00–10:15$/,
  );
  expect(formatBucket(TEN_AM, TEN_AM, 'MONTH', 'fr')).toBe('novembre 2026');
});

test('each time that comes twice in autumn says which one it is, and no other does', () => {
  const [first, second] = firstRepeatedHour(2026);
  const times = [-MINUTE, 30 * MINUTE, HOUR + 30 * MINUTE, 2 * HOUR].map((ms) => first + ms);

  expect(times.map((at) => formatTime(at, 'fr'))).toEqual([
    '01:59',
    '02:30\u00a0UTC+2',
    '02:30\u00a0UTC+1',
    '03:00',
  ]);
  expect(formatShortTime(second, 'en')).toBe('02:00\u00a0+1');
  expect(formatTime(first + DAY, 'en')).toBe('01:00');
});

test('no two half-hours of the long day have one name', () => {
  const [first] = firstRepeatedHour(2026);
  const starts = Array.from({ length: 6 }, (_, i) => first + (i - 1) * 30 * MINUTE);

  const names = starts.map((start) =>
    formatBucket(start, start + 30 * MINUTE, 'HALF_HOUR', 'en')
      .split(', ')
      .at(-1),
  );

  expect(names).toEqual([
    '01:30 – 02:00\u00a0UTC+2',
    '02:00\u00a0UTC+2 – 02:30\u00a0UTC+2',
    '02:30\u00a0UTC+2 – 02:00\u00a0UTC+1',
    '02:00\u00a0UTC+1 – 02:30\u00a0UTC+1',
    '02:30\u00a0UTC+1 – 03:00',
    '03:00–03:30',
  ]);
});

test('a moment has its day unless it is today’s in Paris, and its year unless it is this one', () => {
  const midnight = TEN_AM - 10 * HOUR;

  expect(formatMoment(midnight, TEN_AM, 'en')).toBe('00:00');
  expect(formatMoment(midnight - 15 * MINUTE, TEN_AM, 'en')).toBe('23 Nov, 23:45');
  expect(formatMoment(midnight - 15 * MINUTE, TEN_AM, 'fr')).toBe('23 nov., 23:45');
  expect(formatMoment(midnight - 365 * DAY, TEN_AM, 'en')).toMatch(/^Mon,? 24 Nov 2025, 00:00$/);
});

test('each view has its unit, and a share a digit', () => {
  const views = ['POWER', 'ENERGY', 'SHARE_OF_CONSUMPTION', 'PER_PERSON'] as const;

  expect(views.map((view) => formatQuantity(640.26, view, 'en').replace('\u00a0', ' '))).toEqual([
    '640 MW',
    '640 MWh',
    '640.3 %',
    '640 W',
  ]);
  expect(formatQuantity(53_043, 'ENERGY', 'en')).toBe('53.0\u00a0GWh');
  expect(formatAmount(null, 'ENERGY', 'en')).toBe('–');
});
