import { expect, test } from 'vitest';
import { HOUR, toChanges } from './index.ts';

const NOW = Date.parse('2026-08-27T10:00:00Z');
const slot = (start: number, setBy = 1) => ({ area: 'BRE', resolution: 'HALF_HOUR', start, setBy }) as const;

test('recent slots are announced one by one', () => {
  const changes = toChanges([slot(NOW - HOUR), slot(NOW - HOUR / 2)], NOW);
  expect(changes.map((change) => [change.from, change.to, change.slots])).toEqual([
    [NOW - HOUR, NOW - HOUR / 2, 1],
    [NOW - HOUR / 2, NOW, 1],
  ]);
});

test('slots older than 48 hours are announced as ranges, which end at a hole', () => {
  const old = NOW - 100 * HOUR;
  const changes = toChanges(
    [slot(old + HOUR), slot(old, 4), slot(old + HOUR / 2, 9), slot(old + 2 * HOUR)],
    NOW,
  );
  expect(changes.map(({ from, to, slots, setter }) => ({ from, to, slots, setter }))).toEqual([
    { from: old, to: old + 1.5 * HOUR, slots: 3, setter: 9 },
    { from: old + 2 * HOUR, to: old + 2.5 * HOUR, slots: 1, setter: 1 },
  ]);
});

test('a range holds one area and one grid', () => {
  const old = NOW - 100 * HOUR;
  const other = { ...slot(old + HOUR / 2), area: 'IDF' as const };
  expect(toChanges([slot(old), other], NOW)).toHaveLength(2);
});
