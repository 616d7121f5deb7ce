// @vitest-environment node
import { expect, test } from 'vitest';
import { AUTUMN_DAY } from '../gallery/sample-day.ts';
import type { TypicalDayQuery } from '../gql/graphql.ts';
import { TEN_AM } from '../test/builders.ts';
import { OUT_OF_COVERAGE } from '../test/refusals.ts';
import { newestOfToday, type TypicalDay, toTypicalDay, typicalDayVariables } from './typical-day.ts';

const HALF_HOUR_MS = 30 * 60_000;

function answer(day: number, values: readonly (number | null)[]): TypicalDayQuery {
  const starts = values.map((_, i) => new Date(day + i * HALF_HOUR_MS).toISOString());
  return {
    profile: { __typename: 'Profile', from: '', to: '', series: [{ mean: [100], p10: [90], p90: [110] }] },
    today: { __typename: 'SeriesSet', starts, series: [{ values }] },
  };
}

const dayOf = (query: TypicalDayQuery): TypicalDay => {
  const read = toTypicalDay(query);
  if ('refusal' in read) throw new Error(read.refusal.message);
  return read.day;
};

test('today lies at its times of a Paris clock', () => {
  const { today } = dayOf(answer(TEN_AM, [1, 2, null]));

  expect(today).toHaveLength(48);
  expect(today.slice(19, 23)).toEqual([null, 1, 2, null]);
});

test('of an hour that comes twice the pass that was published is shown', () => {
  const values = Array.from({ length: 50 }, (_, i) => (i === 4 || i === 5 ? null : i));

  // 02:00, its second pass.
  expect(dayOf(answer(AUTUMN_DAY, values)).today.slice(3, 7)).toEqual([3, 6, 7, 8]);
  const first = values.map((value, i) => (i === 6 ? null : i === 4 ? 4 : value));
  expect(dayOf(answer(AUTUMN_DAY, first)).today[4]).toBe(4);
});

test('the newest half-hour of today is compared with the mean of its own time', () => {
  const day = { mean: [100, 200, 400], p10: [], p90: [], today: [90, 250, null], beside: [] };

  expect(newestOfToday(day)).toEqual({ key: 1, mw: 250, share: 0.25 });
  expect(newestOfToday({ ...day, today: [null] })).toBeNull();
  expect(newestOfToday({ ...day, mean: [] })).toBeNull();
});

test('a season asks for its months, today for the day on the Paris calendar', () => {
  const late = Date.parse('2026-11-29T23:30Z');
  const { profile, today } = typicalDayVariables(
    { area: 'BRE', days: 'WEEKEND', season: 'WINTER', beside: null },
    late,
  );

  expect(profile).toMatchObject({ by: 'HALF_HOUR_OF_DAY', days: 'WEEKEND', months: [12, 1, 2] });
  expect(today.from).toBe('2026-11-30');
});

test('another season lies beside it, of the same days', () => {
  const choice = { area: 'BRE', days: 2, season: 'WINTER', beside: 'SUMMER' } as const;
  const { hasBeside, beside } = typicalDayVariables(choice, TEN_AM);

  expect(hasBeside).toBe(true);
  expect(beside).toMatchObject({ days: 'WORKDAY', weekdays: [2], months: [6, 7, 8] });
  const summer = { __typename: 'Profile' as const, series: [{ mean: [80] }] };
  expect(dayOf({ ...answer(TEN_AM, []), beside: summer }).beside).toEqual([80]);
  expect(dayOf(answer(TEN_AM, [])).beside).toEqual([]);
});

test('a refusal is passed on', () => {
  const profile = OUT_OF_COVERAGE;

  expect(toTypicalDay({ ...answer(TEN_AM, []), profile })).toEqual({ refusal: profile });
});
