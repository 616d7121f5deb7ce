import { clientError } from '../api-error.ts';
import { pointsIn } from '../column/range.ts';
import type { LimitValues } from '../limits/limit-values.ts';
import { costOfSlots, ONCE } from '../limits/price.ts';
import { momentAt } from '../scalar/moment.ts';
import { seriesPrice } from '../series/series-price.ts';
import { figureColumns } from './export-column.ts';
import type { ExportFormat } from './export-format.ts';
import { exportCostPerMinute } from './export-pace.ts';
import type { ExportPlan } from './export-plan.ts';

/** What a row costs to write, and each figure in it, beside reading them: as so many numbers of a column that is printed. */
const WRITING: Readonly<Record<ExportFormat, { readonly row: number; readonly figure: number }>> = {
  CSV: { row: 24, figure: 0.7 },
  JSONL: { row: 28, figure: 1 },
  PARQUET: { row: 32, figure: 4 },
};

const momentOrNull = (instant: number | null | undefined) =>
  typeof instant === 'number' ? momentAt(instant) : null;

/** The cost of reading an export and writing it, in the unit of `maxCost`: known before anything is read. */
export function costOfExport(plan: ExportPlan, now: number, limits: LimitValues): number {
  const { areas, measures, resolution, range, view, carbonMethod, filter, format } = plan;
  const input = {
    ...{ areas, measures, resolution, view, carbonMethod, maxPoints: 1, vintage: filter?.vintage ?? null },
    ...{ from: momentAt(range.from), to: momentAt(range.to), asOf: momentOrNull(filter?.asOf) },
  };
  const facts = {
    now,
    covered: range,
    realTimeFrom: range.from,
    limits: { ...limits, ...ANY_POINTS },
    scale: ONCE,
  };
  const { row, figure } = WRITING[format];
  const numbers = row + figure * figureColumns(measures, view).length;
  const writing = areas.length * costOfSlots(numbers * pointsIn(resolution, range));
  return Math.ceil(seriesPrice({ input }, facts).own + writing);
}

const ANY_POINTS = {
  maxPointsPerSeries: Number.POSITIVE_INFINITY,
  maxPointsPerQuery: Number.POSITIVE_INFINITY,
};

/** An export is paid part by part and slowed down, not refused; alone at its pace, none takes longer than this for its price. */
const MAX_MINUTES = 10;
const maxCostOf = ({ costPerMinute }: LimitValues): number =>
  Math.floor(MAX_MINUTES * exportCostPerMinute(costPerMinute));

/** @throws a TOO_COSTLY error that names how many of its areas are allowed, or else that its time is too long */
export function checkCost({ areas }: ExportPlan, cost: number, limits: LimitValues): void {
  const maxCost = maxCostOf(limits);
  if (cost <= maxCost) return;
  const allowed = Math.floor((areas.length * maxCost) / cost);
  const advice =
    allowed > 0
      ? `areas: ${areas.length}; ask for ${allowed} at a time, for fewer measures, or for less time.`
      : 'from, to: ask for less time, for fewer measures, or coarser.';
  throw clientError('TOO_COSTLY', `The export costs ${cost}; ${maxCost} is allowed. ${advice}`);
}
