// @vitest-environment node
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { COMPARE_FORM } from './compare/compare-state.ts';
import { RECORDS_FORM } from './records/records-state.ts';
import { REVISIONS_FORM } from './revisions/revisions-state.ts';
import { readUrl, toSearch } from './url-state.ts';
import { type PageForm, pageSearch } from './use-page-state.ts';

const guide = readFileSync(new URL('../../docs/guides/twelve-questions.md', import.meta.url), 'utf8');
const LINKS = [...guide.matchAll(/`(\/[\w/]*(?:\?[^`]+)?)`/g)].map(([, link = '']) => link);

const rewrittenBy =
  <S>(form: PageForm<S>) =>
  (search: string) =>
    pageSearch(form.words(form.read(new URLSearchParams(search))), search);
/** How each page that has words writes the words that it has read. */
const REWRITTEN: Readonly<Record<string, (search: string) => string>> = {
  '/compare': rewrittenBy(COMPARE_FORM),
  '/records': rewrittenBy(RECORDS_FORM),
  '/revisions': rewrittenBy(REVISIONS_FORM),
};

const wordsOf = (search: string) =>
  [...new URLSearchParams(search)].map(([name, word]) => `${name}=${word}`).sort();

test('the guide has a link for each question', () => {
  expect(LINKS.length).toBeGreaterThanOrEqual(12);
});

test.each(LINKS.filter((link) => link.includes('?')))(
  '%s names nothing that its page does not read',
  (link) => {
    const { pathname, search } = new URL(link, 'http://localhost');
    const rewritten = (REWRITTEN[pathname] ?? ((own: string) => toSearch(readUrl(own))))(search);

    expect(wordsOf(rewritten)).toEqual(expect.arrayContaining(wordsOf(search)));
  },
);
