// @vitest-environment node
import { HOUR, REGION_CODES } from '@courant/core/domain';
import { expect, test } from 'vitest';
import { TEN_AM } from '../../test/builders.ts';
import { MAP_ORDER, rankedMeans, tileOrder, toAreaColumns, toIndex, toTwoPeriods } from './compared.ts';

const iso = (instant: number) => new Date(instant).toISOString();
const lines = (settledUntil: string | null) => ({
  __typename: 'SeriesSet' as const,
  resolution: 'HOUR' as const,
  settledUntil,
  starts: [0, 1, 2].map((hour) => iso(TEN_AM + hour * HOUR)),
  series: [{ area: { code: 'BRE' as const }, values: [1, null, 3] }],
});
const summary = { mean: 1, min: 0, max: 2, maxAt: null, energyMWh: 3, observed: 12, expected: 12 };

test('figures are provisional from where not all areas are settled, and nowhere where all are', () => {
  expect(toAreaColumns(lines(iso(TEN_AM + HOUR))).provisionalFrom).toBe(TEN_AM + HOUR);
  expect(toAreaColumns(lines(iso(TEN_AM - HOUR))).provisionalFrom).toBe(TEN_AM);
  expect(toAreaColumns(lines(null)).provisionalFrom).toBe(TEN_AM);
  expect(toAreaColumns(lines(iso(TEN_AM + 3 * HOUR))).provisionalFrom).toBeNull();
});

test('an index is in percent of the size of the mean of what is published', () => {
  expect(toIndex([50, null, 150])).toEqual([50, null, 150]);
  expect(toIndex([-1, -3])).toEqual([-50, -150]);
  expect(toIndex([0, 0])).toEqual([null, null]);
  expect(toIndex([null])).toEqual([null]);
});

test('means rank from the largest; an area without one comes last, wherever its number would stand', () => {
  const mean = (code: 'BRE' | 'PAC' | 'NOR', amount: number | null) => ({
    area: { code },
    summary: { mean: amount, energyMWh: null, max: null },
  });
  const means = {
    __typename: 'SeriesSet' as const,
    series: [mean('BRE', null), mean('PAC', -5), mean('NOR', 9)],
  };
  const ranked = rankedMeans({ lines: lines(null), means });
  expect(ranked.map(({ area }) => area)).toEqual(['NOR', 'PAC', 'BRE']);
  expect(tileOrder('value', ranked).slice(0, 3)).toEqual(['NOR', 'PAC', 'BRE']);
});

test('the tiles are the twelve regions, each once', () => {
  expect([...MAP_ORDER].sort()).toEqual([...REGION_CODES].sort());
  expect(tileOrder('map', [])).toBe(MAP_ORDER);
});

test('a difference needs both sides', () => {
  const periods = toTwoPeriods({
    __typename: 'Comparison',
    resolution: 'HOUR',
    settledUntil: null,
    starts: [iso(TEN_AM), iso(TEN_AM + HOUR), iso(TEN_AM + 2 * HOUR)],
    againstStarts: [iso(0), null as never, iso(HOUR)],
    series: [
      {
        values: [10, 20, null],
        against: [4, null, 5],
        summary,
        againstSummary: summary,
        meanChange: null,
        meanChangePercent: null,
      },
    ],
  });
  expect(periods?.difference).toEqual([6, null, null]);
  expect(periods?.againstStarts).toEqual([0, null, HOUR]);
});

test('of two periods each is provisional from where real time begins in it', () => {
  const from = (settledUntil: string | null) => {
    const periods = toTwoPeriods({
      __typename: 'Comparison',
      resolution: 'HOUR',
      settledUntil,
      starts: [iso(TEN_AM), iso(TEN_AM + HOUR)],
      againstStarts: [null as never, iso(TEN_AM - HOUR)],
      series: [
        {
          values: [1, 2],
          against: [null, 1],
          summary,
          againstSummary: summary,
          meanChange: 1,
          meanChangePercent: 1,
        },
      ],
    });
    return [periods?.provisionalFrom, periods?.againstProvisionalFrom];
  };

  expect(from(iso(TEN_AM + HOUR))).toEqual([TEN_AM + HOUR, null]);
  expect(from(iso(TEN_AM - 9 * HOUR))).toEqual([TEN_AM, TEN_AM - HOUR]);
  expect(from(iso(TEN_AM + 2 * HOUR))).toEqual([null, null]);
});
