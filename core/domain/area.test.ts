import { expect, test } from 'vitest';
import {
  AREA_CODES,
  AREAS,
  isAreaCode,
  isRegionCode,
  partitionOf,
  REGION_CODES,
  regionByInsee,
} from './area.ts';

test('each region has its partition, IDF 0 to PAC 11', () => {
  expect(REGION_CODES.map(partitionOf)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  expect([partitionOf('IDF'), partitionOf('HDF'), partitionOf('PAC')]).toEqual([0, 4, 11]);
});

test("a region is found by the publisher's number, and nothing else is", () => {
  const numbers = ['11', '24', '27', '28', '32', '44', '52', '53', '75', '76', '84', '93'];
  expect(numbers.map(regionByInsee)).toEqual([...REGION_CODES]);
  // Corsica is in neither feed; the others are not numbers of regions at all.
  expect(['94', '', '1', '011', 'HDF'].map(regionByInsee)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('thirteen areas, each under its own code', () => {
  expect(AREA_CODES).toHaveLength(13);
  expect(AREA_CODES.map((code) => AREAS[code].code)).toEqual([...AREA_CODES]);
  expect(AREA_CODES.filter((code) => !isRegionCode(code))).toEqual(['FR']);
  expect(AREA_CODES.filter((code) => AREAS[code].kind === 'COUNTRY')).toEqual(['FR']);
});

test('area codes are recognised among other words', () => {
  expect(AREA_CODES.every(isAreaCode)).toBe(true);
  expect(['COR', 'fr', '', 'Bretagne'].some(isAreaCode)).toBe(false);
});

test("the country's inhabitants are its regions'", () => {
  const sum = REGION_CODES.reduce((people, code) => people + AREAS[code].population, 0);
  expect(AREAS.FR.population).toBe(sum);
});
