import { parisMidnight, type Resolution, spansIn } from '@courant/core/domain';
import { expect, test } from 'vitest';
import { parisTexts, utcTexts } from './bucket-grid.ts';
import type { Range } from './range.ts';
import { spansOf, startsOf } from './starts.ts';

const year = (year: number): Range => ({
  from: parisMidnight({ year, month: 1, day: 1 }),
  to: parisMidnight({ year: year + 1, month: 1, day: 1 }),
});
const RESOLUTIONS: readonly Resolution[] = ['HALF_HOUR', 'DAY', 'WEEK'];
const fresh = (resolution: Resolution, { from, to }: Range) => spansIn(resolution, from, to);

test('starts asked for again are those of their own range, resolution and clock', () => {
  for (const range of [year(2023), year(2024), year(2023)]) {
    for (const resolution of RESOLUTIONS) {
      const spans = fresh(resolution, range);
      expect(spansOf(resolution, range)).toEqual(spans);
      expect(startsOf(resolution, range, 'UTC').texts).toEqual(utcTexts(resolution, spans));
      expect(startsOf(resolution, range, 'PARIS').texts).toEqual(parisTexts(resolution, spans));
    }
  }
});

test('starts are printed once for all answers, and forgotten after many others', () => {
  const first = startsOf('HALF_HOUR', year(2014), 'UTC');
  expect(startsOf('HALF_HOUR', year(2014), 'UTC')).toBe(first);
  for (let later = 2015; later < 2030; later++) startsOf('HALF_HOUR', year(later), 'UTC');
  expect(startsOf('HALF_HOUR', year(2014), 'UTC')).not.toBe(first);
});
