// @vitest-environment node
import { expect, test } from 'vitest';
import { DEFAULTS, readUrl, toSearch, type UrlState } from './url-state.ts';

test('a plain address is the default state, and the default state is a plain address', () => {
  expect(readUrl('')).toEqual(DEFAULTS);
  expect(toSearch(DEFAULTS)).toBe('');
});

test('a link brings back all that it was made of', () => {
  const state: UrlState = {
    lang: 'en',
    measure: 'WIND',
    sort: 'SOLAR',
    descending: false,
    zoom: '30D',
    hidden: new Set(['NUCLEAR', 'EXPORT']),
    asTable: true,
  };

  expect(toSearch(state)).toBe('?lang=en&measure=wind&sort=solar&zoom=30d&hide=nuclear.export&view=table');
  expect(readUrl(toSearch(state))).toEqual(state);
});

test('each column can be sorted both ways by a link', () => {
  for (const descending of [true, false]) {
    const state = { ...DEFAULTS, sort: 'NAME' as const, descending };
    expect(readUrl(toSearch(state))).toEqual(state);
  }
});

test('words that mean nothing count as left out', () => {
  expect(readUrl('?lang=de&measure=volts&sort=-x&zoom=9d&hide=coal&view=3d')).toEqual(DEFAULTS);
});
