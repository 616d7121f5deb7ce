/** Weather of one region at one instant: a country-wide part that crosses France from the west, and a regional part. */
import { DAY, HOUR } from '@courant/core/domain';
import { seedOf, smooth } from './noise.ts';
import { REGIONS, type Region } from './region.ts';
import { seasonal } from './season.ts';

export interface Weather {
  /** Colder than the season when positive, mean 0, variance about 1. */
  cold: number;
  /** Wind load factor, 0 to about 0.92. */
  wind: number;
  /** Solar load factor, exactly 0 at night. */
  sun: number;
}

/** Weather of every region from one seed. */
export interface WeatherModel {
  at(region: Region, instant: number): Weather;
}

const COUNTRY_INDEX = 12;
// Monthly mean wind load factors of Hauts-de-France, levelled a little: one year's storms are not a climate.
const WIND_MONTHS = [0.33, 0.35, 0.27, 0.26, 0.17, 0.14, 0.13, 0.14, 0.21, 0.22, 0.27, 0.33];
const WIND_SPREAD = 1.7;
const WIND_CEILING = 0.92;
const WIND_STARTS = WIND_MONTHS.map(logisticCentre);

// Cloud over Hauts-de-France by month, found by matching its monthly solar load factors.
const CLOUD_MONTHS = [0.55, 0.6, 0.5, 0.48, 0.45, 0.42, 0.41, 0.4, 0.42, 0.5, 0.66, 0.72];

/** Centre of a logistic of normal noise that has the given mean (Gauss-logistic approximation). */
function logisticCentre(mean: number): number {
  const share = mean / WIND_CEILING;
  return Math.log(share / (1 - share)) * Math.sqrt(1 + (Math.PI * WIND_SPREAD * WIND_SPREAD) / 8);
}

export function createWeatherModel(seed: number): WeatherModel {
  const country = seedsOf(seed, COUNTRY_INDEX);
  const regional = REGIONS.map((region) => seedsOf(seed, region.index));
  return {
    at(region, instant) {
      const own = regional[region.index] ?? country;
      const front = instant - frontDelay(region);
      return {
        cold: coldAt(country, own, instant),
        wind: windAt(country, own, front),
        sun: sunAt(country, own, region, front, instant),
      };
    },
  };
}

/** A seed for each of a region's noises. */
function seedsOf(seed: number, index: number) {
  return {
    cold: seedOf(seed, index, 1),
    wind: seedOf(seed, index, 2),
    gust: seedOf(seed, index, 3),
    cloud: seedOf(seed, index, 4),
    local: seedOf(seed, index, 5),
  };
}

type Seeds = ReturnType<typeof seedsOf>;

/** A front takes about a day from Brest to Strasbourg. */
function frontDelay(region: Region): number {
  return (region.longitude + 3) * 2 * HOUR;
}

function coldAt(country: Seeds, own: Seeds, instant: number): number {
  return 0.9 * smooth(country.cold, instant, 110 * HOUR) + 0.4 * smooth(own.cold, instant, 60 * HOUR);
}

function windAt(country: Seeds, own: Seeds, front: number): number {
  const systems =
    0.72 * smooth(country.wind, front, 58 * HOUR) + 0.38 * smooth(country.gust, front, 19 * HOUR);
  const local = 0.45 * smooth(own.wind, front, 26 * HOUR) + 0.3 * smooth(own.gust, front, 7 * HOUR);
  const ripple = 0.06 * smooth(own.local, front, 1.5 * HOUR);
  const start = seasonal(WIND_STARTS, front);
  return WIND_CEILING / (1 + Math.exp(-(start + WIND_SPREAD * (systems + local + ripple))));
}

function sunAt(country: Seeds, own: Seeds, region: Region, front: number, instant: number): number {
  const height = sinOfSunHeight(region, instant);
  if (height <= 0) return 0;
  const southern = (48.5 - region.latitude) * 0.035;
  const restless =
    0.22 * smooth(country.cloud, front, 26 * HOUR) +
    0.13 * smooth(own.cloud, front, 6 * HOUR) +
    0.05 * smooth(own.local, instant, 0.8 * HOUR);
  const cloud = Math.min(1, Math.max(0, seasonal(CLOUD_MONTHS, instant) - southern + restless));
  return 0.84 * height ** 1.15 * (1 - 0.82 * cloud);
}

const RADIAN = Math.PI / 180;

/** Sine of the sun's height over the horizon, from date, hour and position (equation of time left out). */
function sinOfSunHeight(region: Region, instant: number): number {
  const days = instant / DAY;
  const declination = -23.44 * RADIAN * Math.cos(((days + 10 - 0.25) / 365.2425) * 2 * Math.PI);
  const hourAngle = ((days % 1) * 360 + region.longitude - 180) * RADIAN;
  const latitude = region.latitude * RADIAN;
  return (
    Math.sin(latitude) * Math.sin(declination) +
    Math.cos(latitude) * Math.cos(declination) * Math.cos(hourAngle)
  );
}
