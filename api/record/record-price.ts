import { AREA_CODES, DAY, STORED_MEASURES } from '@courant/core/domain';
import { costOfLoading, costOfSlots, type Price, type PriceFacts, SUMMED } from '../limits/price.ts';
import { costOfRange, HISTORY_START } from '../limits/range-cost.ts';
import { recordRange } from './answer-records.ts';
import { DAYS_SEARCHED, type RecordPeriod } from './record-type.ts';

/** A highest and a lowest. */
const KINDS = 2;
/** Visits of a day: its bound, and a comparison for each day that is searched, which prints nothing. */
const VISITS = 1 + SUMMED * DAYS_SEARCHED;
const OWN = 5;

/** Of each area its days, and for each record the half-hours of a few days. */
export function recordsPrice(
  areas: number,
  measures: number,
  period: RecordPeriod,
  { now, covered }: PriceFacts,
): Price {
  const range = recordRange(period, now);
  const from = Math.max(range.from, Math.min(covered.from, now - DAY), HISTORY_START);
  const days = (range.to - from) / DAY;
  const records = areas * measures * KINDS;
  const own =
    OWN +
    areas * costOfRange('DAY', range, measures) +
    records * (costOfSlots(VISITS * days) + costOfLoading('HALF_HOUR', 2 * DAYS_SEARCHED, 2));
  return { own, times: records, inside: { points: days } };
}

export const ALL_AREAS = AREA_CODES.length;
export const ALL_MEASURES = STORED_MEASURES.length;
