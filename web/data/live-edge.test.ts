// @vitest-environment node
import { HOUR } from '@courant/core/domain';
import { expect, test } from 'vitest';
import { areaReading, QUARTER_HOUR_MS, seriesSet, TEN_AM } from '../test/builders.ts';
import { startingAt, withLive, withTail } from './live-edge.ts';
import { type SeriesSet, vintageAt, windowEnd } from './series-set.ts';
import { spanAt } from './spans.ts';

test('a live reading takes the place of its slot, measure by measure, null included', () => {
  const set = seriesSet({ CONSUMPTION: [100, 110, 120], WIND: [5, 6, 7] });

  const next = withLive(set, [areaReading('BRE', TEN_AM + QUARTER_HOUR_MS, { CONSUMPTION: 999 })]);

  expect(next.columns.CONSUMPTION).toEqual([100, 999, 120]);
  expect(next.columns.WIND).toEqual([5, null, 7]);
  // The same list: what depends on the slots alone is not drawn again.
  expect(next.starts).toBe(set.starts);
});

test('what is observed of a slot is its reading’s, else the answer’s, else nothing', () => {
  const set = { ...seriesSet({ CONSUMPTION: [100, 110, null] }, 'HALF_HOUR'), observed: [2, 1, 0] };
  const [, second = 0, third = 0] = set.starts;

  const filled = withLive(set, [areaReading('FR', second, { CONSUMPTION: 115 }, { observed: 2 })]);
  expect(filled.observed).toEqual([2, 2, 0]);

  const moved = withLive(set, [areaReading('FR', third + HOUR, { CONSUMPTION: 130 }, { observed: 1 })]);
  expect(moved.observed).toEqual([0, 0, 1]);
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

const hours = (first: number, consumption: readonly (number | null)[]): SeriesSet => {
  const whole = seriesSet({ CONSUMPTION: [...Array(first).fill(0), ...consumption] }, 'HOUR');
  return startingAt(whole, whole.starts[first] ?? 0);
};

test('a tail replaces the last buckets and may add new ones', () => {
  const next = withTail(hours(0, [100, 110, 120]), hours(2, [125, 130]));

  expect(next.columns.CONSUMPTION).toEqual([100, 110, 125, 130]);
  expect(next.starts).toEqual(hours(0, [0, 0, 0, 0]).starts);
});

test('a tail brings its gaps, and ends those that it does not confirm', () => {
  const [, second = 0, third = 0, fourth = 0] = hours(0, [1, 1, 1, 1]).starts;
  const pending = { start: second, end: fourth, reason: 'PENDING' as const };

  const next = withTail({ ...hours(0, [1, null, null]), gaps: [pending] }, hours(2, [125]));

  expect(next.gaps).toEqual([{ start: second, end: third, reason: 'PENDING' }]);
});

test('what lies before the window is left out, with its vintage and its gaps', () => {
  const set = hours(0, [null, 1, 2]);
  const [first = 0, second = 0] = set.starts;

  const next = startingAt({ ...set, gaps: [{ start: first, end: second, reason: 'NOT_PUBLISHED' }] }, second);

  expect(next.columns.CONSUMPTION).toEqual([1, 2]);
  expect(next.gaps).toEqual([]);
  expect(next.vintages.map(({ start }) => start)).toEqual([second]);
});

test('a slot that was pending is none of the gaps once its reading has come, and has its vintage', () => {
  const set = seriesSet({ CONSUMPTION: [100, null, null] });
  const [, second = 0, third = 0] = set.starts;
  const awaited = {
    ...set,
    vintages: [{ start: TEN_AM, end: second, vintage: 'REAL_TIME' as const }],
    gaps: [{ start: second, end: third + QUARTER_HOUR_MS, reason: 'PENDING' as const }],
  };

  const next = withLive(awaited, [areaReading('BRE', second, { CONSUMPTION: 110 })]);

  expect([spanAt(next.gaps, second)?.reason ?? null, vintageAt(next, second)]).toEqual([null, 'REAL_TIME']);
  expect([spanAt(next.gaps, third)?.reason ?? null, vintageAt(next, third)]).toEqual(['PENDING', null]);
});

test('a reading without its consumption leaves the gap of its slot', () => {
  const set = { ...seriesSet({ CONSUMPTION: [null] }), vintages: [] };
  const gaps = [{ start: TEN_AM, end: TEN_AM + QUARTER_HOUR_MS, reason: 'PENDING' as const }];

  const next = withLive({ ...set, gaps }, [areaReading('BRE', TEN_AM, { WIND: 7 })]);

  expect([spanAt(next.gaps, TEN_AM)?.reason ?? null, vintageAt(next, TEN_AM)]).toEqual([
    'PENDING',
    'REAL_TIME',
  ]);
});

test('vintages follow the live edge, and a consolidated past stays so', () => {
  const set = {
    ...seriesSet({ CONSUMPTION: [1, 2] }),
    vintages: [{ start: TEN_AM, end: TEN_AM + 2 * QUARTER_HOUR_MS, vintage: 'CONSOLIDATED' as const }],
  };

  const next = withLive(set, [areaReading('BRE', TEN_AM + 2 * QUARTER_HOUR_MS, { CONSUMPTION: 3 })]);

  expect(vintageAt(next, TEN_AM + QUARTER_HOUR_MS)).toBe('CONSOLIDATED');
  expect(vintageAt(next, TEN_AM + 2 * QUARTER_HOUR_MS)).toBe('REAL_TIME');
  expect(spanAt(next.gaps, TEN_AM)?.reason ?? null).toBeNull();
});
