// @vitest-environment node
import { expect, test } from 'vitest';
import { areaReading, TEN_AM } from '../test/builders.ts';
import { sortRegions } from './sort-regions.ts';

const solar = (mw: number | null) => areaReading('BRE', TEN_AM, { SOLAR: mw }).valuesMw;
const readings = new Map([
  ['BRE', solar(10)],
  ['OCC', solar(300)],
  ['IDF', solar(0)],
  ['PAC', solar(null)],
]);

test('zero is sorted as an amount; what was not published comes last, whichever way', () => {
  const downward = sortRegions(readings, 'SOLAR', true, 'fr');
  const upward = sortRegions(readings, 'SOLAR', false, 'fr');

  expect(downward.slice(0, 3)).toEqual(['OCC', 'BRE', 'IDF']);
  expect(upward.slice(0, 3)).toEqual(['IDF', 'BRE', 'OCC']);
  expect(downward.indexOf('PAC')).toBeGreaterThan(2);
  expect(upward.indexOf('PAC')).toBeGreaterThan(2);
});

test('names are sorted as each language does: Île-de-France among the I', () => {
  const names = sortRegions(new Map(), 'NAME', false, 'fr');

  expect(names.slice(6, 9)).toEqual(['IDF', 'NOR', 'NAQ']);
});
