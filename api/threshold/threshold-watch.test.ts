import { expect, test } from 'vitest';
import { ThresholdWatch } from './threshold-watch.ts';

/** The crossings that values of one slot after the other make. */
function crossingsOf(hysteresis: number, values: readonly (number | null)[]) {
  const watch = new ThresholdWatch({ threshold: 100, hysteresis });
  return values.map((value, slot) => watch.judge(slot, value));
}

test('the first value decides the side and is no crossing; each value on the other side is one', () => {
  expect(crossingsOf(0, [90, 101, 150, 99])).toEqual([null, 'ABOVE', null, 'BELOW']);
  expect(crossingsOf(0, [110, 105, 80])).toEqual([null, null, 'BELOW']);
});

test('a value that equals the threshold stays on the side it was on; as the first one it is below', () => {
  expect(crossingsOf(0, [90, 100, 101, 100, 99])).toEqual([null, null, 'ABOVE', null, 'BELOW']);
  expect(crossingsOf(0, [100, 99, 101])).toEqual([null, null, 'ABOVE']);
});

test('a value within the hysteresis crosses nothing, so noise around the threshold is silent', () => {
  expect(crossingsOf(10, [90, 105, 95, 110, 111, 95, 90, 89])).toEqual([
    ...[null, null, null, null, 'ABOVE'],
    ...[null, null, 'BELOW'],
  ]);
  // A first value within it is on the nearer side.
  expect(crossingsOf(10, [105, 120, 80])).toEqual([null, null, 'BELOW']);
});

test('a slot without a number changes nothing, and may cross once it has one', () => {
  expect(crossingsOf(0, [90, null, 101])).toEqual([null, null, 'ABOVE']);
  const watch = new ThresholdWatch({ threshold: 100, hysteresis: 0 });
  expect([watch.judge(1, 90), watch.judge(2, null), watch.judge(2, 101)]).toEqual([null, null, 'ABOVE']);
});

test('a revision of a slot that was judged, or of an earlier one, is no crossing', () => {
  const watch = new ThresholdWatch({ threshold: 100, hysteresis: 0 });
  watch.judge(5, 90);
  expect([watch.judge(5, 200), watch.judge(4, 200), watch.judge(6, 200)]).toEqual([null, null, 'ABOVE']);
});
