// @vitest-environment node
import { MINUTE } from '@courant/core/domain';
import { expect, test } from 'vitest';
import { TEN_AM } from '../../test/builders.ts';
import { areaStatuses, summaryOf } from './area-status.ts';

const areaFreshness = (
  code: 'FR' | 'BRE' | 'PAC',
  ageSeconds: number | null,
  completenessByDay: (number | null)[],
) => ({
  area: { code },
  latestStart: ageSeconds === null ? null : new Date(TEN_AM - ageSeconds * 1000).toISOString(),
  ageSeconds,
  nextExpectedAt: null,
  completeness30d: null,
  completenessByDay,
});
const freshness = (areas: ReturnType<typeof areaFreshness>[]) => ({
  serverTime: new Date(TEN_AM).toISOString(),
  rejected: 0,
  revisedToday: 0,
  processorLag: 0,
  backfill: null,
  mismatches: [],
  areas,
});

test('an answer gets older while it is shown, until its region is late', () => {
  const answered = freshness([areaFreshness('BRE', 60 * 60, [1])]);
  const lateAt = (now: number) => summaryOf(areaStatuses(answered, now)).late;
  expect(lateAt(TEN_AM)).toEqual([]);
  expect(lateAt(TEN_AM + 31 * MINUTE)).toEqual(['BRE']);
});

test('a region without a reading is late', () => {
  expect(summaryOf(areaStatuses(freshness([areaFreshness('PAC', null, [])]), TEN_AM)).late).toEqual(['PAC']);
});

test('shares are those of the whole Paris days before the answer, oldest first', () => {
  const [status] = areaStatuses(freshness([areaFreshness('BRE', 0, [1, null, 0.5])]), TEN_AM);
  expect(status?.days).toEqual([
    { day: '2026-11-21', share: 1 },
    { day: '2026-11-22', share: null },
    { day: '2026-11-23', share: 0.5 },
  ]);
});

test('days are counted region by region; the country, their sum, is not counted beside them', () => {
  const areas = [
    areaFreshness('FR', 0, [0.9, 1]),
    areaFreshness('BRE', 0, [0.9, 1]),
    areaFreshness('PAC', 0, [1, 1]),
  ];
  expect(summaryOf(areaStatuses(freshness(areas), TEN_AM))).toEqual({
    late: [],
    regionDays: 4,
    incompleteDays: 1,
  });
});
