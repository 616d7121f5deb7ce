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
    dates: null,
    step: null,
    view: 'POWER',
    asOf: null,
    against: 'YEAR',
    hidden: new Set(['NUCLEAR', 'EXPORT']),
    asTable: true,
  };

  expect(toSearch(state)).toBe(
    '?lang=en&measure=wind&sort=solar&zoom=30d&hide=nuclear.export&against=-P1Y&table=1',
  );
  expect(readUrl(toSearch(state))).toEqual(state);
});

test('the balance has its name in a link, and a link that still says "exchange" shows it', () => {
  expect(readUrl('?measure=exchange&sort=-exchange')).toMatchObject({
    measure: 'EXCHANGE',
    sort: 'EXCHANGE',
  });
  expect(readUrl('?measure=balance').measure).toBe('EXCHANGE');
  expect(readUrl('?measure=wind').measure).toBe('WIND');
  expect(toSearch({ ...DEFAULTS, sort: 'EXCHANGE', descending: false })).toBe('?sort=balance');
});

test('parameters of a page’s own stay beside those of the state', () => {
  const search = '?at=2026-11-28T17:30Z&measure=wind';

  expect(toSearch({ ...DEFAULTS, measure: 'SOLAR' }, search)).toBe('?measure=solar&at=2026-11-28T17:30Z');
  expect(toSearch({ ...DEFAULTS, measure: 'SOLAR' })).toBe('?measure=solar');
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

test('a date, its step, its view and the moment of knowledge come back from their link', () => {
  const link = '?from=2026-10-25&to=2026-10-25&step=half_hour&view=mwh&asof=2026-10-26';

  expect(readUrl(link)).toEqual({
    ...DEFAULTS,
    dates: { from: '2026-10-25', to: '2026-10-25' },
    step: 'HALF_HOUR',
    view: 'ENERGY',
    asOf: '2026-10-26',
  });
  expect(toSearch(readUrl(link))).toBe(link);
  const part = '?from=2026-10-25T00:30Z&to=2026-10-25T07:00Z';
  expect(toSearch(readUrl(part))).toBe(part);
});

test('a link of the time when the table was a view shows the table', () => {
  expect(readUrl('?view=table').asTable).toBe(true);
});
