// @vitest-environment node
import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { playgroundHref, seriesQueryText } from '../view/playground-link.ts';
import { EXAMPLES } from './examples.ts';

const schema = buildSchema(readFileSync(new URL('../../api/schema.graphql', import.meta.url), 'utf8'));
const validationErrors = (query: string) => validate(schema, parse(query)).map(({ message }) => message);

test('there are nine examples, each a tab with a name of its own', () => {
  const names = EXAMPLES.map(({ query }) => /^(?:query|subscription) (\w+)/m.exec(query)?.[1]);

  expect(new Set(names).size).toBe(9);
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
  const week = { area: 'BRE', zoom: '7D', dates: null, step: null, view: 'POWER', asOf: null } as const;
  const query = seriesQueryText({ ...week, maxPoints: 750 }, 'HALF_HOUR');
  const past = { from: '2026-10-25', to: '2026-10-25' };
  const pastQuery = seriesQueryText(
    { ...week, dates: past, view: 'ENERGY', asOf: '2026-10-26', maxPoints: 750 },
    'HALF_HOUR',
  );

  expect(validationErrors(query)).toEqual([]);
  expect(validationErrors(pastQuery)).toEqual([]);
  for (const line of ['from: "2026-10-25"', 'to: "2026-10-25"', 'view: ENERGY', 'asOf: "2026-10-26"'])
    expect(pastQuery).toContain(`      ${line}\n`);
  expect(query).toContain('query DashboardChart {'); // The playground names its tab after it.
  expect(new URL(playgroundHref(query), 'http://courant').searchParams.get('query')).toBe(query);
});
