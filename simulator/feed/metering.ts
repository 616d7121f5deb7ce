/** From power to published megawatts: whole numbers, the error of a meter, and an exchange that almost balances. */
import { HOUR } from '@courant/core/domain';
import { deviate, draw, smooth } from '../power/noise.ts';
import type { Power } from '../power/power.ts';

/** Published MW of one row under the publisher's field names; null is "not published". */
export interface Megawatts {
  consommation: number | null;
  thermique: number | null;
  nucleaire: number | null;
  eolien: number | null;
  solaire: number | null;
  hydraulique: number | null;
  pompage: number | null;
  bioenergies: number | null;
  ech_physiques: number | null;
  stockage_batterie: number | null;
  destockage_batterie: number | null;
  eolien_terrestre: number | null;
  eolien_offshore: number | null;
}

/** Errors of a vintage: relative spread of consumption and of generation, and the MW that the balance misses. */
export interface MeterAccuracy {
  consumptionSpread: number;
  generationSpread: number;
  residualMw: number;
}

// Spreads are white noise from slot to slot; residuals are those of Hauts-de-France 2024.
export const TELEMETRY: MeterAccuracy = { consumptionSpread: 0.003, generationSpread: 0.012, residualMw: 6 };
export const CONSOLIDATION: MeterAccuracy = {
  consumptionSpread: 0.004,
  generationSpread: 0.003,
  residualMw: 4.3,
};
export const FINAL_METERING: MeterAccuracy = {
  consumptionSpread: 0.001,
  generationSpread: 0.001,
  residualMw: 1,
};

const Draw = { consumption: 1, thermal: 2, wind: 3, solar: 4, hydro: 5, residual: 6, large: 7 } as const;

/** One reading of one slot. */
export interface MeterSample {
  /** The slot's own seed. */
  seed: number;
  /** Numbers the readings of one slot; each edition has other errors. */
  edition: number;
  /** Relative error of consumption that neighbouring slots share. */
  drift: number;
}

/** The power as a meter of this accuracy publishes it in one edition. */
export function meterReading(
  power: Power,
  accuracy: MeterAccuracy,
  { seed, edition, drift }: MeterSample,
): Megawatts {
  const { consumptionSpread, generationSpread } = accuracy;
  const consumption = 1 + drift + consumptionSpread * deviate(seed, edition, Draw.consumption);
  const wind = Math.round(power.wind * (1 + generationSpread * deviate(seed, edition, Draw.wind)));
  const megawatts = {
    consommation: Math.round(power.consumption * consumption),
    thermique: Math.round(power.thermal * (1 + generationSpread * deviate(seed, edition, Draw.thermal))),
    nucleaire: Math.round(power.nuclear),
    eolien: wind,
    solaire: Math.round(power.solar * (1 + 2 * generationSpread * deviate(seed, edition, Draw.solar))),
    hydraulique: Math.round(power.hydro * (1 + generationSpread * deviate(seed, edition, Draw.hydro))),
    pompage: roundToMw(power.pumping),
    bioenergies: Math.round(power.bioenergy),
    stockage_batterie: roundToMw(power.charge),
    destockage_batterie: roundToMw(power.discharge),
    eolien_terrestre: wind - Math.round(power.offshore),
    eolien_offshore: Math.round(power.offshore),
    ech_physiques: 0,
  };
  megawatts.ech_physiques = exchangeOf(megawatts) + residual(accuracy, seed, edition);
  return megawatts;
}

// Mean change from real time to consolidated seen on one day: 92 MW on 5,300.
const TELEMETRY_DRIFT = 0.02;

/** The relative error of telemetry: it lasts for hours rather than one slot, and each revision removes part of it. */
export function telemetryDrift(regionSeed: number, start: number, edition: number): number {
  return (TELEMETRY_DRIFT * smooth(regionSeed, start, 3 * HOUR)) / (1 + 0.3 * edition);
}

/** Rounded, and never -0, which JSON prints as 0 and `Object.is` does not take for 0. */
function roundToMw(mw: number): number {
  return Math.round(mw) || 0;
}

/** Consumption minus everything generated, stored and pumped: negative is an exporter. */
export function exchangeOf(mw: Omit<Megawatts, 'ech_physiques'>): number {
  return (
    (mw.consommation ?? 0) -
    (mw.thermique ?? 0) -
    (mw.nucleaire ?? 0) -
    (mw.eolien ?? 0) -
    (mw.solaire ?? 0) -
    (mw.hydraulique ?? 0) -
    (mw.pompage ?? 0) -
    (mw.bioenergies ?? 0) -
    (mw.stockage_batterie ?? 0) -
    (mw.destockage_batterie ?? 0)
  );
}

/** The published balance misses by a few MW, and once in a thousand rows by up to 67 (seen in real time). */
function residual(accuracy: MeterAccuracy, seed: number, edition: number): number {
  const usual = accuracy.residualMw * deviate(seed, edition, Draw.residual);
  const large = draw(seed, edition, Draw.large) < 0.001 ? accuracy.residualMw * 8 : 0;
  return Math.round(usual + large);
}
