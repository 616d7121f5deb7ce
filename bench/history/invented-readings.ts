import {
  DAY,
  hasMeasure,
  MEASURE_FACTS,
  MINUTE,
  PUBLISHED_MEASURES,
  type PublishedMeasure,
  partitionOf,
  type Reading,
  type RegionCode,
  type Vintage,
} from '@courant/core/domain';
import { seededRandom } from '@courant/core/testing';

/** Mean MW and swing of a middle-sized region: realistic enough for the sizes of the encoded numbers. */
const SHAPES: Readonly<Record<PublishedMeasure, readonly [mean: number, swing: number]>> = {
  CONSUMPTION: [4_500, 1_500],
  NUCLEAR: [3_800, 900],
  THERMAL: [450, 400],
  WIND: [600, 580],
  SOLAR: [250, 250],
  HYDRO: [500, 350],
  BIOENERGY: [110, 20],
  PUMPING: [-80, 80],
  BATTERY_CHARGE: [-3, 3],
  BATTERY_DISCHARGE: [3, 3],
  EXCHANGE: [0, 2_500],
};
const FILIERE_FIELDS = ['thermique', 'nucleaire', 'eolien', 'solaire', 'hydraulique', 'bioenergies'];
const STEP = 30 * MINUTE;

/** Invented half-hours of a region over `[from, to)`, as metered data: same seed and range, same readings. */
export function inventHalfHours(region: RegionCode, from: number, to: number, vintage: Vintage): Reading[] {
  const chance = seededRandom(partitionOf(region) * 7_919 + from / STEP);
  const readings: Reading[] = [];
  for (let start = from; start < to; start += STEP) {
    const values = PUBLISHED_MEASURES.map((measure) => inventMw(region, measure, start, chance()));
    const extra = inventExtra(values[0] ?? 1, chance);
    readings.push({ area: region, start, stepMinutes: 30, vintage, knownAt: to + DAY, values, extra });
  }
  return readings;
}

/** A daily wave with noise on it; solar is 0 at night, and what a region does not have is null. */
function inventMw(
  region: RegionCode,
  measure: PublishedMeasure,
  start: number,
  noise: number,
): number | null {
  if (!hasMeasure(region, measure)) return null;
  const [mean, swing] = SHAPES[measure];
  const wave = -Math.cos(((start % DAY) / DAY) * 2 * Math.PI);
  const mw = Math.round(mean + swing * (0.8 * wave + 0.2 * (2 * noise - 1)));
  const sign = MEASURE_FACTS[measure].sign;
  const signed = sign === 'BOTH' ? mw : sign === 'NEGATIVE' ? Math.min(0, mw) : Math.max(0, mw);
  // No minus zero: the publisher has none.
  return signed + 0;
}

/** The rates published beside the powers, which only the log keeps. */
function inventExtra(consumptionMw: number, random: () => number): Record<string, number> {
  const extra: Record<string, number> = {};
  for (const field of FILIERE_FIELDS) {
    extra[`tco_${field}`] = Math.round(random() * 10_000) / 100;
    extra[`tch_${field}`] = Math.round(random() * 10_000) / 100;
  }
  extra.eolien_terrestre = Math.round(consumptionMw * 0.1 * random());
  extra.eolien_offshore = 0;
  return extra;
}
