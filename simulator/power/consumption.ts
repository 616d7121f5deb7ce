/** Consumption of a region: season, week, day, cold. Shapes are those of Hauts-de-France 2024 (RTE, via ODRE). */
import { DAY, HOUR, MINUTE } from '@courant/core/domain';
import { parisDayOf } from '../paris-time.ts';
import { deviate, smooth } from './noise.ts';
import type { Region } from './region.ts';
import { daily, seasonal, yearsOf } from './season.ts';

const MONTHS = [1.25, 1.13, 1.06, 1.0, 0.88, 0.88, 0.86, 0.81, 0.9, 0.97, 1.1, 1.16];
const HOURS = [
  1.01, 0.96, 0.92, 0.89, 0.86, 0.87, 0.92, 0.99, 1.03, 1.05, 1.06, 1.07, 1.09, 1.08, 1.05, 1.02, 1.01, 1.01,
  1.04, 1.07, 1.05, 1.0, 0.99, 0.99,
];
/** Monday first. */
const WEEK = [1.01, 1.03, 1.02, 1.03, 1.03, 0.96, 0.92];
const SUNDAY = 0.92;
const FIXED_HOLIDAYS = new Set(['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']);

/** The country's demand as a shape around 1, without weather; dispatchable plants follow it. */
export function demandShape(instant: number): number {
  return seasonal(MONTHS, instant) * daily(HOURS, instant) * dayShape(instant);
}

/** The day's rhythm alone, around 1. */
export function hourShape(instant: number): number {
  return daily(HOURS, instant);
}

/** Consumption in MW. `cold` is the region's weather; `seed` is its own, for the small restlessness of demand. */
export function consumptionAt(region: Region, instant: number, cold: number, seed: number): number {
  const month = seasonal(MONTHS, instant);
  const season = Math.max(0.7, 1 + (month - 1) * region.heating);
  const hour = 1 + (daily(HOURS, instant) - 1) * region.dailySwing;
  // Electric heating: a cold spell counts in winter, hardly in summer.
  const heating = 1 + 0.085 * region.heating * cold * Math.max(0.12, (month - 0.8) / 0.45);
  const restless =
    1 + 0.008 * smooth(seed, instant, 2 * HOUR) + 0.004 * deviate(seed, instant / (15 * MINUTE));
  return region.meanConsumption * trend(instant) * season * hour * dayShape(instant) * heating * restless;
}

/** Consumption fell after 2019 (sobriety, self-consumption): Hauts-de-France 5,690 MW in 2019, 5,247 in 2024. */
function trend(instant: number): number {
  return Math.min(1, Math.max(0.922, 1 - (yearsOf(instant) - 2019.5) * 0.02));
}

/** The shape of the day computed last: rows come day by day, and this spares a date for each of 96 x 12 rows. */
let lastDayShapeCache = { day: Number.NaN, shape: 1 };

function dayShape(instant: number): number {
  const day = parisDayOf(instant);
  if (lastDayShapeCache.day !== day) lastDayShapeCache = { day, shape: shapeOfDay(day) };
  return lastDayShapeCache.shape;
}

function shapeOfDay(day: number): number {
  const monthAndDay = new Date(day * DAY).toISOString().slice(5, 10);
  if (FIXED_HOLIDAYS.has(monthAndDay)) return SUNDAY;
  return WEEK[(day + 3) % 7] ?? 1;
}
