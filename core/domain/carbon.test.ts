import { describe, expect, test } from 'vitest';
import { carbonIntensityBy } from './carbon.ts';
import { CARBON_FACTORS, CARBON_METHODS } from './carbon-factors.ts';
import { FILIERES, type Filiere, MEASURE_FACTS } from './measure.ts';

const energy = (mwh: Partial<Record<Filiere, number>>): number[] =>
  FILIERES.map((filiere) => mwh[filiere] ?? 0);

describe.each(CARBON_METHODS)('the factors of %s', (method) => {
  const { grams, version, source, sourceUrl } = CARBON_FACTORS[method];

  test('bound each central figure, and have one digit after the point at most', () => {
    for (const filiere of FILIERES) {
      const { low, central, high } = grams[filiere];
      expect([low, central, high], filiere).toEqual([low, central, high].toSorted((a, b) => a - b));
      for (const figure of [low, central, high]) expect(Number(figure.toFixed(1))).toBe(figure);
    }
  });

  test('name their version, their source and its address', () => {
    expect(version).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(source.length).toBeGreaterThan(10);
    expect(new URL(sourceUrl).protocol).toBe('https:');
  });

  test('leave every low-carbon filière but bioenergy below a seventh of gas', () => {
    const lowCarbon = FILIERES.filter(
      (filiere) => MEASURE_FACTS[filiere].lowCarbon && filiere !== 'BIOENERGY',
    );
    for (const filiere of lowCarbon) expect(7 * grams[filiere].high, filiere).toBeLessThan(grams.THERMAL.low);
  });
});

describe('a carbon intensity', () => {
  test('is what was emitted over what was produced', () => {
    const mix = energy({ NUCLEAR: 700, WIND: 200, THERMAL: 80, BIOENERGY: 20 });
    const direct = (gramsOfThermal: number) => Math.round((80 * gramsOfThermal + 20 * 494) / 100) / 10;
    expect(carbonIntensityBy('DIRECT')(mix)).toEqual({
      low: direct(429),
      central: direct(429),
      high: direct(986),
    });
    const lifeCycle = (700 * 6 + 200 * 7.3 + 80 * 406 + 20 * 24) / 1000;
    expect(carbonIntensityBy('LIFE_CYCLE')(mix)?.central).toBe(Math.round(lifeCycle * 10) / 10);
  });

  test('is zero where only what burns nothing produced, and null where nothing did', () => {
    expect(carbonIntensityBy('DIRECT')(energy({ NUCLEAR: 900, HYDRO: 1 }))?.high).toBe(0);
    expect(carbonIntensityBy('DIRECT')(energy({}))).toBeNull();
    expect(carbonIntensityBy('DIRECT')(energy({ WIND: 5, NUCLEAR: -5 }))).toBeNull();
    expect(carbonIntensityBy('DIRECT')(energy({ WIND: 5, NUCLEAR: -9 }))).toBeNull();
  });

  test('is never below zero: plants that stand still take power, and emit nothing', () => {
    expect(carbonIntensityBy('DIRECT')(energy({ WIND: 100, THERMAL: -10 }))).toEqual({
      low: 0,
      central: 0,
      high: 0,
    });
  });

  test('is rounded once, from whole numbers: a tie goes up, and one unit less over all of history goes down', () => {
    // 4,290 tenths a unit of 429 g: half a tenth remains of each 8,580.
    const produced = 8_580 * 7_000_000;
    const centralOf = (thermal: number) =>
      carbonIntensityBy('DIRECT')(energy({ THERMAL: thermal, NUCLEAR: produced - thermal }))?.central;
    expect(centralOf(7_000_000)).toBe(0.1);
    expect(centralOf(6_999_999)).toBe(0);
  });
});
