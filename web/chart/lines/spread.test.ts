// @vitest-environment node
import { expect, test } from 'vitest';
import { spread } from './spread.ts';

const labels = (...heights: number[]) => heights.map((yPx, i) => ({ key: `${i}`, yPx }));
const heightsOf = (placed: readonly { yPx: number }[]) => placed.map(({ yPx }) => yPx);

test('labels that have room stay where they are, from top to bottom', () => {
  expect(spread(labels(80, 20), 14, 0, 100)).toEqual([
    { key: '1', yPx: 20 },
    { key: '0', yPx: 80 },
  ]);
});

test('labels of equal height stand one below the other', () => {
  expect(heightsOf(spread(labels(50, 50, 50), 14, 0, 100))).toEqual([50, 64, 78]);
});

test('labels at the bottom push those above them up, and none leaves the plot', () => {
  expect(heightsOf(spread(labels(95, 98, 100), 14, 0, 100))).toEqual([72, 86, 100]);
});

test('where there is too little room, all of it is shared', () => {
  expect(heightsOf(spread(labels(1, 2, 3, 4, 5, 6), 30, 0, 100))).toEqual([0, 20, 40, 60, 80, 100]);
});
