// @vitest-environment node
import { readFileSync } from 'node:fs';
import type { Lang } from '@courant/core/domain';
import { describe, expect, test } from 'vitest';
import { isLasting, type Refusal, type RefusedOperation } from '../data/refusal.ts';
import { OUT_OF_COVERAGE } from '../test/refusals.ts';
import { interpolate, TEXTS } from '../text/texts.ts';
import { ERROR_TEXTS, REFUSAL_TEXTS } from '../text/texts-refusal.ts';
import { refusalSentence } from './refusal-sentence.ts';

const api = (path: string) => readFileSync(new URL(`../../api/${path}`, import.meta.url), 'utf8');

function say(refusal: Refusal, lang: Lang = 'en', asOf: number | null = null) {
  const texts = { ...TEXTS, ...REFUSAL_TEXTS };
  return refusalSentence(refusal, { lang, text: (key, words) => interpolate(texts[key][lang], words) }, asOf);
}

const operation = (code: string, figures: Partial<RefusedOperation> = {}): RefusedOperation => ({
  __typename: 'Error',
  code,
  message: 'The server’s own words.',
  ...figures,
});

const CODES = [
  ...new Set([...api('api-error.ts').matchAll(/'([A-Z]+_[A-Z_]+)'/g)].map(([, code = '']) => code)),
];

test('the API’s codes are found where they are declared', () => {
  expect(CODES).toEqual(expect.arrayContaining(['BAD_MOMENT', 'SERVER_BUSY', 'INTERNAL_SERVER_ERROR']));
  expect(CODES.length).toBeGreaterThanOrEqual(16);
});

describe.each(CODES)('%s', (code) => {
  test.each(['fr', 'en'] as const)('has a sentence of the page’s own, in %s', (lang) => {
    const { sentence } = say(operation(code), lang);

    expect(sentence).not.toBe(REFUSAL_TEXTS.unknownCode[lang]);
    expect(sentence).not.toMatch(/[{}]|server’s own/);
  });
});

test('each type of refused answer is one that the page knows', () => {
  const types = [...api('schema.graphql').matchAll(/^type (\w+) implements Refusal/gm)].map(
    ([, name]) => name,
  );

  expect(types.sort()).toEqual(['OutOfCoverage', 'RangeTooLarge']);
});

test('a code that the page does not know leaves the word to the server, marked as its own', () => {
  expect(say(operation('NEW_CODE'), 'fr')).toEqual({
    sentence: 'Le serveur refuse cette question.',
    serverSentence: 'The server’s own words.',
  });
});

test('what is not covered is said with dates of Paris, in the page’s language', () => {
  expect(say(OUT_OF_COVERAGE, 'fr').sentence).toBe(
    'Il n’y a rien sur cette période. Les données vont du mar. 1 janv. 2013, 00:00 au mar. 24 nov. 2026, 10:00 (heure de Paris)\u00a0: choisissez une date entre les deux.',
  );
});

test('what was not known yet is another sentence than what is not covered', () => {
  const before = Date.parse(OUT_OF_COVERAGE.from) - 1;

  expect(say(OUT_OF_COVERAGE, 'en', before).sentence).toMatch(/^Nothing was known at that time\./);
  expect(say(OUT_OF_COVERAGE, 'en', before + 1).sentence).toMatch(/^There is nothing for this period\./);
});

test('an empty server says that nothing has arrived', () => {
  const { from } = OUT_OF_COVERAGE;

  expect(say({ ...OUT_OF_COVERAGE, to: from }).sentence).toMatch(/^Nothing has arrived yet\./);
});

test.each([
  [
    { suggestedResolution: 'HOUR', suggestedTo: '2026-11-24T09:00:00Z' },
    'Choose the step “hour”, or end at Tue, 24 Nov 2026, 10:00 (Paris time) or earlier.',
  ],
  [{ suggestedResolution: 'HOUR', suggestedTo: null }, 'Choose the step “hour”.'],
  [
    { suggestedResolution: null, suggestedTo: '2026-11-24T09:00:00Z' },
    'End at Tue, 24 Nov 2026, 10:00 (Paris time) or earlier.',
  ],
  [{ suggestedResolution: null, suggestedTo: null }, 'Choose a shorter period.'],
] as const)('too many points name the way out: %o', (suggested, wayOut) => {
  const refusal = {
    __typename: 'RangeTooLarge',
    message: '',
    points: 35_136,
    maxPoints: 20_000,
    ...suggested,
  } as const;

  expect(say(refusal).sentence).toBe(
    `This period would have 35,136 points a line, and 20,000 are allowed. ${wayOut}`,
  );
});

test('figures of an error stand in the sentence where it has them', () => {
  expect(say(operation('TOO_COSTLY', { cost: 6_100, maxCost: 5_000 })).sentence).toContain(
    '(it costs 6,100, at most 5,000)',
  );
  expect(say(operation('TOO_MANY_REQUESTS', { retryAfterSeconds: 12 })).sentence).toContain('12 s');
});

test('what a page cannot change is asked again, anything else is not', () => {
  const transient = Object.keys(ERROR_TEXTS).filter((code) => !isLasting(operation(code)));

  expect(transient.sort()).toEqual([
    'INTERNAL_SERVER_ERROR',
    'SERVER_BUSY',
    'TOO_MANY_REQUESTS',
    'TOO_MANY_SUBSCRIPTIONS',
    'TOO_MUCH_UNREAD',
  ]);
});
