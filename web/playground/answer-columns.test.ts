// @vitest-environment node
import { expect, test } from 'vitest';
import { answerSets, tsvText } from './answer-columns.ts';

const STARTS = ['2026-08-27T08:00:00Z', '2026-08-27T08:30:00Z'];

test('each series is a column, labelled by what the document asks of it', () => {
  const wind = {
    starts: STARTS,
    series: [
      { area: { name: 'Bretagne' }, measure: 'WIND', unit: 'MW', values: [12.5, null] },
      { area: { code: 'FR' }, unit: 'MW', values: [3, 4] },
      { values: [5, 6] },
    ],
  };

  const [set] = answerSets({ data: { wind, freshness: { cursor: 'm.1' } } });
  expect([set?.name, set?.starts]).toEqual(['wind', STARTS]);
  expect(set?.columns.map(({ label, unit }) => `${label}|${unit}`)).toEqual([
    'Bretagne WIND|MW',
    'FR|MW',
    'series 3|',
  ]);
});

test('series that the document does not tell apart are numbered', () => {
  const series = ['BRE', 'NOR'].map(() => ({ measure: 'WIND', values: [1, 2] }));

  const [set] = answerSets({ data: { wind: { starts: STARTS, series } } });
  expect(set?.columns.map(({ label }) => label)).toEqual(['WIND 1', 'WIND 2']);
});

test('the other period and the bounds stand beside their series', () => {
  const compare = {
    starts: STARTS,
    series: [{ measure: 'CONSUMPTION', values: [1, 2], against: [3, null], low: null }],
  };

  const [set] = answerSets({ data: { compare } });
  expect(set?.columns.map(({ label, isBeside }) => [label, isBeside])).toEqual([
    ['CONSUMPTION', false],
    ['CONSUMPTION, against', true],
  ]);
});

test.each([
  ['errors alone', { errors: [{ message: 'no' }] }],
  ['a refusal', { data: { series: { message: 'too large' } } }],
  ['no starts', { data: { series: { series: [{ values: [1] }] } } }],
  ['fewer values than starts', { data: { series: { starts: STARTS, series: [{ values: [1] }] } } }],
  ['nothing', undefined],
])('an answer with %s has no columns', (_, answer) => {
  expect(answerSets(answer)).toEqual([]);
});

test('a spreadsheet gets a cell a figure, and an empty one where nothing is published', () => {
  const [set] = answerSets({
    data: { s: { starts: STARTS, series: [{ measure: 'WIND', unit: 'MW', values: [0, null] }] } },
  });

  expect(set && tsvText(set)).toBe('start\tWIND (MW)\n2026-08-27T08:00:00Z\t0\n2026-08-27T08:30:00Z\t\n');
});
