import {
  type Chunk,
  hasMeasure,
  meanMw,
  REGION_CODES,
  type StoredMeasure,
  vintageRankOf,
} from '@courant/core/domain';
import { roundMw } from './power.ts';

const REAL_TIME_VINTAGE_RANK = vintageRankOf('REAL_TIME');

/** What consumption should equal, each with its sign as published. */
const SUPPLY = [
  'THERMAL',
  'NUCLEAR',
  'WIND',
  'SOLAR',
  'HYDRO',
  'BIOENERGY',
  'PUMPING',
  'BATTERY_CHARGE',
  'BATTERY_DISCHARGE',
  'EXCHANGE',
] as const satisfies readonly StoredMeasure[];

// Largest residuals seen in the publisher's data: 28 MW over a metered year of one region, 67 MW in real time.
const METERED_TOLERANCE_MW = 30;
const REAL_TIME_TOLERANCE_MW = 70;
/** Twelve independent residuals add up as their root. */
const COUNTRY_FACTOR = Math.sqrt(REGION_CODES.length);

/** Consumption minus all that supplies it, MW; null where a measure that the area has is not published. */
function residualMw(chunk: Chunk, slot: number): number | null {
  const consumption = meanMw(chunk.column('CONSUMPTION'), slot);
  if (consumption === null) return null;
  let residual = consumption;
  for (const measure of SUPPLY) {
    const mw = meanMw(chunk.column(measure), slot);
    if (mw === null && hasMeasure(chunk.key.area, measure)) return null;
    residual -= mw ?? 0;
  }
  return residual;
}

/** The largest residual that the publisher usually leaves, MW. */
const toleranceMw = (chunk: Chunk, slot: number): number =>
  (chunk.vintageRank[slot] === REAL_TIME_VINTAGE_RANK ? REAL_TIME_TOLERANCE_MW : METERED_TOLERANCE_MW) *
  (chunk.key.area === 'FR' ? COUNTRY_FACTOR : 1);

/** The balance of a slot; null where a measure that it needs is not published. */
export function balanceAt(chunk: Chunk, slot: number): { residual: number; withinTolerance: boolean } | null {
  const residual = residualMw(chunk, slot);
  if (residual === null) return null;
  return { residual: roundMw(residual), withinTolerance: Math.abs(residual) <= toleranceMw(chunk, slot) };
}
