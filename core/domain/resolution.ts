import { DAY, HOUR, MINUTE, parisDate, parisMidnight, parisWallClock } from './calendar.ts';

/** Lengths of time that values are given for, finest first. The first two are the leaf grids; roll-ups are computed. */
export const RESOLUTIONS = ['QUARTER_HOUR', 'HALF_HOUR', 'HOUR', 'DAY', 'WEEK', 'MONTH', 'YEAR'] as const;
export type Resolution = (typeof RESOLUTIONS)[number];
export type LeafResolution = 'QUARTER_HOUR' | 'HALF_HOUR';
export type RollUpResolution = Exclude<Resolution, LeafResolution>;
export const ROLL_UPS = [
  'HOUR',
  'DAY',
  'WEEK',
  'MONTH',
  'YEAR',
] as const satisfies readonly RollUpResolution[];

/** The first year that chunks may hold: the publisher's history begins at 2013 in Paris, which is 2012-12-31 in UTC. */
export const FIRST_YEAR = 2012;

const floorTo = (step: number) => (instant: number) => Math.floor(instant / step) * step;
const utcMonth = (instant: number, later = 0): number => {
  const at = new Date(instant);
  return Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + later);
};
const utcDay = floorTo(DAY);
const dayOfYear = ({ year, month, day }: { year: number; month: number; day: number }): number =>
  (Date.UTC(year, month - 1, day) - Date.UTC(year, 0, 1)) / DAY;
const newYear = (year: number): number => parisMidnight({ year, month: 1, day: 1 });
const parisYear = (instant: number): number => parisDate(instant).year;
/** Days since Monday, 0 to 6. */
const daysSinceMonday = (instant: number): number => (parisWallClock(instant).getUTCDay() + 6) % 7;
/** Day of the year of the first Monday, 0 to 6. */
const firstMonday = (year: number): number => (7 - daysSinceMonday(newYear(year))) % 7;
const dayFrom = (instant: number, days: number): number => {
  const { year, month, day } = parisDate(instant);
  return parisMidnight({ year, month, day: day + days });
};
/** All months lie in one chunk and all years in another; both begin with FIRST_YEAR. */
const START_OF_ALL_PERIODS = newYear(FIRST_YEAR);
const END_OF_ALL_PERIODS = newYear(2200);

/** The buckets of a resolution, and the slots and periods (chunks) they lie in. */
interface Grid {
  /** Start of the bucket that holds an instant. */
  bucket(instant: number): number;
  /** Start of the bucket after the one that begins at `start`. */
  next(start: number): number;
  /** Start of the chunk that holds the bucket beginning at `start`, and of the chunk after it. */
  period(start: number): number;
  nextPeriod(period: number): number;
  /** Slot in its chunk of the bucket that begins at `start`, and the start of the bucket at a slot. */
  slot(start: number): number;
  start(period: number, slot: number): number;
}

const fixedStepGrid = (
  step: number,
  period: (instant: number) => number,
  nextPeriod: (period: number) => number,
): Grid => ({
  bucket: floorTo(step),
  next: (start) => start + step,
  period,
  nextPeriod,
  slot: (start) => (start - period(start)) / step,
  start: (from, slot) => from + slot * step,
});

const GRIDS: Readonly<Record<Resolution, Grid>> = {
  QUARTER_HOUR: fixedStepGrid(15 * MINUTE, utcDay, (period) => period + DAY),
  HALF_HOUR: fixedStepGrid(30 * MINUTE, utcDay, (period) => period + DAY),
  HOUR: fixedStepGrid(HOUR, utcMonth, (period) => utcMonth(period, 1)),
  DAY: {
    bucket: (instant) => dayFrom(instant, 0),
    next: (start) => dayFrom(start, 1),
    period: (start) => newYear(parisYear(start)),
    nextPeriod: (period) => newYear(parisYear(period) + 1),
    slot: (start) => dayOfYear(parisDate(start)),
    start: (period, slot) => dayFrom(period, slot),
  },
  WEEK: {
    bucket: (instant) => dayFrom(instant, -daysSinceMonday(instant)),
    next: (start) => dayFrom(start, 7),
    period: (start) => newYear(parisYear(start)),
    nextPeriod: (period) => newYear(parisYear(period) + 1),
    slot: (start) => (dayOfYear(parisDate(start)) - firstMonday(parisYear(start))) / 7,
    start: (period, slot) => dayFrom(period, firstMonday(parisYear(period)) + 7 * slot),
  },
  MONTH: {
    bucket: (instant) => parisMidnight({ ...parisDate(instant), day: 1 }),
    next: (start) => monthOf((parisYear(start) - FIRST_YEAR) * 12 + parisDate(start).month),
    period: () => START_OF_ALL_PERIODS,
    nextPeriod: () => END_OF_ALL_PERIODS,
    slot: (start) => (parisYear(start) - FIRST_YEAR) * 12 + parisDate(start).month - 1,
    start: (_, slot) => monthOf(slot),
  },
  YEAR: {
    bucket: (instant) => newYear(parisYear(instant)),
    next: (start) => newYear(parisYear(start) + 1),
    period: () => START_OF_ALL_PERIODS,
    nextPeriod: () => END_OF_ALL_PERIODS,
    slot: (start) => parisYear(start) - FIRST_YEAR,
    start: (_, slot) => newYear(FIRST_YEAR + slot),
  },
};

function monthOf(slot: number): number {
  return parisMidnight({ year: FIRST_YEAR, month: slot + 1, day: 1 });
}

/** Start of the bucket of this resolution that holds the instant. */
export const bucketStart = (resolution: Resolution, instant: number): number =>
  GRIDS[resolution].bucket(instant);

/** End of the bucket that begins at `start`: the start of the next one. */
export const bucketEnd = (resolution: Resolution, start: number): number => GRIDS[resolution].next(start);

/** Start of the period (the chunk) that holds the bucket which holds the instant. */
export const periodStart = (resolution: Resolution, instant: number): number =>
  GRIDS[resolution].period(GRIDS[resolution].bucket(instant));

export const periodEnd = (resolution: Resolution, period: number): number =>
  GRIDS[resolution].nextPeriod(period);

/** Slot in its chunk of the bucket that holds the instant. */
export const slotOf = (resolution: Resolution, instant: number): number =>
  GRIDS[resolution].slot(GRIDS[resolution].bucket(instant));

/** Start of the bucket at a slot of the chunk of a period. */
export const slotStart = (resolution: Resolution, period: number, slot: number): number =>
  GRIDS[resolution].start(period, slot);

/** Starts of the buckets that overlap `[from, to)`, in order. */
export function bucketsIn(resolution: Resolution, from: number, to: number): number[] {
  if (to <= from) return [];
  const starts: number[] = [];
  for (let at = bucketStart(resolution, from); at < to; at = bucketEnd(resolution, at)) starts.push(at);
  return starts;
}

/** Starts of the buckets that hold the instants, each once. The instants must rise. */
export function bucketsHolding(resolution: Resolution, instants: readonly number[]): number[] {
  const starts: number[] = [];
  let end = -Infinity;
  for (const instant of instants) {
    if (instant < end) continue;
    const start = bucketStart(resolution, instant);
    starts.push(start);
    end = bucketEnd(resolution, start);
  }
  return starts;
}

/** Starts of the periods of the buckets that overlap `[from, to)`, in order. */
export function periodsIn(resolution: Resolution, from: number, to: number): number[] {
  if (to <= from) return [];
  const periods: number[] = [];
  const last = periodStart(resolution, to - 1);
  for (let at = periodStart(resolution, from); at <= last; at = periodEnd(resolution, at)) periods.push(at);
  return periods;
}

/** Number of quarter-hours in the bucket that begins at `start`: the `expected` beside `observed`. */
export const quartersIn = (resolution: Resolution, start: number): number =>
  (bucketEnd(resolution, start) - start) / (15 * MINUTE);

/** A run of neighbouring slots of one chunk: `[first, end)`. */
export interface Span {
  readonly period: number;
  readonly first: number;
  readonly end: number;
}

/** The slots of the buckets that overlap `[from, to)`: one span for each chunk, in order. */
export function spansIn(resolution: Resolution, from: number, to: number): Span[] {
  if (to <= from) return [];
  const last = bucketStart(resolution, to - 1);
  return periodsIn(resolution, from, to).map((period) => {
    const start = Math.max(bucketStart(resolution, from), slotStart(resolution, period, 0));
    const final = Math.min(last, lastBucket(resolution, period));
    return { period, first: slotOf(resolution, start), end: slotOf(resolution, final) + 1 };
  });
}

/** A roll-up's bucket: its period and slot, and the spans of the finer buckets that it adds up. */
export interface BucketPlan {
  readonly period: number;
  readonly slot: number;
  readonly parts: readonly Span[];
}

// Calendar arithmetic costs more than adding up the slots, and twelve regions and the country need the same buckets one
// after the other.
const MAX_CACHED_PLANS = 8_192;
const planCache = new Map<string, Map<number, BucketPlan>>();

/** The period and slot of the bucket that begins at `start`, and the spans of its finer buckets. Cached. */
export function bucketPlan(resolution: Resolution, start: number, finer: Resolution): BucketPlan {
  let plans = planCache.get(resolution + finer);
  if (!plans || plans.size >= MAX_CACHED_PLANS) {
    plans = new Map();
    planCache.set(resolution + finer, plans);
  }
  let plan = plans.get(start);
  if (!plan) {
    const period = GRIDS[resolution].period(start);
    const parts = spansIn(finer, start, bucketEnd(resolution, start));
    plan = { period, slot: GRIDS[resolution].slot(start), parts };
    plans.set(start, plan);
  }
  return plan;
}

/** Start of the last bucket that begins in the period. A week that begins on 30 December belongs to the old year. */
const lastBucket = (resolution: Resolution, period: number): number =>
  bucketStart(resolution, periodEnd(resolution, period) - 1);
