import { HOUR } from '@courant/core/domain';
import { expect, test } from 'vitest';
import { recentQuarterHours, seededReadings } from './seeded-readings.ts';

test('a sequence of recent quarter-hours never writes ahead of the clock, and goes on with corrections', () => {
  const sequence = recentQuarterHours(2);
  const readings = seededReadings(sequence, 0, 12 * 40);
  const starts = readings.map(({ start }) => start);
  expect(Math.min(...starts)).toBe(sequence.from);
  expect(Math.max(...starts) + 15 * 60_000).toBe(sequence.from + 2 * HOUR);
  expect(sequence.from + 2 * HOUR).toBeLessThanOrEqual(Date.now());
  expect(new Set(starts).size).toBe(8);
  const lastRound = new Set(readings.slice(-12).map(({ start }) => start));
  expect(lastRound.size, 'each region corrects a slot of its own').toBeGreaterThan(1);
});
