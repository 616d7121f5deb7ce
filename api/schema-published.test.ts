import { readFileSync, writeFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { describe, expect, test } from 'vitest';
import { printWholeSchema } from './print-schema.ts';
import { createSchema } from './schema.ts';
import { broken, readDecisions, undecided, unpublished } from './test/published-schema.ts';

const PUBLISHED = new URL('./schema.published.graphql', import.meta.url);
const PUBLISH = 'PUBLISH_SCHEMA=1 npx vitest run --project node api/schema';

const served = printWholeSchema(createSchema());
const published = () => buildSchema(readFileSync(PUBLISHED, 'utf8'));

test('what clients may rely on is still served, unless a decision says otherwise; PUBLISH_SCHEMA=1 writes it anew', () => {
  const breaks = undecided(broken(published(), buildSchema(served)), readDecisions());
  expect(
    breaks,
    'These changes break programs that ask the API. Serve the old form beside the new one, or allow each change in a ' +
      `decision (docs/decisions) that repeats its sentence in backticks, then: ${PUBLISH}`,
  ).toEqual([]);
  if (process.env.PUBLISH_SCHEMA === '1') writeFileSync(PUBLISHED, served);
});

test('all that is served is published, so that nothing new can go again unnoticed', () => {
  expect(
    unpublished(published(), buildSchema(served)),
    `These are served and not published, each worded as if it were taken away. Once their form is final: ${PUBLISH}`,
  ).toEqual([]);
});

describe('a client of { type Query { a(b: Int = 1): Int, c: Kind } enum Kind { D E } }', () => {
  const BEFORE = 'type Query { a(b: Int = 1): Int, c: Kind } enum Kind { D E }';
  const lost = (after: string): string[] => broken(buildSchema(BEFORE), buildSchema(after));

  test.each([
    ['a field', 'type Query { a(b: Int = 1): Int } enum Kind { D E }', 'Query.c was removed.'],
    [
      'its type',
      'type Query { a(b: Int = 1): String, c: Kind } enum Kind { D E }',
      'Query.a changed type from Int to String.',
    ],
    ['an argument', 'type Query { a: Int, c: Kind } enum Kind { D E }', 'Query.a arg b was removed.'],
    [
      'a value',
      'type Query { a(b: Int = 1): Int, c: Kind } enum Kind { D }',
      'E was removed from enum type Kind.',
    ],
    [
      'a default',
      'type Query { a(b: Int = 2): Int, c: Kind } enum Kind { D E }',
      'Query.a arg b has changed defaultValue from 1 to 2.',
    ],
    [
      'a question without the new argument',
      'type Query { a(b: Int = 1, f: Int!): Int, c: Kind } enum Kind { D E }',
      'A required arg f on Query.a was added.',
    ],
  ])('loses %s', (_what, after, sentence) => {
    expect(lost(after)).toEqual([sentence]);
  });

  test('loses nothing by what is added, and that is to be published', () => {
    const after = 'type Query { a(b: Int = 1, f: Int): Int!, c: Kind, g: Int } enum Kind { D E H }';
    expect(lost(after)).toEqual([]);
    expect(unpublished(buildSchema(BEFORE), buildSchema(after)).sort()).toEqual([
      'H was removed from enum type Kind.',
      'Query.a arg f was removed.',
      'Query.a changed type from Int! to Int.',
      'Query.g was removed.',
    ]);
  });
});

test('the served schema breaks its clients without the field france', () => {
  const without = served.replace(/^ {2}france\b/m, '  mainland');
  expect(broken(buildSchema(served), buildSchema(without))).toEqual(['Query.france was removed.']);
});

test('a decision allows a change by its whole sentence in backticks, also over two lines', () => {
  const sentences = ['Query.c was removed.', 'Query.a changed type from Int to String.'];
  const first = '- `Query.c was removed.`';
  expect(undecided(sentences, `${first}\n- \`Query.a changed type\n  from Int to String.\``)).toEqual([]);
  expect(undecided(sentences, first)).toEqual([sentences[1]]);
  expect(undecided(['Query.c was removed.'], '`MyQuery.c was removed.`')).toEqual(['Query.c was removed.']);
});
