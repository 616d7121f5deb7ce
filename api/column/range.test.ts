import { bucketsIn, RESOLUTIONS } from '@courant/core/domain';
import { describe, expect, test } from 'vitest';
import { addBuckets, intersect, pointsIn, widen } from './range.ts';

const range = (from: string, to: string) => ({ from: Date.parse(from), to: Date.parse(to) });
const RANGES = [
  range('2024-01-18T10:07:00Z', '2024-01-18T10:08:00Z'),
  range('2024-03-30T23:00:00Z', '2024-03-31T22:00:00Z'),
  range('2024-03-25T05:10:00Z', '2024-04-03T05:10:00Z'),
  range('2024-10-26T22:00:00Z', '2024-10-27T23:00:00Z'),
  range('2024-10-20T00:00:00Z', '2024-11-03T00:00:00Z'),
  range('2012-12-31T23:00:00Z', '2025-12-31T23:00:00Z'),
  range('2023-12-31T22:59:00Z', '2024-12-31T23:01:00Z'),
];

describe.each(RESOLUTIONS)('%s', (resolution) => {
  const few = RANGES.filter(({ from, to }) => to - from < 400 * 86_400_000 || resolution.length < 6);

  test('points are counted as if each bucket were visited', () => {
    for (const range of few)
      expect(pointsIn(resolution, range)).toBe(bucketsIn(resolution, range.from, range.to).length);
  });

  test('a widened range begins and ends with a bucket, and is not widened again', () => {
    for (const range of few) {
      const widened = widen(resolution, range);
      const starts = bucketsIn(resolution, range.from, range.to);
      expect(widened.from).toBe(starts[0]);
      expect(bucketsIn(resolution, widened.from, widened.to)).toEqual(starts);
      expect(widen(resolution, widened)).toEqual(widened);
    }
  });

  test('a bucket some way later is the one that many steps reach', () => {
    for (const range of few) {
      const starts = bucketsIn(resolution, range.from, range.to);
      expect(starts.map((_, i) => addBuckets(resolution, starts[0] ?? Number.NaN, i))).toEqual(starts);
    }
  });
});

test('what is left of a range is what both have, and nothing where they only touch', () => {
  expect(intersect({ from: 1, to: 9 }, { from: 4, to: 20 })).toEqual({ from: 4, to: 9 });
  expect(intersect({ from: 1, to: 4 }, { from: 4, to: 20 })).toBeUndefined();
});
