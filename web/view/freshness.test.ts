// @vitest-environment node
import { HOUR, MINUTE } from '@courant/core/domain';
import { expect, test } from 'vitest';
import { ageOf, ageRangeOf, toAgeText } from './freshness.ts';

test.each([
  [75 * MINUTE, 'fresh'],
  [91 * MINUTE, 'late'],
  [5 * HOUR, 'stale'],
])('a reading that ended %i ms ago is %s', (ageMs, freshness) => {
  expect(ageOf(0, ageMs)).toEqual({ freshness, ageMs });
});

test('no reading is neither fresh nor old, and a clock that is behind gives no negative age', () => {
  expect(ageOf(null, 5)).toEqual({ freshness: 'none', ageMs: null });
  expect(ageOf(10, 5).ageMs).toBe(0);
});

test('a page is as old as its oldest figure, and one that is missing has no age', () => {
  expect(ageRangeOf([5 * HOUR, 0], 5 * HOUR)).toMatchObject({
    newest: { freshness: 'fresh' },
    oldest: { freshness: 'stale', ageMs: 5 * HOUR },
  });
  expect(ageRangeOf([0, null], HOUR)).toMatchObject({
    newest: { ageMs: HOUR },
    oldest: { freshness: 'none' },
  });
  expect(ageRangeOf([null], HOUR).newest.freshness).toBe('none');
});

test('an age is told in the largest unit that says enough', () => {
  expect(toAgeText(59 * MINUTE)).toEqual({ key: 'minutes', words: { n: 59 } });
  expect(toAgeText(61 * MINUTE)).toEqual({ key: 'hours', words: { h: 1, m: '01' } });
  expect(toAgeText(49 * HOUR)).toEqual({ key: 'days', words: { n: 2 } });
});
