import { expect, test } from 'vitest';
import { classOf, mapScale } from './scale.ts';

test('one-sided classes are equal, begin at zero and reach the largest value', () => {
  const scale = mapScale([null, 2336, 8375], false);

  expect(scale.classes.map(({ to }) => to)).toEqual([1500, 3000, 4500, 6000, 7500, 9000]);
  expect([0, 1499, 1500, 8375, 99_999].map((mw) => classOf(scale, mw))).toEqual([0, 0, 1, 5, 5]);
});

test('a balance has as much room on one side as on the other', () => {
  const scale = mapScale([-5417, 7377], true);

  expect(scale.classes.map(({ from, to }) => from + to).reduce((a, b) => a + b)).toBe(0);
  expect([-99_999, -1, 1, 99_999].map((mw) => classOf(scale, mw))).toEqual([0, 2, 3, 5]);
});

test('a map without any value still has classes', () => {
  expect(mapScale([null, null], false).classes).toHaveLength(6);
});
