// @vitest-environment node
import { expect, test } from 'vitest';
import {
  curvePoints,
  firstThreshold,
  hoursAbove,
  hoursBelow,
  hoursOf,
  onStep,
  thresholdRange,
  toDuration,
} from './duration.ts';

const whole = (...mw: (number | null)[]) =>
  toDuration(
    mw,
    mw.map((each) => (each === null ? 0 : 2)),
  );

test('half-hours are sorted from the largest; one that is not published is none of them, and not zero', () => {
  const duration = whole(300, null, 900, 0);

  expect(duration.sortedMw).toEqual([900, 300, 0]);
  expect(duration.hoursUpTo).toEqual([0.5, 1, 1.5]);
  expect(duration.missing).toBe(0.5);
});

test('a half-hour of which a part is published counts that part', () => {
  const duration = toDuration([500, 700], [1, 2]);

  expect(hoursAbove(duration, 400)).toBe(0.75);
  expect(hoursOf(duration)).toBe(0.75);
});

test('a half-hour at the threshold is neither above nor below it', () => {
  const duration = whole(100, 200, 200, 300);

  expect(hoursAbove(duration, 200)).toBe(0.5);
  expect(hoursBelow(duration, 200)).toBe(0.5);
  expect(hoursAbove(duration, 99)).toBe(2);
  expect(hoursAbove(duration, 300)).toBe(0);
});

test('thresholds stand on round powers from zero, and on both sides of it for an exchange', () => {
  expect(thresholdRange(whole(4310, 2170))).toEqual({ lowMw: 0, highMw: 4350, stepMw: 50 });
  expect(thresholdRange(whole(900, -1210))).toEqual({ lowMw: -1220, highMw: 900, stepMw: 20 });
  expect(thresholdRange(whole(null))).toEqual({ lowMw: 0, highMw: 1, stepMw: 1 });
});

test('a threshold moves onto a step, and never out of the range', () => {
  const range = { lowMw: 0, highMw: 4350, stepMw: 50 };

  expect([1974, 1976, -3, 9000].map((mw) => onStep(mw, range))).toEqual([1950, 2000, 0, 4350]);
});

test('the first threshold is the step next to what a tenth of the half-hours exceed', () => {
  const duration = whole(...Array.from({ length: 100 }, (_, i) => 1000 + 10 * i));

  expect(firstThreshold(duration, thresholdRange(duration))).toBe(1900);
});

test('a curve is thinned to what is drawn, and keeps its highest and its lowest half-hour', () => {
  const points = curvePoints(whole(...Array.from({ length: 1000 }, (_, i) => i)), 50);

  expect(points).toHaveLength(51);
  expect(points[1]).toEqual({ hours: 0.5, mw: 999 });
  expect(points.at(-1)).toEqual({ hours: 500, mw: 0 });
  expect(curvePoints(whole(null), 50)).toEqual([]);
});
