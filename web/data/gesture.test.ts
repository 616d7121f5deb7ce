// @vitest-environment node
import { expect, test } from 'vitest';
import { isDrag, panned, pinched, wheeled, zoomedIn, zoomedOut, zoomedTo } from './gesture.ts';

/** A pixel is a millisecond. */
const SPAN = { start: 1_000, end: 1_100 };
const WIDTH_PX = 100;

test('a drag to either side zooms to what it covers, inside the plot', () => {
  expect(zoomedTo(SPAN, { fromPx: 20, toPx: 50 }, WIDTH_PX)).toEqual({ start: 1_020, end: 1_050 });
  expect(zoomedTo(SPAN, { fromPx: 50, toPx: -30 }, WIDTH_PX)).toEqual({ start: 1_000, end: 1_050 });
});

test('a few pixels are a click', () => {
  expect([isDrag({ fromPx: 50, toPx: 45 }), isDrag({ fromPx: 50, toPx: 40 })]).toEqual([false, true]);
});

test('a pan to the right brings what was earlier', () => {
  expect(panned(SPAN, { fromPx: 20, toPx: 50 }, WIDTH_PX)).toEqual({ start: 970, end: 1_070 });
});

test('the wheel zooms around the pointer: toward the reader out, away in', () => {
  expect(wheeled(SPAN, 100, 20, WIDTH_PX)).toEqual({ start: 995, end: 1_120 });
  expect(wheeled(SPAN, -100, 50, WIDTH_PX)).toEqual({ start: 1_010, end: 1_090 });
});

test('out is twice as long, in half, around the middle', () => {
  expect([zoomedOut(SPAN), zoomedIn(SPAN)]).toEqual([
    { start: 950, end: 1_150 },
    { start: 1_025, end: 1_075 },
  ]);
});

test('two fingers keep what is under them: apart zooms in, both to one side pan', () => {
  const still = { fromPx: 20, toPx: 20 };
  expect(pinched(SPAN, still, { fromPx: 40, toPx: 60 }, WIDTH_PX)).toEqual({ start: 1_010, end: 1_060 });
  expect(pinched(SPAN, { fromPx: 20, toPx: 30 }, { fromPx: 40, toPx: 50 }, WIDTH_PX)).toEqual({
    start: 990,
    end: 1_090,
  });
  expect(pinched(SPAN, still, { fromPx: 40, toPx: 10 }, WIDTH_PX)).toEqual(SPAN);
});
