import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { REGION_CODES, type RegionCode, regionByInsee } from './area.ts';
import {
  FILIERES,
  hasMeasure,
  MEASURE_FACTS,
  MEASURES,
  type MeasuresThat,
  PUBLISHED_INDEX,
  PUBLISHED_MEASURES,
  STORED_INDEX,
  STORED_MEASURES,
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
    expect(MEASURES.filter((measure) => MEASURE_FACTS[measure].field === null)).toEqual([
      'PRODUCTION',
      'CARBON_INTENSITY',
    ]);
  });

  test('places published measures first, in one order for all lists', () => {
    expect(PUBLISHED_MEASURES.map((measure) => STORED_INDEX[measure])).toEqual(
      PUBLISHED_MEASURES.map((measure) => PUBLISHED_INDEX[measure]),
    );
    expect(STORED_MEASURES.map((measure) => STORED_INDEX[measure])).toEqual([...STORED_MEASURES.keys()]);
    expect(MEASURES.slice(0, STORED_MEASURES.length)).toEqual([...STORED_MEASURES]);
  });

  test('lets only mean powers be summed, so that a ratio among stored measures does not compile', () => {
    type Facts = {
      readonly CONSUMPTION: { readonly aggregation: 'MEAN_POWER' };
      readonly CARBON_INTENSITY: { readonly aggregation: 'RATIO' };
    };
    type Summable = MeasuresThat<'MEAN_POWER', Facts>;
    const summed: readonly Summable[] = ['CONSUMPTION'];
    // @ts-expect-error A ratio does not sum.
    const wrong: readonly Summable[] = ['CARBON_INTENSITY'];
    expect(summed).not.toEqual(wrong);
    expect(STORED_MEASURES.map((measure) => MEASURE_FACTS[measure].aggregation)).toEqual(
      STORED_MEASURES.map(() => 'MEAN_POWER'),
    );
  });

  test('counts what is taken from the grid below zero; of the filières, plants that stand still may', () => {
    const negative = MEASURES.filter((measure) => MEASURE_FACTS[measure].sign === 'NEGATIVE');
    expect(negative).toEqual(['PUMPING', 'BATTERY_CHARGE']);
    const net = MEASURES.filter((measure) => MEASURE_FACTS[measure].sign === 'NET');
    expect(net).toEqual(['NUCLEAR', 'THERMAL', 'WIND', 'SOLAR', 'PRODUCTION']);
    const others = FILIERES.filter((filiere) => !net.some((measure) => measure === filiere));
    expect(others.every((filiere) => MEASURE_FACTS[filiere].sign === 'POSITIVE')).toBe(true);
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
