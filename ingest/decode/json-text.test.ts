import { expect, test } from 'vitest';
import { nested } from '../test/rows.ts';
import { jsonText } from './json-text.ts';

test.each([
  '{"code_insee_region":"53","eolien":null,"pompage":["0",{"a":-1.5}],"solaire":true}',
  '"DC \\"\\u0000"',
  '{"__proto__":1,"constructor":{},"2":[],"toJSON":3}',
])('%s is written as it was read', (text) => {
  expect(jsonText(JSON.parse(text))).toBe(JSON.stringify(JSON.parse(text)));
});

test('what is nested deeper than a text shows is cut there', () => {
  const [open, close] = ['['.repeat(20), ']'.repeat(20)];
  expect(jsonText(nested(20))).toBe(open + close);
  expect(jsonText(nested(21))).toBe(`${open}"…"${close}`);
  expect(jsonText(nested(20_000))).toBe(`${open}"…"${close}`);
});

test('a number of hundreds of digits is infinite, not null', () => {
  expect(jsonText(JSON.parse('{"eolien":1e400,"solaire":[-1e400]}'))).toBe(
    '{"eolien":"Infinity","solaire":["-Infinity"]}',
  );
});

test('nothing has no text', () => {
  expect(jsonText(undefined)).toBe('');
});
