// @vitest-environment node
import { expect, test } from 'vitest';
import { brushOf, spanAfterKey, spanOfBrush } from './brush.ts';

/** A pixel is ten. */
const WHOLE = { start: 0, end: 1_000 };
const WIDTH_PX = 100;

test('a brush covers its span, and is never too narrow to take hold of', () => {
  expect(brushOf({ start: 200, end: 500 }, WHOLE, WIDTH_PX)).toEqual({ start: 200, end: 500 });
  expect(brushOf({ start: 499, end: 501 }, WHOLE, WIDTH_PX)).toEqual({ start: 450, end: 550 });
  expect(brushOf({ start: 998, end: 1_000 }, WHOLE, WIDTH_PX)).toEqual({ start: 900, end: 1_000 });
});

test('a brush that is only moved moves its span, however narrow that is', () => {
  const day = { start: 499, end: 501 };
  const brush = brushOf(day, WHOLE, WIDTH_PX);
  expect(spanOfBrush({ start: brush.start - 300, end: brush.end - 300 }, brush, day)).toEqual({
    start: 199,
    end: 201,
  });
});

test('a brush that is drawn anew or resized is the span that it covers', () => {
  const span = { start: 200, end: 500 };
  expect(spanOfBrush({ start: 200, end: 700 }, span, span)).toEqual({ start: 200, end: 700 });
});

test('keys move the span by its length, by ten of it, and to the ends, never beyond', () => {
  const whole = { start: 0, end: 1000 };
  const after = (key: string) => spanAfterKey(key, { start: 500, end: 530 }, whole)?.start;

  expect(['ArrowLeft', 'ArrowRight', 'PageDown', 'PageUp', 'Home', 'End'].map(after)).toEqual([
    470, 530, 200, 800, 0, 970,
  ]);
  expect(spanAfterKey('PageUp', { start: 900, end: 930 }, whole)).toEqual({ start: 970, end: 1000 });
  expect(after('t')).toBeUndefined();
});
