import { expect, test } from 'vitest';
import { type BackOff, backOffMs } from './back-off.ts';

const DOUBLING: BackOff = { firstMs: 100, maxMs: 1_000, jitter: 'NONE' };

test('the span doubles from the first to the longest', () => {
  expect([1, 2, 3, 4, 5, 6].map((failures) => backOffMs(DOUBLING, failures))).toEqual([
    100, 200, 400, 800, 1_000, 1_000,
  ]);
});

test('another factor makes it grow faster', () => {
  expect([1, 2, 3].map((failures) => backOffMs({ ...DOUBLING, factor: 3 }, failures))).toEqual([
    100, 300, 900,
  ]);
});

test('the longest span holds after any number of failures', () => {
  expect(backOffMs(DOUBLING, 1_000_000)).toBe(1_000);
});

test.each([
  ['FULL', [0, 200, 360]],
  ['HALF', [200, 300, 380]],
  ['NONE', [400, 400, 400]],
] as const)('jitter %s draws its part of the span', (jitter, pauses) => {
  expect([0, 0.5, 0.9].map((drawn) => backOffMs({ ...DOUBLING, jitter }, 3, () => drawn))).toEqual(pauses);
});

test('full jitter never draws less than the shortest pause', () => {
  const backOff: BackOff = { ...DOUBLING, jitter: 'FULL', minMs: 50 };
  expect([0, 0.5].map((drawn) => backOffMs(backOff, 1, () => drawn))).toEqual([50, 75]);
});
