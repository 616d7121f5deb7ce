// @vitest-environment node
import { expect, test } from 'vitest';
import { areaReading, TEN_AM } from '../../test/builders.ts';
import { formatMapValue, hasMapMeasure, mapValue, sayMapValue } from './map-measure.ts';

const values = (of: Parameters<typeof areaReading>[2]) => areaReading('BRE', TEN_AM, of).valuesMw;

test('consumption for each inhabitant is in watts, by the population of the region', () => {
  // Brittany has 3,402,932 inhabitants.
  expect(mapValue('PER_PERSON', 'BRE', values({ CONSUMPTION: 3402.932 }))).toBeCloseTo(1000);
  expect(mapValue('PER_PERSON', 'BRE', values({}))).toBeNull();
});

test('a share is in percent, and not known where the production is not', () => {
  expect(mapValue('RENEWABLE', 'BRE', values({ PRODUCTION: 400, WIND: 100, THERMAL: 300 }))).toBe(25);
  expect(mapValue('RENEWABLE', 'BRE', values({ WIND: 100, THERMAL: 300 }))).toBeNull();
  expect(mapValue('CARBON_INTENSITY', 'BRE', values({ PRODUCTION: 100, WIND: 100 }))).toBe(0);
});

test('a balance has an arrow for the eye and a word for the ear, never a bare sign', () => {
  expect(formatMapValue('EXCHANGE', -1203, 'en')).toBe('↗\u20091,203');
  expect(formatMapValue('EXCHANGE', 1203, 'en')).toBe('↙\u20091,203');
  expect(sayMapValue('EXCHANGE', -1203, 'en')).toBe('exports 1,203\u00a0MW');
  expect(sayMapValue('EXCHANGE', 1203, 'fr')).toBe('1\u202f203\u00a0MW importés');
  expect(sayMapValue('EXCHANGE', 0, 'en')).toBe('0\u00a0MW');
});

test('what a region cannot have is told from what it has not published', () => {
  expect(hasMapMeasure('BRE', 'NUCLEAR')).toBe(false);
  expect(hasMapMeasure('BRE', 'RENEWABLE')).toBe(true);
  expect(sayMapValue('WIND', null, 'en')).toBe('not published');
});
