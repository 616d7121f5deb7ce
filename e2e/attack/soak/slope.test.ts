import { expect, test } from 'vitest';
import { slopeOf } from './slope.ts';

test('the slope of points on a line is the slope of the line', () => {
  expect(
    slopeOf([
      [3, 10],
      [4, 12],
      [5, 14],
    ]),
  ).toBe(2);
});

test('points that go up and down around a height have no slope', () => {
  expect(
    slopeOf([
      [1, 5],
      [2, 7],
      [3, 7],
      [4, 5],
    ]),
  ).toBe(0);
});
