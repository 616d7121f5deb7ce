import { expect, test } from 'vitest';
import { median, quantile } from './cost.ts';

test('the median is the middle one, or the mean of the two in the middle', () => {
  expect(median([30, 10, 20])).toBe(20);
  expect(median([40, 10, 20, 30])).toBe(25);
});

test('a quantile is one of the numbers, and that share of them is smaller', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);
  expect(quantile(hundred, 0.95)).toBe(96);
  expect(quantile([7], 0.95)).toBe(7);
});
