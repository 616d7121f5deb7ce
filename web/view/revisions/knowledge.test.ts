// @vitest-environment node
import { HOUR, MINUTE } from '@courant/core/domain';
import { expect, test } from 'vitest';
import { TEN_AM } from '../../test/builders.ts';
import { alignedTo, type Change, halfHours, knowledgeTicks, nowLessThen, tickAt } from './knowledge.ts';
import { revisionsVariables } from './revisions-question.ts';

const change = (knownAt: number, before: number | null, after: number | null): Change => ({
  start: TEN_AM,
  before,
  after,
  vintage: 'REAL_TIME',
  knownAt: TEN_AM + knownAt,
});
const iso = (instant: number) => new Date(instant).toISOString();

test('knowledge is gone through answer by answer, from just before the first change', () => {
  const ticks = knowledgeTicks([change(HOUR, 1, 2), change(MINUTE, 3, 4), change(HOUR, 5, 6)]);
  expect(ticks).toEqual([TEN_AM + MINUTE - 1000, TEN_AM + MINUTE, TEN_AM + HOUR]);
  expect(knowledgeTicks([])).toEqual([]);
});

test('an instant between two answers is that of the earlier one', () => {
  const ticks = [10, 20, 30];
  expect([null, 5, 20, 29, 99].map((instant) => tickAt(ticks, instant))).toEqual([0, 0, 1, 1, 2]);
});

test('what was not known then has no difference, also where a slot is missing from that answer', () => {
  const slots = halfHours([iso(TEN_AM), iso(TEN_AM + 30 * MINUTE), iso(TEN_AM + HOUR)]);
  const then = alignedTo(slots, { starts: [iso(TEN_AM), iso(TEN_AM + HOUR)], values: [90, null] });
  expect(nowLessThen([100, 110, 120], then)).toEqual([10, null, null]);
});

test('thirty days are counted up to the day, and seven of the country; a change of clocks leads to no other day', () => {
  const since = (area: 'BRE' | 'FR', day: string) =>
    revisionsVariables({ area, measure: 'WIND', days: { from: day, to: day } }).since;
  expect(since('BRE', '2026-11-30')).toBe('2026-11-01');
  expect(since('BRE', '2026-10-26')).toBe('2026-09-27');
  expect(since('BRE', '2026-03-30')).toBe('2026-03-01');
  expect(since('FR', '2026-11-30')).toBe('2026-11-24');
});
