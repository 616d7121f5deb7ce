// @vitest-environment node
import { expect, test } from 'vitest';
import { areaReading, QUARTER, seriesSet, TEN } from '../test/builders.ts';
import { endOf, gapAt, vintageAt, withLive, withTail } from './series-set.ts';

test('a live reading takes the place of its slot, measure by measure, null included', () => {
  const set = seriesSet({ CONSUMPTION: [100, 110, 120], WIND: [5, 6, 7] });

  const next = withLive(set, [areaReading('BRE', TEN + QUARTER, { CONSUMPTION: 999 })]);

  expect(next.columns.CONSUMPTION).toEqual([100, 999, 120]);
  expect(next.columns.WIND).toEqual([5, null, 7]);
});

test('a slot past the edge is appended, and the oldest leaves: the window keeps its length', () => {
  const set = seriesSet({ CONSUMPTION: [100, 110, 120] });

  const next = withLive(set, [areaReading('BRE', TEN + 3 * QUARTER, { CONSUMPTION: 130 })]);

  expect(next.columns.CONSUMPTION).toEqual([110, 120, 130]);
  expect(next.starts).toEqual([TEN + QUARTER, TEN + 2 * QUARTER, TEN + 3 * QUARTER]);
  expect(endOf(next)).toBe(TEN + 4 * QUARTER);
});

test('a slot that never came between two live ones is a gap, not a bridge', () => {
  const set = seriesSet({ CONSUMPTION: [100, 110, 120] });

  const next = withLive(set, [areaReading('BRE', TEN + 4 * QUARTER, { CONSUMPTION: 140 })]);

  expect(next.columns.CONSUMPTION).toEqual([120, null, 140]);
});

test('the same live readings again change nothing, and none give back the very set', () => {
  const set = seriesSet({ CONSUMPTION: [100, 110] });
  const live = [areaReading('BRE', TEN, { CONSUMPTION: 105 })];

  const once = withLive(set, live);

  expect(withLive(once, live)).toEqual(once);
  expect(withLive(set, [])).toBe(set);
  expect(withLive(set, [areaReading('BRE', TEN - 96 * QUARTER, { CONSUMPTION: 1 })])).toBe(set);
});

test('a tail replaces the last buckets and may add new ones', () => {
  const set = seriesSet({ CONSUMPTION: [100, 110, 120] }, 'HOUR');
  const whole = seriesSet({ CONSUMPTION: [0, 0, 125, 130] }, 'HOUR');
  const tail = {
    ...whole,
    starts: whole.starts.slice(2),
    columns: { ...whole.columns, CONSUMPTION: [125, 130] },
  };

  const next = withTail(set, tail);

  expect(next.columns.CONSUMPTION).toEqual([110, 125, 130]);
  expect(next.starts).toEqual(whole.starts.slice(1));
});

test('a tail of another grid is not mixed in', () => {
  const set = seriesSet({ CONSUMPTION: [100] }, 'HOUR');

  expect(withTail(set, seriesSet({ CONSUMPTION: [1] }, 'DAY'))).toBe(set);
});

test('vintages follow the live edge, and a consolidated past stays so', () => {
  const set = {
    ...seriesSet({ CONSUMPTION: [1, 2] }),
    vintages: [{ start: TEN, end: TEN + 2 * QUARTER, vintage: 'CONSOLIDATED' as const }],
  };

  const next = withLive(set, [areaReading('BRE', TEN + 2 * QUARTER, { CONSUMPTION: 3 })]);

  expect(vintageAt(next, TEN + QUARTER)).toBe('CONSOLIDATED');
  expect(vintageAt(next, TEN + 2 * QUARTER)).toBe('REAL_TIME');
  expect(gapAt(next, TEN)).toBeNull();
});
