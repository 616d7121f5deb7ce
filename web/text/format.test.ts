// @vitest-environment node
import { expect, test } from 'vitest';
import { TEN_AM } from '../test/builders.ts';
import { formatBucket, formatMw, formatPower, powerAxisFormat } from './format.ts';

test('not published is a dash, never a zero', () => {
  expect([formatMw(null, 'fr'), formatMw(0, 'fr'), formatPower(null, 'en')]).toEqual(['–', '0', '–']);
});

test('large power is told in gigawatts, small in whole megawatts, negative with a true minus', () => {
  expect(formatPower(53_043, 'en')).toBe('53.0\u00a0GW');
  expect(formatPower(-812.4, 'en')).toBe('−812\u00a0MW');
  expect(formatMw(-0.3, 'en')).toBe('0');
});

test('an axis has one unit and no idle digits', () => {
  expect([0, 20_000].map(powerAxisFormat([0, 20_000], 'en').label)).toEqual(['0', '20']);
  expect([2500].map(powerAxisFormat([0, 2500, 10_000], 'en').label)).toEqual(['2.5']);
  expect(powerAxisFormat([0, 5000], 'en').unit).toBe('MW');
});

test('a bucket is named in Paris time', () => {
  expect(formatBucket(TEN_AM, TEN_AM + 900_000, 'QUARTER_HOUR', 'en')).toMatch(
    /^Tue,? 24 Nov 2026, 10:00–10:15$/,
  );
  expect(formatBucket(TEN_AM, TEN_AM, 'MONTH', 'fr')).toBe('novembre 2026');
});
