// @vitest-environment node
import { expect, test } from 'vitest';
import { csvOf, parisText } from './csv.ts';

const columns = [
  { name: 'Start', cells: ['2026-11-24T10:00:00+01:00', '2026-11-24T10:30:00+01:00'] },
  { name: 'Wind, a year before (MW)', cells: [1203.5, null] },
];

test('a file of English has commas and points, a text with a comma in quotes, and nothing for what is not published', () => {
  expect(csvOf(columns, 'en')).toBe(
    'Start,"Wind, a year before (MW)"\r\n2026-11-24T10:00:00+01:00,1203.5\r\n2026-11-24T10:30:00+01:00,\r\n',
  );
});

test('a file of French is what its Excel opens as a table', () => {
  expect(csvOf(columns, 'fr')).toBe(
    '\uFEFFStart;Wind, a year before (MW)\r\n2026-11-24T10:00:00+01:00;1203,5\r\n2026-11-24T10:30:00+01:00;\r\n',
  );
});

test('the two passes of the repeated hour differ by their offset', () => {
  expect([0, 1].map((hour) => parisText(Date.UTC(2026, 9, 25, hour, 30)))).toEqual([
    '2026-10-25T02:30:00+02:00',
    '2026-10-25T02:30:00+01:00',
  ]);
});

test('a quote in a text is doubled, and a text of two lines stands in quotes', () => {
  expect(csvOf([{ name: 'A "name"', cells: ['x\ny'] }], 'en')).toBe('"A ""name"""\r\n"x\ny"\r\n');
});
