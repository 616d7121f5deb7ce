import { AREA_CODES, type AreaCode, DAY, type Measure, STORED_MEASURES } from '@courant/core/domain';
import { forSome, shortened } from '../limits/cheaper-list.ts';
import { type CheaperThan, costOfLoading, costOfSlots, type PriceOf, SUMMED } from '../limits/price.ts';
import { areasBehind, costOfFiltering, costOfRange, coveredAsOf } from '../limits/range-cost.ts';
import type { Moment } from '../scalar/moment.ts';
import { recordRange, withDaysAround } from './answer-records.ts';
import { DAYS_SEARCHED, RECORD_PERIODS, type RecordPeriod } from './record-type.ts';

/** As the resolver receives them. */
export interface RecordsArguments {
  readonly areas?: readonly AreaCode[] | null;
  readonly measures?: readonly Measure[] | null;
  readonly period: RecordPeriod;
  readonly asOf?: Moment | null;
}

/** A highest and a lowest. */
const KINDS = 2;
/** Visits of a day: its bound, and a comparison for each day that is searched, which prints nothing. */
const VISITS = 1 + SUMMED * DAYS_SEARCHED;
const OWN = 5;

/** Of each area its days, as of an instant from their leaf chunks, and for each record the half-hours of a few days. */
export const recordsPrice: PriceOf<RecordsArguments> = (args, facts) => {
  const areas = args.areas ?? AREA_CODES;
  const measures = new Set(args.measures ?? STORED_MEASURES).size;
  const covered = coveredAsOf(facts, args.asOf);
  const whole = recordRange(args.period, covered.to);
  const range = { ...whole, from: Math.max(whole.from, Math.min(covered.from, covered.to - DAY)) };
  // As of an instant before all history, the range is turned round.
  const days = Math.max(0, (range.to - range.from) / DAY);
  const records = new Set(areas).size * measures * KINDS;
  const own =
    OWN +
    new Set(areas).size * costOfRange('DAY', whole, measures) +
    records * (costOfSlots(VISITS * days) + costOfLoading('HALF_HOUR', 2 * DAYS_SEARCHED, 2));
  const filtering = args.asOf ? costOfFiltering(areasBehind(areas), 'DAY', withDaysAround(range)) : 0;
  return { own: own + filtering, times: records, inside: { points: days } };
};

/** Ways to ask for less: fewer areas, fewer measures, a shorter period. */
export const cheaperRecords: CheaperThan<RecordsArguments> = (args) => [
  shortened(args.areas ?? AREA_CODES).map((areas) => ({
    args: { ...args, areas },
    advice: forSome(areas.length, 'area'),
  })),
  shortened(args.measures ?? STORED_MEASURES).map((measures) => ({
    args: { ...args, measures },
    advice: forSome(measures.length, 'measure'),
  })),
  RECORD_PERIODS.slice(0, RECORD_PERIODS.indexOf(args.period))
    .toReversed()
    .map((period) => ({ args: { ...args, period }, advice: `for the period ${period}` })),
];
