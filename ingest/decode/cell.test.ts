import { describe, expect, test } from 'vitest';
import { cellNumber, cellText, isUnpublished } from './cell.ts';

describe('a cell', () => {
  test.each([null, undefined, '', ' ', '-', 'ND', ' nd '])('%j says "not published"', (cell) => {
    expect([cellNumber(cell), isUnpublished(cell)]).toEqual([null, true]);
  });

  test.each([
    [0, 0],
    [-0, 0],
    [12.5, 12.5],
    [1e5, 100_000],
    ['-66', -66],
    ['-0', 0],
    ['+7', 7],
    [' 12 ', 12],
    ['12.5', 12.5],
    // JavaScript and Java write small and large numbers so.
    ['1e5', 100_000],
    ['1.0E-4', 0.0001],
    // French: a decimal comma, thousands apart by a space that may not break a line.
    ['12,5', 12.5],
    ['1 234', 1234],
    ['-1\u00a0234', -1234],
    ['1\u202f234\u202f567,5', 1_234_567.5],
    ['0,123456', 0.123456],
    // The minus sign of typography.
    ['\u221266', -66],
  ])('%j is the number %d', (cell, number) => {
    expect([cellNumber(cell), isUnpublished(cell)]).toEqual([number, false]);
  });

  test.each([
    'DC',
    'N/A',
    // An en dash.
    '\u2013',
    '\u201366',
    '--',
    'beaucoup',
    '12 MW',
    '12 34',
    '1 2345',
    // 1.234 in French, 1234 in English.
    '1,234',
    '1.234,5',
    ',5',
    '5.',
    '0x10',
    'NaN',
    'Infinity',
    true,
    false,
    {},
    [],
    [12],
  ])('%j is odd', (cell) => {
    expect([cellNumber(cell), isUnpublished(cell)]).toEqual([Number.NaN, false]);
  });

  test('is text as it is, and JSON where it is no text', () => {
    const infinite = JSON.parse(`1${'0'.repeat(400)}`) as number;
    expect([' N/A', true, { a: 1 }, infinite].map(cellText)).toEqual([' N/A', 'true', '{"a":1}', 'Infinity']);
  });
});
