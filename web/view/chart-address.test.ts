// @vitest-environment node
import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import type { SeriesWindow } from '../data/series-window.ts';
import { seriesSet } from '../test/builders.ts';
import { curlOf, datedState, exportHref, playgroundHref } from './chart-address.ts';

const DAY: SeriesWindow = {
  area: 'BRE',
  zoom: '1D',
  dates: null,
  step: null,
  view: 'POWER',
  asOf: null,
  maxPoints: 750,
};
const SET = seriesSet({ CONSUMPTION: [2000, 2100] });

test('the export is of the instants that are drawn, in the language of the page', () => {
  const link = new URL(exportHref(DAY, SET, 'en'), 'http://courant');

  expect(link.pathname).toBe('/export');
  expect(Object.fromEntries(link.searchParams)).toMatchObject({
    areas: 'BRE',
    from: '2026-11-24T09:00:00Z',
    to: '2026-11-24T09:30:00Z',
    resolution: 'QUARTER_HOUR',
    lang: 'EN',
  });
  expect(link.searchParams.get('measures')?.split(',')).toContain('CONSUMPTION');
  expect(link.searchParams.get('measures')).not.toContain('NUCLEAR');
});

test('the export has the unit of the chart, and is as known when the chart is', () => {
  const link = exportHref({ ...DAY, view: 'ENERGY', asOf: '2026-11-25' }, SET, 'fr');

  expect(link).toContain('view=ENERGY&asOf=2026-11-25&lang=FR');
});

test('a link that is copied has dates in place of a window that ends now', () => {
  expect(datedState(SET)).toEqual({
    dates: { from: '2026-11-24T09:00Z', to: '2026-11-24T09:30Z' },
    step: 'QUARTER_HOUR',
  });
});

test('the document of the playground and of curl is one that the schema answers', () => {
  const schema = buildSchema(readFileSync(new URL('../../api/schema.graphql', import.meta.url), 'utf8'));
  const query = new URLSearchParams(playgroundHref(DAY).split('#')[1]).get('query') ?? '';

  expect(validate(schema, parse(query))).toEqual([]);
  expect(curlOf(DAY, new URL('http://courant/area/BRE'))).toContain("curl 'http://courant/graphql'");
  expect(curlOf(DAY, new URL('http://courant/area/BRE'))).toContain('"areas":["BRE"]');
});
