// @vitest-environment node
import { expect, test } from 'vitest';
import { bandPath, linePath, type Projection } from './path.ts';
import { publishedRuns, slotAt } from './slots.ts';

const straight: Projection = { x: (instant) => instant, y: (mw) => 100 - mw };
const slots = { starts: [0, 10, 20, 30], ends: [10, 20, 30, 40] };

test('a band is one closed figure in steps, each value as wide as its interval', () => {
  expect(bandPath({ starts: [0, 10], ends: [10, 20] }, [0, 0], [5, 7], straight)).toBe(
    'M0 100V95H10V93H20V100H10V100H0Z',
  );
});

test('a slot without a value splits the figure: nothing is drawn across it', () => {
  const path = bandPath(slots, [0, null, 0, 0], [5, null, 6, 7], straight);

  expect(path.match(/M/g)).toHaveLength(2);
  expect(path).toContain('M20 100V94H30');
});

test('intervals that do not touch are not joined, even where both have values', () => {
  expect(publishedRuns({ starts: [0, 10, 30], ends: [10, 20, 40] }, [1, 1, 1])).toEqual([
    [0, 2],
    [2, 3],
  ]);
});

test('a lone slot of a line is a stroke as wide as its interval', () => {
  expect(linePath(slots, [null, 5, null, null], straight)).toBe('M10 95V95H20');
});

test('a pointer means the slot that holds its instant, and the nearest one beyond the edges', () => {
  expect([-5, 0, 9, 10, 39, 400].map((instant) => slotAt(slots, instant))).toEqual([0, 0, 0, 1, 3, 3]);
});
