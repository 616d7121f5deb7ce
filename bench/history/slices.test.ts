import { HOUR, hasMeasure, MEASURE_FACTS, PUBLISHED_MEASURES } from '@courant/core/domain';
import { READINGS } from '@courant/core/log';
import { expect, test } from 'vitest';
import { halfHoursIn, readingsOf, slicesNewestFirst } from './slices.ts';

test('the whole history is 2.7 million half-hours, newest month first, twelve regions a month', () => {
  const slices = slicesNewestFirst();
  expect(slices.reduce((sum, slice) => sum + halfHoursIn(slice), 0)).toBe(2_734_848);
  expect(new Set(slices.slice(0, 12).map(({ region }) => region)).size).toBe(12);
  expect(slices[0]).toMatchObject({ year: 2025, month: 11 });
  expect(slices.at(-1)).toMatchObject({ year: 2013, month: 0 });
});

test('the same slice is invented alike each time, and the log takes every reading of it', () => {
  const slice = { region: 'BRE', year: 2024, month: 1 } as const;
  const readings = readingsOf(slice);
  expect(readings).toEqual(readingsOf(slice));
  expect(readings).toHaveLength(29 * 48);
  expect(readings.map(({ start }) => start - (readings[0]?.start ?? 0))).toEqual(
    readings.map((_, i) => (i * HOUR) / 2),
  );
  for (const reading of readings) {
    const { extra, ...read } = READINGS.decode(READINGS.encode(reading));
    expect({ ...read, extra }).toEqual(reading);
  }
});

test('what a region does not have is null, and signs are as published', () => {
  const [reading] = readingsOf({ region: 'BRE', year: 2024, month: 1 });
  for (const [i, measure] of PUBLISHED_MEASURES.entries()) {
    const mw = reading?.values[i] ?? null;
    expect(mw === null).toBe(!hasMeasure('BRE', measure));
    if (MEASURE_FACTS[measure].sign === 'POSITIVE') expect(mw ?? 0).toBeGreaterThanOrEqual(0);
    if (MEASURE_FACTS[measure].sign === 'NEGATIVE') expect(mw ?? 0).toBeLessThanOrEqual(0);
  }
});
