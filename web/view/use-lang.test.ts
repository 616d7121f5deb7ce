// @vitest-environment node
import { expect, test } from 'vitest';
import { chooseLang } from './use-lang.ts';

test('a link decides, then the last choice, then the browser, then French', () => {
  expect(chooseLang('en', 'fr', ['fr-FR'])).toBe('en');
  expect(chooseLang(null, 'en', ['fr-FR'])).toBe('en');
  expect(chooseLang(null, null, ['de-DE', 'en-GB'])).toBe('en');
  expect(chooseLang(null, 'de', ['es'])).toBe('fr');
});
