/** Consolidated data that is wrong yet balanced, as Hauts-de-France on 2024-04-10 from 07:30 to 23:00. */
import { draw } from '../power/noise.ts';
import { REGIONS } from '../power/region.ts';
import type { LocalSlot } from './local-slots.ts';
import type { Megawatts } from './metering.ts';

/** One region has one such day a year; in 2024 it is the recorded one. */
export function isBadDay(seed: number, code: string, slot: LocalSlot): boolean {
  if (slot.heure < '07:30' || slot.heure > '23:00') return false;
  const year = Number(slot.date.slice(0, 4));
  return code === badRegionOf(seed, year) && slot.date === badDateOf(seed, year);
}

function badDateOf(seed: number, year: number): string {
  if (year === 2024) return '2024-04-10';
  const dayOfYear = 1 + Math.floor(draw(seed, year, 80) * 364);
  return new Date(Date.UTC(year, 0, dayOfYear)).toISOString().slice(0, 10);
}

function badRegionOf(seed: number, year: number): string {
  if (year === 2024) return '32';
  return REGIONS[Math.floor(draw(seed, year, 81) * REGIONS.length)]?.code ?? '32';
}

/** About 70 % of consumption goes missing, and the exchange with it. */
export function withoutMostConsumption(mw: Megawatts): Megawatts {
  const missing = Math.round((mw.consommation ?? 0) * 0.7);
  return {
    ...mw,
    consommation: (mw.consommation ?? 0) - missing,
    ech_physiques: (mw.ech_physiques ?? 0) - missing,
  };
}
