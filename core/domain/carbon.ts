import { CARBON_FACTORS, type CarbonMethod, type CarbonRange } from './carbon-factors.ts';
import type { Numbers } from './chunk.ts';
import { FILIERES } from './measure.ts';

/** Factors have one digit after the point at most, so their tenths are whole, and so are sums of energy times tenths. */
const TENTHS_IN_GRAM = 10;

/**
 * Computes a carbon intensity from the energy of each filière, in the order of `FILIERES`: all in one unit, and over the
 * same slots, which are those for which production is published. 0 stands for a filière that the area does not have.
 */
export type ToCarbonIntensity = (energy: Numbers) => CarbonRange | null;

/**
 * What was emitted over what was produced, grams of CO2 equivalent for each kWh, rounded to a tenth; null where nothing was
 * produced. A filière below zero took power and emitted nothing. Low is never above central, nor central above high.
 */
export function carbonIntensityBy(method: CarbonMethod): ToCarbonIntensity {
  const [lows, centrals, highs] = [
    tenthsOf(method, 'low'),
    tenthsOf(method, 'central'),
    tenthsOf(method, 'high'),
  ];
  return (energy) => {
    const produced = sumOf(energy);
    if (produced <= 0) return null;
    const rate = (tenths: Numbers): number => Math.round(emitted(energy, tenths) / produced) / TENTHS_IN_GRAM;
    return { low: rate(lows), central: rate(centrals), high: rate(highs) };
  };
}

/** The factors of one bound in whole tenths of a gram, in the order of `FILIERES`. */
const tenthsOf = (method: CarbonMethod, bound: keyof CarbonRange): readonly number[] =>
  FILIERES.map((filiere) => Math.round(CARBON_FACTORS[method].grams[filiere][bound] * TENTHS_IN_GRAM));

function sumOf(energy: Numbers): number {
  let sum = 0;
  for (let at = 0; at < energy.length; at++) sum += energy[at] ?? 0;
  return sum;
}

function emitted(energy: Numbers, tenths: Numbers): number {
  let sum = 0;
  for (let at = 0; at < energy.length; at++) sum += Math.max(0, energy[at] ?? 0) * (tenths[at] ?? 0);
  return sum;
}
