// @vitest-environment node
import { parisMidnight, quartersIn } from '@courant/core/domain';
import { expect, test } from 'vitest';
import { TEN_AM } from '../test/builders.ts';
import { firstMonth, isPartly, toMonthPairs } from './month-pairs.ts';

/** Months up to November 2026 with their means; each is whole but for those that `shares` names. */
function pairs(meansMw: readonly (number | null)[], shares: Readonly<Record<number, number>> = {}) {
  const starts = meansMw.map((_, i) => parisMidnight({ year: 2026, month: 12 - meansMw.length + i, day: 1 }));
  const observed = starts.map((start, i) =>
    meansMw[i] === null ? 0 : quartersIn('MONTH', start) * (shares[i] ?? 1),
  );
  return toMonthPairs(starts, meansMw, observed);
}
const TWO_YEARS = Array.from({ length: 25 }, (_, i) => 1000 + i);

test('thirteen months are shown, each beside the same one a year before', () => {
  const shown = pairs(TWO_YEARS);

  expect(shown).toHaveLength(13);
  expect(shown[0]).toMatchObject({ now: { mw: 1012 }, before: { mw: 1000 } });
  expect(shown.at(-1)).toMatchObject({ now: { mw: 1024, share: 1 }, before: { mw: 1012, share: 1 } });
});

test('the question begins two years and the running month back', () => {
  expect(firstMonth(TEN_AM)).toBe('2024-11');
  expect(firstMonth(Date.UTC(2026, 0, 31, 23, 30))).toBe('2024-02');
});

test('the change is of the size of the mean before, so that a rise is above zero also below zero', () => {
  const last = (before: number, now: number) => pairs([before, ...Array(11).fill(1), now]).at(-1)?.change;

  expect(last(1000, 1100)).toBeCloseTo(0.1);
  expect(last(-1000, -900)).toBeCloseTo(0.1);
  expect(last(0, 900)).toBeNull();
});

test('a month that has less than nine tenths of what the other has is not compared', () => {
  const change = (share: number) => pairs(TWO_YEARS, { 24: share }).at(-1)?.change;

  expect(change(0.91)).not.toBeNull();
  expect(change(0.89)).toBeNull();
});

test('a month that is not published is none, and one before the history has no counterpart', () => {
  const shown = pairs([null, 800]);

  expect(shown.map(({ now }) => now.mw)).toEqual([null, 800]);
  expect(shown.map(({ before }) => before.mw)).toEqual([null, null]);
  expect(shown[1]?.change).toBeNull();
});

test('a month is partly published below 99 %', () => {
  expect(isPartly({ mw: 10, share: 0.98 })).toBe(true);
  expect(isPartly({ mw: 10, share: 0.995 })).toBe(false);
  expect(isPartly({ mw: null, share: 0 })).toBe(false);
});
