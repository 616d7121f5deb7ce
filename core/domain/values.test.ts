import { describe, expect, test } from 'vitest';
import { positionedReading, values } from '../testing/reading.ts';
import { TestChunkStore } from '../testing/test-chunk-store.ts';
import { meanMw } from './chunk.ts';
import { FILIERES, PUBLISHED_MEASURES, STORED_MEASURES } from './measure.ts';
import { periodStart, slotOf } from './resolution.ts';
import {
  measureValuesOf,
  productionMw,
  publishedMw,
  sameValues,
  toMeasureValues,
  type Values,
} from './values.ts';

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

describe('the values of a reading', () => {
  test('are named by measure, with production derived', () => {
    const byMeasure = measureValuesOf('BRE', values({ WIND: 700, SOLAR: 20, NUCLEAR: null }, 0));
    expect(Object.keys(byMeasure)).toEqual([...STORED_MEASURES]);
    expect(byMeasure).toMatchObject({ WIND: 700, SOLAR: 20, NUCLEAR: null, CONSUMPTION: 0, PRODUCTION: 720 });
  });

  test('are named by any function of the measure', () => {
    const byMeasure = toMeasureValues((measure) => (measure === 'HYDRO' ? 1 : null));
    expect(STORED_MEASURES.filter((measure) => byMeasure[measure] !== null)).toEqual(['HYDRO']);
  });
});

describe('a list of values that is older than the last published measure', () => {
  const LAST = 'EXCHANGE';
  const older: Values = PUBLISHED_MEASURES.slice(0, -1).map(() => 5);

  test('has null for that measure, and never a number that belongs to another', () => {
    expect(publishedMw(older, LAST)).toBeNull();
    expect(measureValuesOf('HDF', older)).toEqual({
      ...measureValuesOf('HDF', values({ [LAST]: null }, 5)),
      PRODUCTION: 30,
    });
  });

  test('equals the list that says null', () => {
    expect(sameValues(older, values({ [LAST]: null }, 5))).toBe(true);
    expect(sameValues(older, values({ [LAST]: 0 }, 5))).toBe(false);
  });

  test('settles, is superseded and comes back from the store with null for that measure', () => {
    const start = Date.parse('2024-01-18T10:00:00Z');
    const key = { area: 'BRE', resolution: 'HALF_HOUR', period: periodStart('HALF_HOUR', start) } as const;
    const slot = slotOf('HALF_HOUR', start);
    const store = new TestChunkStore();
    store.settleRegion('BRE', [
      positionedReading({ start, vintage: 'CONSOLIDATED', values: older, position: 0 }),
    ]);
    expect(meanMw(store.chunk(key).column(LAST), slot)).toBeNull();
    store.settleRegion('BRE', [
      positionedReading({ start, vintage: 'DEFINITIVE', values: values({ [LAST]: 9 }, 5), position: 1 }),
    ]);
    expect(meanMw(store.chunk(key).column(LAST), slot)).toBe(9);
    const [replaced] = store.chunk(key).superseded;
    expect(replaced?.values).toEqual(values({ [LAST]: null }, 5));
  });

  test('is read by measure where a row that was superseded before the store was rebuilt is still that short', () => {
    expect(PUBLISHED_MEASURES.map((measure) => publishedMw(older.slice(0, 2), measure))).toEqual(
      PUBLISHED_MEASURES.map((_, i) => (i < 2 ? 5 : null)),
    );
  });
});
