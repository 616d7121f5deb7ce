import { tickStep } from 'd3-array';
import type { Column } from './series-set.ts';

const QUARTERS_IN_HOUR = 4;

const HALF_HOURS_IN_HOUR = 2;

/** The half-hours of a period by size: in hours, the mean of one below a threshold and one above it would be on one side. */
export interface Duration {
  /** Means of half-hours in MW, largest first. */
  readonly sortedMw: readonly number[];
  /** For each of them, the hours published of it and of those before it. */
  readonly hoursUpTo: readonly number[];
  /** Hours of the period of which nothing is published. */
  readonly missing: number;
}

/** @param observed the quarter-hours published of each half-hour, of which a half-hour counts no more */
export function toDuration(halfHourlyMw: Column, observed: Column): Duration {
  const published = halfHourlyMw.flatMap((mw, i) =>
    mw === null ? [] : [{ mw, quarters: observed[i] ?? 0 }],
  );
  published.sort((a, b) => b.mw - a.mw);
  let quarters = 0;
  return {
    sortedMw: published.map(({ mw }) => mw),
    hoursUpTo: published.map((halfHour) => {
      quarters += halfHour.quarters;
      return quarters / QUARTERS_IN_HOUR;
    }),
    missing: (halfHourlyMw.length - published.length) / HALF_HOURS_IN_HOUR,
  };
}

/** All hours published. */
export const hoursOf = ({ hoursUpTo }: Duration): number => hoursUpTo.at(-1) ?? 0;

/** Hours strictly above a power, as the API's `hoursAbove` counts them. */
export const hoursAbove = (duration: Duration, thresholdMw: number): number =>
  hoursBefore(duration, (mw) => mw <= thresholdMw);

/** Hours strictly below a power. */
export const hoursBelow = (duration: Duration, thresholdMw: number): number =>
  hoursOf(duration) - hoursBefore(duration, (mw) => mw < thresholdMw);

/** The hours before the first half-hour of a kind; all of them where there is none. */
function hoursBefore({ sortedMw, hoursUpTo }: Duration, isOfKind: (mw: number) => boolean): number {
  const first = sortedMw.findIndex(isOfKind);
  const count = first === -1 ? sortedMw.length : first;
  return hoursUpTo[count - 1] ?? 0;
}

/** Where a threshold may stand: round powers around all that is published. */
export interface ThresholdRange {
  readonly lowMw: number;
  readonly highMw: number;
  readonly stepMw: number;
}

const STEPS = 80;

export function thresholdRange({ sortedMw }: Duration): ThresholdRange {
  const [highest, lowest] = [Math.max(0, sortedMw[0] ?? 0), Math.min(0, sortedMw.at(-1) ?? 0)];
  const stepMw = highest > lowest ? tickStep(lowest, highest, STEPS) : 1;
  return {
    lowMw: Math.floor(lowest / stepMw) * stepMw,
    highMw: Math.max(stepMw, Math.ceil(highest / stepMw) * stepMw),
    stepMw,
  };
}

/** A power on the steps of the range, inside it. */
export const onStep = (mw: number, { lowMw, highMw, stepMw }: ThresholdRange): number =>
  Math.min(highMw, Math.max(lowMw, Math.round(mw / stepMw) * stepMw));

const FIRST_SHARE = 0.1;

/** The step nearest to what a tenth of the half-hours exceed. */
export const firstThreshold = ({ sortedMw }: Duration, range: ThresholdRange): number =>
  onStep(sortedMw[Math.floor(sortedMw.length * FIRST_SHARE)] ?? 0, range);

/** Some of the points, the first and the last always: a curve needs no more than it has pixels. */
export function curvePoints(
  { sortedMw, hoursUpTo }: Duration,
  most: number,
): { readonly hours: number; readonly mw: number }[] {
  const last = sortedMw.length - 1;
  if (last < 0) return [];
  const count = Math.min(most, sortedMw.length);
  const picked = Array.from({ length: count }, (_, i) => Math.round((i * last) / Math.max(1, count - 1)));
  const points = picked.map((i) => ({ hours: hoursUpTo[i] ?? 0, mw: sortedMw[i] ?? 0 }));
  return [{ hours: 0, mw: sortedMw[0] ?? 0 }, ...points];
}
