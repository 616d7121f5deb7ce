import { expect, test } from 'vitest';
import { shadeOf } from './region-map.tsx';
import { classOf, mapScale } from './scale.ts';

test('one-sided classes are equal, begin at zero and reach the largest value', () => {
  const scale = mapScale([null, 2336, 8375], false);

  expect(scale.classes.map(({ to }) => to)).toEqual([1500, 3000, 4500, 6000, 7500, 9000]);
  expect([0, 1499, 1500, 8375, 99_999].map((mw) => classOf(scale, mw))).toEqual([0, 0, 1, 5, 5]);
});

test('a balance has as much room on one side as on the other', () => {
  const scale = mapScale([-5417, 7377], true);

  expect(scale.classes.map(({ from, to }) => from + to).reduce((a, b) => a + b)).toBe(0);
  expect(shadeOf(scale, -1)).toBe('export-1');
  expect(shadeOf(scale, 1)).toBe('import-1');
  expect(shadeOf(scale, -99_999)).toBe('export-3');
});

test('what was not published has a shade of its own, not that of zero', () => {
  const scale = mapScale([100], false);

  expect(shadeOf(scale, null)).toBe('none');
  expect(shadeOf(scale, 0)).toBe('one-0');
});

test('a map without any value still has classes', () => {
  expect(mapScale([null, null], false).classes).toHaveLength(6);
});
