// @vitest-environment node
import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { playgroundHref, seriesQueryText } from '../view/playground-link.ts';
import { EXAMPLES } from './examples.ts';

const schema = buildSchema(readFileSync(new URL('../../api/schema.graphql', import.meta.url), 'utf8'));
const validationErrors = (query: string) => validate(schema, parse(query)).map(({ message }) => message);

test('there are twelve examples, each a tab with a name of its own', () => {
  const names = EXAMPLES.map(({ query }) => /^(?:query|subscription) (\w+)/m.exec(query)?.[1]);

  expect(new Set(names).size).toBe(12);
  expect(names).not.toContain(undefined);
});

test.each(EXAMPLES.map(({ query }) => [query.split('\n')[0], query]))(
  'the schema answers: %s',
  (_, query) => {
    expect(validationErrors(query ?? '')).toEqual([]);
  },
);

test('no example names a date: what it shows today it shows next year', () => {
  const queries = EXAMPLES.map(({ query, variables }) => query.replace(/^#.*$/gm, '') + (variables ?? ''));

  expect(queries.filter((text) => /\b20\d\d\b/.test(text))).toEqual([]);
});

test('the query that the dashboard links to is one the schema answers, whole and in the link', () => {
  const query = seriesQueryText('BRE', '7D', 'HALF_HOUR');

  expect(validationErrors(query)).toEqual([]);
  expect(query).toContain('query DashboardChart {'); // The playground names its tab after it.
  expect(new URL(playgroundHref(query), 'http://courant').searchParams.get('query')).toBe(query);
});
