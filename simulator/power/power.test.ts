import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOUR } from '@courant/core/domain';
import { expect, test } from 'vitest';
import { createGrid, type Power } from './power.ts';
import { nuclearCapacity, REGIONS, regionOf } from './region.ts';

const grid = createGrid(1);
/** Every third hour of 2024. */
const YEAR = Array.from({ length: 2_928 }, (_, i) => Date.UTC(2024, 0, 1) + i * 3 * HOUR);

function yearOf(code: string): Power[] {
  return YEAR.map((instant) => grid.powerAt(regionOf(code), instant));
}

function mean(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0) / numbers.length;
}

function exchangeOf(power: Power): number {
  const { consumption, thermal, nuclear, wind, solar, hydro, pumping, bioenergy, charge, discharge } = power;
  return consumption - thermal - nuclear - wind - solar - hydro - pumping - bioenergy - charge - discharge;
}

test('the same seed, region and instant give the same power, in whatever order they are asked', () => {
  const [first, second] = [createGrid(7), createGrid(7)];
  const instants = YEAR.slice(0, 50);
  const forwards = instants.map((instant) => first.powerAt(regionOf('32'), instant));
  const backwards = instants.toReversed().map((instant) => second.powerAt(regionOf('32'), instant));
  expect(backwards.toReversed()).toEqual(forwards);
  expect(createGrid(8).powerAt(regionOf('32'), YEAR[0] ?? 0)).not.toEqual(forwards[0]);
});

test('there is no sun at night and plenty in June at noon', () => {
  for (const { code } of REGIONS) {
    expect(grid.powerAt(regionOf(code), Date.UTC(2026, 5, 21, 1)).solar).toBe(0);
    expect(grid.powerAt(regionOf(code), Date.UTC(2026, 0, 10, 17, 30)).solar).toBe(0);
    expect(grid.powerAt(regionOf(code), Date.UTC(2026, 5, 21, 11)).solar).toBeGreaterThan(40);
  }
});

test('no plant exceeds its park, nothing generates less than nothing, nothing pumps the wrong way', () => {
  for (const { code, thermal, hydro } of REGIONS) {
    const year = yearOf(code);
    const highest = (name: keyof Power) => Math.max(...year.map((power) => power[name]));
    const lowest = (name: keyof Power) => Math.min(...year.map((power) => power[name]));
    expect(highest('thermal')).toBeLessThanOrEqual(thermal.park);
    expect(highest('hydro')).toBeLessThanOrEqual(hydro.park);
    expect(highest('nuclear')).toBeLessThanOrEqual(nuclearCapacity(regionOf(code)));
    expect(Math.max(highest('pumping'), highest('charge'))).toBeLessThanOrEqual(0);
    for (const name of ['discharge', 'wind', 'solar', 'thermal', 'nuclear', 'hydro'] as const) {
      expect(lowest(name), name).toBeGreaterThanOrEqual(0);
    }
  }
});

test('Hauts-de-France has the means of its recorded year within a quarter of each', () => {
  const year = yearOf('32');
  const recorded = { consumption: 5238, thermal: 400, nuclear: 3729, wind: 1425, solar: 71, bioenergy: 110 };
  for (const [name, mw] of Object.entries(recorded)) {
    const simulated = mean(year.map((power) => power[name as keyof Power]));
    const allowed = name === 'thermal' ? 0.5 : 0.25;
    expect(Math.abs(simulated / mw - 1), `${name} ${simulated}`).toBeLessThan(allowed);
  }
});

test('wind remembers itself over half an hour and half forgets within a day', () => {
  const wind = Array.from(
    { length: 17_568 },
    (_, i) => grid.powerAt(regionOf('32'), (YEAR[0] ?? 0) + (i * HOUR) / 2).wind,
  );
  expect(autocorrelation(wind, 1)).toBeGreaterThan(0.985);
  expect(autocorrelation(wind, 48)).toBeGreaterThan(0.25);
  expect(autocorrelation(wind, 48)).toBeLessThan(0.7);
});

function autocorrelation(series: number[], lag: number): number {
  const middle = mean(series);
  const spread = mean(series.map((number) => (number - middle) ** 2));
  const pairs = series.slice(lag).map((number, i) => (number - middle) * ((series[i] ?? 0) - middle));
  return mean(pairs) / spread;
}

test('Ile-de-France imports, the nuclear regions export', () => {
  expect(mean(yearOf('11').map(exchangeOf))).toBeGreaterThan(5_000);
  for (const code of ['24', '28', '44', '84'])
    expect(mean(yearOf(code).map(exchangeOf))).toBeLessThan(-4_000);
});

test('the country exports some 10 GW in the mean, as it did in 2024 (89 TWh), and imports at times', () => {
  const regional = REGIONS.map(({ code }) => yearOf(code).map(exchangeOf));
  const country = YEAR.map((_, i) => regional.reduce((sum, region) => sum + (region[i] ?? 0), 0));
  expect(mean(country)).toBeLessThan(-6_000);
  expect(mean(country)).toBeGreaterThan(-14_000);
  expect(country.some((mw) => mw > 1_000)).toBe(true);
});

test('consumption peaks in winter mornings and evenings and falls on Sundays', () => {
  const at = (iso: string) => grid.powerAt(regionOf('11'), Date.parse(iso)).consumption;
  expect(at('2026-01-13T18:00Z')).toBeGreaterThan(at('2026-01-13T03:00Z') * 1.1);
  expect(at('2026-01-13T11:00Z')).toBeGreaterThan(at('2026-07-14T11:00Z') * 1.3);
  const sundays = YEAR.filter((t) => new Date(t).getUTCDay() === 0).map(
    (t) => grid.powerAt(regionOf('11'), t).consumption,
  );
  expect(mean(sundays)).toBeLessThan(mean(yearOf('11').map(({ consumption }) => consumption)) * 0.97);
});

const facts = join(process.env.COURANT_ODRE_DIR ?? '../shared/odre', 'region-facts.csv');
if (!existsSync(facts))
  console.warn(`SKIPPED: calibration on region facts, no ${facts}. Set COURANT_ODRE_DIR.`);

test.skipIf(!existsSync(facts))('every region consumes what it did on 2024-01-18, within a quarter', () => {
  const [header = '', ...lines] = readFileSync(facts, 'utf8').trim().split('\n');
  const column = header.split(',').indexOf('mean_MW_2024-01-18');
  const coldDays = YEAR.slice(8 * 7, 8 * 28);
  for (const cells of lines.map((line) => line.split(','))) {
    const recorded = Number(cells[column]);
    const january = mean(
      coldDays.map((instant) => grid.powerAt(regionOf(cells[0] ?? ''), instant).consumption),
    );
    // A cold day against three ordinary weeks of January: lower, but not by much.
    expect(january / recorded, cells[1]).toBeGreaterThan(0.75);
    expect(january / recorded, cells[1]).toBeLessThan(1.25);
  }
});
