// @vitest-environment node
import { DAY } from '@courant/core/domain';
import { expect, test } from 'vitest';
import { TEN_AM } from '../../test/builders.ts';
import { kindName, marksOf, recordsByMeasure, stairsOf, stepText } from './marks.ts';

const iso = (instant: number) => new Date(instant).toISOString();
const mark = (daysAgo: number, value: number) => ({
  start: iso(TEN_AM - daysAgo * DAY),
  value,
  vintage: 'DEFINITIVE' as const,
});

test('the stairs go from the first mark to the record, which holds until now', () => {
  const record = { kind: 'MAX' as const, ...mark(1, 30), history: [mark(2, 20), mark(5, 10)] };
  const marks = marksOf({ records: [record] }, 'MAX');
  expect(marks.map(({ value }) => value)).toEqual([10, 20, 30]);
  expect(stairsOf(marks, TEN_AM).ends).toEqual([TEN_AM - 2 * DAY, TEN_AM - DAY, TEN_AM]);
  expect(marksOf({ records: [record] }, 'MIN')).toEqual([]);
});

test('records stand by measure, in the order of the measures', () => {
  const record = (measure: 'WIND' | 'CONSUMPTION', kind: 'MAX' | 'MIN') => ({
    measure,
    kind,
    ...mark(1, 5),
    previous: mark(2, 4),
  });
  const groups = recordsByMeasure({
    freshness: { earliest: null },
    records: [record('WIND', 'MAX'), record('WIND', 'MIN'), record('CONSUMPTION', 'MAX')],
  });
  expect([...groups].map(([measure, both]) => [measure, both.length])).toEqual([
    ['CONSUMPTION', 1],
    ['WIND', 2],
  ]);
});

test('the record of an exchange is named by the side that it goes to', () => {
  expect(kindName('EXCHANGE', 'MIN', -900, 'en')).toBe('Largest export');
  expect(kindName('EXCHANGE', 'MAX', 900, 'en')).toBe('Largest import');
  expect(kindName('EXCHANGE', 'MIN', 900, 'en')).toBe('Lowest');
  expect(kindName('WIND', 'MIN', -3, 'en')).toBe('Lowest');
});

test('what takes power has taken most where its number is lowest', () => {
  expect(kindName('PUMPING', 'MIN', -3000, 'en')).toBe('Most taken');
  expect(kindName('PUMPING', 'MAX', 0, 'fr')).toBe('Le moins soutiré');
});

test('a record goes further by a size, which has no sign, downward as upward', () => {
  const of = (value: number) => ({ start: 0, value, vintage: 'DEFINITIVE' as const });
  expect(stepText(of(-900), of(-700), 'en')).toBe('200\u00a0MW');
});
