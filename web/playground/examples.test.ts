// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { EXAMPLES, lastClockChange } from './examples.ts';
import { operationType } from './operation.ts';

const schema = buildSchema(readFileSync(new URL('../../api/schema.graphql', import.meta.url), 'utf8'));
const validationErrors = (query: string) => validate(schema, parse(query)).map(({ message }) => message);

test('each file of the examples is a tab with a name of its own', () => {
  const names = EXAMPLES.map(({ query }) => /^(?:query|subscription) (\w+)/m.exec(query)?.[1]);
  const files = readdirSync(new URL('./example', import.meta.url));

  expect(new Set(names).size).toBe(files.length);
  expect(names).not.toContain(undefined);
});

test('the first example is one that can be answered as the page opens', () => {
  expect(operationType(EXAMPLES[0]?.query ?? '')).toBe('query');
});

test('no comment is longer than an editor is wide in a window of 1280 pixels', () => {
  const comments = EXAMPLES.flatMap(({ query }) => query.split('\n').filter((line) => line.startsWith('#')));

  expect(comments.filter((line) => line.length > 50)).toEqual([]);
});

test.each(EXAMPLES.map(({ query }) => [query.split('\n')[0], query]))(
  'the schema answers: %s',
  (_, query) => {
    expect(validationErrors(query ?? '')).toEqual([]);
  },
);

test('no example names a date: what it shows today it shows next year', () => {
  const queries = EXAMPLES.map(({ query }) => query.replace(/^#.*$/gm, ''));

  expect(queries.filter((text) => /\b20\d\d\b/.test(text))).toEqual([]);
});

test('the day of the clock change is the last one that is over', () => {
  const [before, after] = [Date.UTC(2026, 9, 25, 12), Date.UTC(2026, 9, 26, 12)];

  expect([before, after].map(lastClockChange)).toEqual(['2025-10-26', '2026-10-25']);
});
