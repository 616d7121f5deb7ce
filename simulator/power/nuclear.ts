/** Reactors: a long outage most years outside winter, short trips, and following the load a little. */
import { DAY, HOUR } from '@courant/core/domain';
import { draw, smooth } from './noise.ts';
import type { Region } from './region.ts';
import { yearsOf } from './season.ts';

const TRIP_BLOCK = 30 * DAY;
/** The share of its nameplate that a unit reaches on an ordinary day: warm rivers, tests, wear and reserve take the rest. */
const REACHED_SHARE = 0.91;

/** Nuclear MW of a region. `ease` (0 to 1): how far the country's reactors reduce their output. */
export function nuclearAt(region: Region, instant: number, ease: number, seed: number): number {
  if (region.reactors.length === 0) return 0;
  const restless = Math.max(0, 1 + smooth(seed, instant, 20 * HOUR));
  const stepBack = REACHED_SHARE * (1 - 0.26 * ease - 0.02 * restless);
  let total = 0;
  region.reactors.forEach((mw, unit) => {
    total += mw * availabilityOf(seed, unit, instant);
  });
  return total * stepBack;
}

function availabilityOf(regionSeed: number, unit: number, instant: number): number {
  const unitSeed = regionSeed + unit * 7919;
  return longOutage(regionSeed, unit, instant) * shortTrip(unitSeed, instant);
}

/**
 * Refuelling: nine years in ten, starting between mid-March and the end of September, 45 to 120 days.
 * The units of a region take turns (golden steps), as their operator schedules them.
 */
function longOutage(regionSeed: number, unit: number, instant: number): number {
  const years = yearsOf(instant);
  const year = Math.floor(years);
  const unitSeed = regionSeed + unit * 7919;
  if (draw(unitSeed, year) > 0.9) return 1;
  const turn = (draw(regionSeed, year, 6) + unit * 0.618 + 0.1 * draw(unitSeed, year, 1)) % 1;
  const start = 75 + 195 * turn;
  const end = start + 45 + 75 * draw(unitSeed, year, 2);
  return running((years - year) * 365.2425, start, end);
}

/** One month in eight a unit stops for one to four days. */
function shortTrip(unitSeed: number, instant: number): number {
  const block = Math.floor(instant / TRIP_BLOCK);
  if (draw(unitSeed, block, 3) > 0.125) return 1;
  const start = 24 * draw(unitSeed, block, 4);
  const end = start + 1 + 3 * draw(unitSeed, block, 5);
  return running((instant - block * TRIP_BLOCK) / DAY, start, end);
}

const RAMP_DAYS = 0.25;

/** 1 outside [start, end), 0 inside, with six hours down before and up after. */
function running(at: number, start: number, end: number): number {
  if (at < start - RAMP_DAYS || at >= end + RAMP_DAYS) return 1;
  if (at < start) return (start - at) / RAMP_DAYS;
  return at < end ? 0 : (at - end) / RAMP_DAYS;
}
