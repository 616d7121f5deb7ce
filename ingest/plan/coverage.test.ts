import { expect, test } from 'vitest';
import { type Coverage, cover, coveredUntil, isCovered } from './coverage.ts';

const union = (...spans: [number, number][]): Coverage =>
  spans.reduce<Coverage>((coverage, [from, to]) => cover(coverage, from, to), []);

test('intervals that touch or overlap become one, others stay apart, oldest first', () => {
  expect(union([5, 6], [0, 2], [2, 3], [8, 9])).toEqual([
    [0, 3],
    [5, 6],
    [8, 9],
  ]);
  expect(union([0, 2], [5, 6], [1, 7])).toEqual([[0, 7]]);
});

test('an interval is covered only where one run of the union holds all of it', () => {
  const coverage = union([0, 3], [5, 9]);
  expect([isCovered(coverage, 1, 3), isCovered(coverage, 2, 6), isCovered(coverage, 4, 4)]).toEqual([
    true,
    false,
    true,
  ]);
});

test('nothing covered ends before all time', () => {
  expect([coveredUntil([]), coveredUntil(union([5, 6], [0, 2]))]).toEqual([Number.NEGATIVE_INFINITY, 6]);
});
