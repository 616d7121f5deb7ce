import { DAY, FEED_OF_VINTAGE } from '@courant/core/domain';
import { expect, test } from 'vitest';
import { slicesOf } from './slice.ts';

const NOW = Date.UTC(2026, 0, 15, 14);
const { REAL_TIME, CONSOLIDATED } = FEED_OF_VINTAGE;

test('slices are region-months, newest month first, the twelve regions within it', () => {
  const slices = slicesOf(CONSOLIDATED, Date.UTC(2025, 11, 20), NOW);
  expect(slices.map(({ key }) => key.slice(3))).toEqual([
    ...Array(12).fill('2026-01'),
    ...Array(12).fill('2025-12'),
  ]);
  expect(
    slices
      .slice(0, 12)
      .map(({ inseeCode }) => inseeCode)
      .join(),
  ).toBe('11,24,27,28,32,44,52,53,75,76,84,93');
  expect(slices[12]).toMatchObject({ from: Date.UTC(2025, 11), to: Date.UTC(2026, 0) });
});

test('all history begins with the hour that is still 2012 in UTC', () => {
  expect(slicesOf(CONSOLIDATED, Date.UTC(2013, 0, 1), NOW).at(-1)?.from).toBe(Date.UTC(2012, 11));
  expect(slicesOf(CONSOLIDATED, Date.UTC(2013, 0, 1), NOW)).toHaveLength(12 * (13 * 12 + 2));
});

test('real time is not asked for further back than it has ever reached', () => {
  expect(slicesOf(REAL_TIME, Date.UTC(2013, 0, 1), NOW).at(-1)?.from).toBe(Date.UTC(2024, 8));
});

test('a month whose first day is not over is fetched by the polls', () => {
  const newest = (now: number): string | undefined =>
    slicesOf(REAL_TIME, Date.UTC(2025, 11, 20), now)[0]?.key;
  expect([newest(Date.UTC(2026, 1, 1, 23)), newest(Date.UTC(2026, 1, 2))]).toEqual([
    '11 2026-01',
    '11 2026-02',
  ]);
});

test('a history that begins after today has no slices', () => {
  expect(slicesOf(CONSOLIDATED, NOW + 60 * DAY, NOW)).toEqual([]);
});
