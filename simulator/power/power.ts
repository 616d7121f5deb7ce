/** The electricity of one region at one instant, in MW, before any metering. */
import { HOUR } from '@courant/core/domain';
import { consumptionAt, demandShape, hourShape } from './consumption.ts';
import { seedOf, smooth } from './noise.ts';
import { nuclearAt } from './nuclear.ts';
import { REGIONS, type Region, regionOf } from './region.ts';
import { hourOfDay, installedMw, rise, seasonal, yearsOf } from './season.ts';
import { createWeatherModel, type Weather } from './weather.ts';

/** The region whose weather stands for the country's. */
const CENTRE_VAL_DE_LOIRE = '24';

/** MW with fractions. Pumping and charge are <= 0, discharge >= 0; the exchange balances the rest. */
export interface Power {
  consumption: number;
  thermal: number;
  nuclear: number;
  wind: number;
  /** The part of `wind` that stands at sea. */
  offshore: number;
  solar: number;
  hydro: number;
  pumping: number;
  bioenergy: number;
  charge: number;
  discharge: number;
}

export interface Grid {
  powerAt(region: Region, instant: number): Power;
}

/** The country's demand on its dispatchable plants at an instant. */
interface Demand {
  shape: number;
  hour: number;
  wind: number;
  sun: number;
}

const HYDRO_MONTHS = [1.15, 1.12, 1.13, 1.1, 1.25, 1.18, 1.0, 0.79, 0.68, 0.75, 0.9, 0.95];
const WINTER_MONTHS = [1, 1, 0.9, 0.2, 0, 0, 0, 0, 0, 0.25, 0.95, 1];

/** The grid of a seed: the same seed, region and instant always give the same power. */
export function createGrid(seed: number): Grid {
  const weatherModel = createWeatherModel(seed);
  const seeds = REGIONS.map((region) => seedOf(seed, region.index, 20));
  const middle = regionOf(CENTRE_VAL_DE_LOIRE);
  return {
    powerAt(region, instant) {
      const weather = weatherModel.at(region, instant);
      const demand = demandOf(instant, weatherModel.at(middle, instant));
      return powerOf(region, instant, weather, demand, seeds[region.index] ?? seed);
    },
  };
}

function demandOf(instant: number, middle: Weather): Demand {
  const cold = 1 + 0.05 * middle.cold;
  return { shape: demandShape(instant) * cold, hour: hourShape(instant), wind: middle.wind, sun: middle.sun };
}

function powerOf(region: Region, instant: number, weather: Weather, demand: Demand, seed: number): Power {
  const wind = installedMw(region.wind, instant) * weather.wind;
  const stored = batteryAt(region, instant, demand, seed);
  return {
    consumption: consumptionAt(region, instant, weather.cold, seed + 1),
    thermal: thermalAt(region, instant, demand, seed + 2),
    nuclear: nuclearAt(region, instant, easeOf(demand), seed + 3),
    wind,
    offshore: wind * offshoreShare(region, instant),
    solar: installedMw(region.solar, instant) * weather.sun,
    hydro: hydroAt(region, instant, demand, seed + 4),
    pumping: pumpingAt(region, instant, demand, seed + 5),
    bioenergy: region.bioenergy.mean * (1 + 0.09 * smooth(seed + 6, instant, 40 * HOUR)),
    charge: Math.min(0, stored),
    discharge: Math.max(0, stored),
  };
}

/** Reactors step back in mild, sunny or windy hours. */
function easeOf(demand: Demand): number {
  return rise(0.9 * demand.wind + 0.9 * demand.sun - 0.55 * (demand.shape - 1), 0.05, 0.65);
}

function offshoreShare(region: Region, instant: number): number {
  const { offshore } = region;
  return offshore && yearsOf(instant) >= offshore.since ? offshore.mw / installedMw(region.wind, instant) : 0;
}

/** Heat plants run all winter; gas turbines cover what wind and sun do not. */
function thermalAt(region: Region, instant: number, demand: Demand, seed: number): number {
  const { base, winter, gas, park } = region.thermal;
  const restless = smooth(seed, instant, 9 * HOUR);
  const tight = demand.shape - 0.45 * (demand.wind - 0.23) - 0.4 * demand.sun + 0.05 * restless;
  const called =
    base * (1 + 0.1 * restless) + winter * seasonal(WINTER_MONTHS, instant) * (1 + 0.05 * restless);
  return Math.min(park, Math.max(0, called + gas * rise(tight, 0.86, 1.5)));
}

function hydroAt(region: Region, instant: number, demand: Demand, seed: number): number {
  const { mean, lakes, park } = region.hydro;
  const water = mean * seasonal(HYDRO_MONTHS, instant) * (1 + 0.16 * smooth(seed, instant, 130 * HOUR));
  const peak = Math.max(0.1, 1 + 7 * (demand.hour - 1) - 0.9 * demand.sun);
  const turbined = region.pumping * 0.6 * rise(demand.hour - 0.3 * demand.sun, 1.0, 1.09);
  return Math.min(park, Math.max(0, water * (1 - lakes + lakes * peak) + turbined));
}

/** Pumps run at night and under the midday sun; their auxiliaries draw a megawatt or two otherwise. */
function pumpingAt(region: Region, instant: number, demand: Demand, seed: number): number {
  const drive = (1 - demand.hour) * 5 + 0.9 * demand.sun - 0.42 + 0.25 * smooth(seed, instant, 4 * HOUR);
  return -region.pumping * Math.min(1, Math.max(region.pumping > 500 ? 0.002 : 0, drive));
}

/** Batteries fill around noon and empty in the evening; negative is charging. France has had them since about 2022. */
function batteryAt(region: Region, instant: number, demand: Demand, seed: number): number {
  if (region.battery === 0) return 0;
  const hour = hourOfDay(instant);
  const evening = rise(hour, 18, 19.5) * (1 - rise(hour, 21, 22.5));
  const wish = evening - 1.2 * demand.sun + 0.35 * smooth(seed + 7, instant, 1.5 * HOUR);
  const park = region.battery * rise(yearsOf(instant), 2022, 2026);
  return Math.abs(wish) < 0.3 ? 0 : park * Math.min(1, Math.max(-1, wish));
}
