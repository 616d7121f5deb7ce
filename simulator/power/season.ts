/** Shapes over the year, the week and the day. */
import { DAY, HOUR } from '@courant/core/domain';
import { toWallClock } from '../paris-time.ts';
import type { InstalledCapacity } from './region.ts';

const YEAR_DAYS = 365.2425;
const YEAR_2000 = Date.UTC(2000, 0, 1);

/** Years as a number: 2024.5 is the middle of 2024 (to about a day). */
export function yearsOf(instant: number): number {
  return 2000 + (instant - YEAR_2000) / (YEAR_DAYS * DAY);
}

/** Twelve monthly figures as a curve through the middles of the months. */
export function seasonal(months: readonly number[], instant: number): number {
  const years = yearsOf(instant);
  return interpolated(months, ((years - Math.floor(years)) * 12 + 11.5) % 12);
}

/** Twenty-four hourly figures as a curve through the hours of Paris. */
export function daily(hours: readonly number[], instant: number): number {
  return interpolated(hours, hourOfDay(instant));
}

/** Hour of the day in Paris, 0 to 24, with its fraction. */
export function hourOfDay(instant: number): number {
  return (toWallClock(instant, 'Europe/Paris') % DAY) / HOUR;
}

/** The value at a fractional position of figures that repeat, by straight lines. */
function interpolated(ring: readonly number[], at: number): number {
  const index = Math.floor(at);
  const before = ring[index % ring.length] ?? 0;
  const after = ring[(index + 1) % ring.length] ?? 0;
  return before + (after - before) * (at - index);
}

/** Installed MW at an instant: straight lines between the four known years, level outside them. */
export function installedMw(capacity: InstalledCapacity, instant: number): number {
  const years = yearsOf(instant);
  if (years <= 2013) return capacity[0];
  if (years < 2018) return capacity[0] + ((capacity[1] - capacity[0]) * (years - 2013)) / 5;
  if (years < 2023) return capacity[1] + ((capacity[2] - capacity[1]) * (years - 2018)) / 5;
  if (years < 2026) return capacity[2] + ((capacity[3] - capacity[2]) * (years - 2023)) / 3;
  return capacity[3];
}

/** 0 below `low`, 1 above `high`, an eased rise between. */
export function rise(value: number, low: number, high: number): number {
  const part = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return part * part * (3 - 2 * part);
}
