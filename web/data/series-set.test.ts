// @vitest-environment node
import { expect, test } from 'vitest';
import { areaReading, QUARTER_HOUR_MS, seriesSet, TEN_AM } from '../test/builders.ts';
import { withLive, withTail } from './live-edge.ts';
import { gapAt, vintageAt, windowEnd } from './series-set.ts';

test('a live reading takes the place of its slot, measure by measure, null included', () => {
  const set = seriesSet({ CONSUMPTION: [100, 110, 120], WIND: [5, 6, 7] });

  const next = withLive(set, [areaReading('BRE', TEN_AM + QUARTER_HOUR_MS, { CONSUMPTION: 999 })]);

  expect(next.columns.CONSUMPTION).toEqual([100, 999, 120]);
  expect(next.columns.WIND).toEqual([5, null, 7]);
});

test('a slot past the edge is appended, and the oldest leaves: the window keeps its length', () => {
  const set = seriesSet({ CONSUMPTION: [100, 110, 120] });

  const next = withLive(set, [areaReading('BRE', TEN_AM + 3 * QUARTER_HOUR_MS, { CONSUMPTION: 130 })]);

  expect(next.columns.CONSUMPTION).toEqual([110, 120, 130]);
  expect(next.starts).toEqual([
    TEN_AM + QUARTER_HOUR_MS,
    TEN_AM + 2 * QUARTER_HOUR_MS,
    TEN_AM + 3 * QUARTER_HOUR_MS,
  ]);
  expect(windowEnd(next)).toBe(TEN_AM + 4 * QUARTER_HOUR_MS);
});

test('a slot that never came between two live ones is a gap, not a bridge', () => {
  const set = seriesSet({ CONSUMPTION: [100, 110, 120] });

  const next = withLive(set, [areaReading('BRE', TEN_AM + 4 * QUARTER_HOUR_MS, { CONSUMPTION: 140 })]);

  expect(next.columns.CONSUMPTION).toEqual([120, null, 140]);
});

test('the same live readings again change nothing, and none give back the very set', () => {
  const set = seriesSet({ CONSUMPTION: [100, 110] });
  const live = [areaReading('BRE', TEN_AM, { CONSUMPTION: 105 })];

  const once = withLive(set, live);

  expect(withLive(once, live)).toEqual(once);
  expect(withLive(set, [])).toBe(set);
  expect(withLive(set, [areaReading('BRE', TEN_AM - 96 * QUARTER_HOUR_MS, { CONSUMPTION: 1 })])).toBe(set);
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
    vintages: [{ start: TEN_AM, end: TEN_AM + 2 * QUARTER_HOUR_MS, vintage: 'CONSOLIDATED' as const }],
  };

  const next = withLive(set, [areaReading('BRE', TEN_AM + 2 * QUARTER_HOUR_MS, { CONSUMPTION: 3 })]);

  expect(vintageAt(next, TEN_AM + QUARTER_HOUR_MS)).toBe('CONSOLIDATED');
  expect(vintageAt(next, TEN_AM + 2 * QUARTER_HOUR_MS)).toBe('REAL_TIME');
  expect(gapAt(next, TEN_AM)).toBeNull();
});
