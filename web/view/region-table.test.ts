// @vitest-environment node
import { expect, test } from 'vitest';
import { areaReading, QUARTER_HOUR_MS, TEN_AM } from '../test/builders.ts';
import { sortRegions } from './region-table.tsx';

const readings = new Map([
  ['BRE', areaReading('BRE', TEN_AM, { SOLAR: 10 })],
  ['OCC', areaReading('OCC', TEN_AM + QUARTER_HOUR_MS, { SOLAR: 300 })],
  ['IDF', areaReading('IDF', TEN_AM, { SOLAR: 0 })],
  ['PAC', areaReading('PAC', TEN_AM, {})],
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
