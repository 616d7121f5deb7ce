// @vitest-environment node
import { expect, test } from 'vitest';
import { areaReading, TEN_AM } from '../test/builders.ts';
import { figuresOf } from './figures.ts';

const figures = (values: Parameters<typeof areaReading>[2]) =>
  figuresOf(areaReading('FR', TEN_AM, values).valuesMw);

test('shares are of what the filières gave: one below zero has none', () => {
  const { renewableShare, lowCarbonShare } = figures({
    PRODUCTION: 950,
    WIND: 200,
    NUCLEAR: 600,
    THERMAL: 200,
    HYDRO: -50,
  });

  expect(renewableShare).toBe(0.2);
  expect(lowCarbonShare).toBe(0.8);
});

test('carbon is what the filières burn over what was produced, from gas to coal', () => {
  // The factors of burning: 429 g for gas, 986 g for coal.
  expect(figures({ PRODUCTION: 1000, NUCLEAR: 900, THERMAL: 100 }).carbon).toEqual({
    low: 42.9,
    central: 42.9,
    high: 98.6,
  });
});

test('where the production is not published, nothing is said of its shares; consumption alone stands', () => {
  expect(figures({ CONSUMPTION: 1000, WIND: 200 })).toEqual({
    consumptionMw: 1000,
    productionMw: null,
    exchangeMw: null,
    storageMw: 0,
    renewableShare: null,
    lowCarbonShare: null,
    carbon: null,
  });
});

test('pumping and batteries are one amount', () => {
  expect(figures({ PUMPING: -300, BATTERY_CHARGE: -20, BATTERY_DISCHARGE: 120 }).storageMw).toBe(-200);
});
