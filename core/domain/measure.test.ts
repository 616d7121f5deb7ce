import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { values } from '../testing/domain-fixture.ts';
import { REGION_CODES, type RegionCode, regionByInsee } from './area.ts';
import {
  FILIERES,
  hasMeasure,
  MEASURE_FACTS,
  MEASURE_INDEX,
  MEASURES,
  PUBLISHED_INDEX,
  PUBLISHED_MEASURES,
  productionMw,
} from './measure.ts';

const RECORDED =
  process.env.COURANT_ODRE_DIR ?? fileURLToPath(new URL('../../../shared/odre', import.meta.url));
const PAGE = `${RECORDED}/regional-tr_2026-08-27_records-page.json`;
const recorded = existsSync(PAGE);
if (!recorded) console.warn(`SKIPPED: no recorded answer of the publisher at ${PAGE}; set COURANT_ODRE_DIR.`);

describe('the table of measures', () => {
  test('names a field of the publisher for each published measure, once, and none for a derived one', () => {
    const fields = PUBLISHED_MEASURES.map((measure) => MEASURE_FACTS[measure].field);
    expect(fields).not.toContain(null);
    expect(new Set(fields)).toHaveLength(PUBLISHED_MEASURES.length);
    expect(MEASURES.filter((measure) => MEASURE_FACTS[measure].field === null)).toEqual(['PRODUCTION']);
  });

  test('places published measures first, in one order for all lists', () => {
    expect(PUBLISHED_MEASURES.map((measure) => MEASURE_INDEX[measure])).toEqual(
      PUBLISHED_MEASURES.map((measure) => PUBLISHED_INDEX[measure]),
    );
    expect(MEASURES.map((measure) => MEASURE_INDEX[measure])).toEqual([...MEASURES.keys()]);
  });

  test('counts what is taken from the grid below zero, and every filière above', () => {
    const negative = MEASURES.filter((measure) => MEASURE_FACTS[measure].sign === 'NEGATIVE');
    expect(negative).toEqual(['PUMPING', 'BATTERY_CHARGE']);
    expect(FILIERES.every((filiere) => MEASURE_FACTS[filiere].sign === 'POSITIVE')).toBe(true);
  });

  test('gives the country every measure, and a region without reactors no nuclear', () => {
    expect(MEASURES.every((measure) => hasMeasure('FR', measure))).toBe(true);
    expect(hasMeasure('BRE', 'NUCLEAR')).toBe(false);
    expect(hasMeasure('HDF', 'NUCLEAR')).toBe(true);
    expect(REGION_CODES.every((region) => hasMeasure(region, 'CONSUMPTION'))).toBe(true);
  });

  test.skipIf(!recorded)('agrees with a recorded answer: fields, signs and who has reactors', () => {
    const rows = recordedRows();
    for (const { region, row } of rows) {
      for (const measure of PUBLISHED_MEASURES) {
        const { field, sign } = MEASURE_FACTS[measure];
        expect(row, region).toHaveProperty(field as string);
        const mw = Number(row[field as string] ?? 0);
        if (sign === 'POSITIVE') expect(mw, `${region} ${measure}`).toBeGreaterThanOrEqual(0);
        if (sign === 'NEGATIVE') expect(mw, `${region} ${measure}`).toBeLessThanOrEqual(0);
      }
      expect(row.tch_nucleaire !== null, `reactors of ${region}`).toBe(hasMeasure(region, 'NUCLEAR'));
    }
    expect(new Set(rows.map(({ region }) => region))).toHaveLength(REGION_CODES.length);
  });
});

function recordedRows(): { region: RegionCode; row: Record<string, unknown> }[] {
  const page = JSON.parse(readFileSync(PAGE, 'utf8')) as { results: Record<string, unknown>[] };
  return page.results.map((row) => ({
    region: regionByInsee(row.code_insee_region as string) as RegionCode,
    row,
  }));
}

describe('production', () => {
  const MIX = { NUCLEAR: 3_000, THERMAL: 400, WIND: 900, SOLAR: 50, HYDRO: 5, BIOENERGY: 60 };

  test('is the sum of the six filières and of nothing else', () => {
    const beside = {
      CONSUMPTION: 5_000,
      PUMPING: -70,
      BATTERY_CHARGE: -3,
      BATTERY_DISCHARGE: 4,
      EXCHANGE: 600,
    };
    expect(productionMw('HDF', values({ ...MIX, ...beside }))).toBe(4_415);
  });

  test('is zero where all is zero, which is not "not published"', () => {
    expect(productionMw('HDF', values({}, 0))).toBe(0);
    expect(productionMw('HDF', values({}, null))).toBeNull();
  });

  test.each(FILIERES)('is not known while %s, which the region has, is not published', (filiere) => {
    expect(productionMw('HDF', values({ ...MIX, [filiere]: null }))).toBeNull();
  });

  test('is known without a filière that the region does not have', () => {
    expect(productionMw('BRE', values({ ...MIX, NUCLEAR: null }))).toBe(1_415);
  });
});
