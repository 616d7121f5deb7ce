import { expect, test } from 'vitest';
import { nested } from '../test/rows.ts';
import { readGroups, SUMMED_COLUMNS } from './groups.ts';

const line = {
  code_insee_region: '32',
  nature: 'Données définitives',
  year: 2024,
  month: 3,
  n: 1486,
  consommation: 7_800_000,
};

test('a grouped line is read whether its numbers come as numbers or as text', () => {
  const expected = { inseeCode: '32', month: '2024-03', nature: 'Données définitives', rows: 1486 };
  expect(readGroups([line], SUMMED_COLUMNS)).toMatchObject([
    { ...expected, sums: { consommation: 7_800_000, solaire: null } },
  ]);
  expect(readGroups([{ ...line, year: '2024', month: '03', n: '1486' }], SUMMED_COLUMNS)).toMatchObject([
    expected,
  ]);
});

test('a code or nature that is no text has its JSON, which is that of no region', () => {
  const noText = { toString: 1, valueOf: 1 };
  const [read] = readGroups([{ ...line, code_insee_region: ['32'], nature: noText }], SUMMED_COLUMNS);
  expect(read).toMatchObject({ inseeCode: '["32"]', nature: '{"toString":1,"valueOf":1}' });
});

test.each([null, 'text', { ...line, month: null }, { ...line, n: 'many' }, { ...line, n: nested(20_000) }])(
  'line %# is no grouped line',
  (raw) => {
    expect(() => readGroups([raw], SUMMED_COLUMNS)).toThrow(/year, month and n as whole numbers/);
  },
);
