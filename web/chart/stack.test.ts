// @vitest-environment node
import type { StoredMeasure } from '@courant/core/domain';
import { expect, test } from 'vitest';
import { seriesSet } from '../test/builders.ts';
import { partText } from './incomplete-text.ts';
import { bandRuns } from './slots.ts';
import { bandsFromTop, legendRows, presentBands, toStack } from './stack.ts';

const band = (stack: ReturnType<typeof toStack>, key: string) => stack.bands.find((each) => each.key === key);

test('bands stand on one another upward from zero, and hang downward from zero', () => {
  const set = seriesSet({ NUCLEAR: [100, 200], WIND: [30, 40], EXCHANGE: [-20, -60], PUMPING: [-5, 0] });

  const stack = toStack('ARA', set);

  expect(band(stack, 'WIND')).toMatchObject({ from: [100, 200], to: [130, 240] });
  expect(band(stack, 'PUMPING')).toMatchObject({ from: [-20, -60], to: [-25, -60] });
  expect(stack.extent).toEqual([-65 + 5, 240]);
});

test('generation below zero hangs from zero, before what leaves the area, and nothing stands on it', () => {
  const set = seriesSet({
    NUCLEAR: [100, -30],
    HYDRO: [-20, 40],
    WIND: [50, 50],
    EXCHANGE: [-60, -60],
  });

  const stack = toStack('ARA', set);

  expect(band(stack, 'NUCLEAR')).toMatchObject({ from: [0, 0], to: [100, -30] });
  expect(band(stack, 'HYDRO')).toMatchObject({ from: [0, 0], to: [-20, 40] });
  expect(band(stack, 'WIND')).toMatchObject({ from: [100, 40], to: [150, 90] });
  expect(band(stack, 'EXPORT')).toMatchObject({ from: [-20, -30], to: [-80, -90] });
  expect(stack.extent).toEqual([-90, 150]);
});

test('a band that changes its side of zero is a figure on each', () => {
  const stack = toStack('ARA', seriesSet({ NUCLEAR: [100, 100, 100, 100], HYDRO: [40, 40, -20, null] }));
  const { from, to } = band(stack, 'HYDRO') ?? { from: [], to: [] };

  expect(bandRuns(stack, from, to)).toEqual([
    [0, 2],
    [2, 3],
  ]);
});

test('bands are read from the top of the stack down', () => {
  const set = seriesSet({ NUCLEAR: [100, 100], HYDRO: [40, -20], EXCHANGE: [-60, -60], PUMPING: [-1, 0] });

  expect(bandsFromTop(presentBands(set))).toEqual(['HYDRO', 'NUCLEAR', 'EXPORT', 'PUMPING']);
});

test('a legend has the bands of storage as one row below the others, and one of them alone by its name', () => {
  expect(legendRows(['PUMPING', 'BATTERY_DISCHARGE', 'EXPORT', 'WIND'])).toEqual([
    'WIND',
    'EXPORT',
    'STORAGE',
  ]);
  expect(legendRows(['PUMPING', 'WIND'])).toEqual(['WIND', 'PUMPING']);
});

test('what was not published is a gap in its band, and nothing is put in its place', () => {
  const set = seriesSet({ NUCLEAR: [100, null], WIND: [30, 40], CONSUMPTION: [120, null] });

  const stack = toStack('ARA', set);

  expect(band(stack, 'NUCLEAR')?.to).toEqual([100, null]);
  expect(band(stack, 'WIND')).toMatchObject({ from: [100, 0], to: [130, 40] });
  expect(stack.consumptionMw).toEqual([120, null]);
});

test('what stands above a gap stands on what is under it, not on the ground', () => {
  // Two slots, since a column of gaps alone would be no band.
  const set = seriesSet({ NUCLEAR: [100, 100], HYDRO: [null, 50], WIND: [30, 30] });

  expect(band(toStack('ARA', set), 'WIND')?.from).toEqual([100, 150]);
});

test('exchanges are two bands: imports upward, exports downward, never both in a slot', () => {
  const stack = toStack('BRE', seriesSet({ EXCHANGE: [50, -70, null] }));

  expect(band(stack, 'IMPORT')?.own).toEqual([50, 0, null]);
  expect(band(stack, 'EXPORT')?.own).toEqual([0, -70, null]);
});

test('a hidden band leaves no room behind', () => {
  const set = seriesSet({ NUCLEAR: [100], WIND: [30] });

  const stack = toStack('ARA', set, new Set(['NUCLEAR'] as const));

  expect(stack.bands.map(({ key }) => key)).toEqual(['WIND']);
  expect(band(stack, 'WIND')?.from).toEqual([0]);
});

test('a slot is incomplete while one source that the area has is missing, not while all are', () => {
  const all = { THERMAL: [1, 1, null], WIND: [1, 1, null], SOLAR: [1, null, null], HYDRO: [1, 1, null] };
  const set = seriesSet({ ...all, BIOENERGY: [1, 1, null], NUCLEAR: [null, null, null] } satisfies Partial<
    Record<StoredMeasure, (number | null)[]>
  >);

  // Brittany has no reactor: its missing nuclear is no gap.
  expect(toStack('BRE', set).incomplete).toEqual([false, true, false]);
  expect(toStack('ARA', set).incomplete).toEqual([true, true, false]);
});

test('a slot of which a part is published is incomplete, and the newest one is so far', () => {
  const set = { ...seriesSet({ CONSUMPTION: [100, 100, 100, null] }, 'HOUR'), observed: [4, 3, 2, 0] };

  const { parts, incomplete, gaps } = toStack('BRE', set);

  expect(incomplete).toEqual([false, true, true, false]);
  expect(parts.map((part) => part && partText(part, 'en'))).toEqual([
    null,
    '3 of 4 quarter-hours',
    'so far 2 of 4 quarter-hours',
    null,
  ]);
  expect(gaps).toEqual([null, null, null, 'PENDING']);
});

test('the legend offers what the window has: neither zeros nor nothing', () => {
  const set = seriesSet({ WIND: [30], SOLAR: [0], NUCLEAR: [null] });

  expect(presentBands(set)).toEqual(['WIND']);
});
