import { type CivilDate, parisDate, quartersIn } from '@courant/core/domain';
import type { Column } from './series-set.ts';

const MONTHS = 13;
const YEAR = 12;

/** The mean of a month, and how much of it is published: 0 to 1. */
export interface MonthMean {
  /** MW; null is not published. */
  readonly mw: number | null;
  readonly share: number;
}

/** A month and the same one a year before; start in epoch milliseconds. */
export interface MonthPair {
  readonly start: number;
  readonly now: MonthMean;
  readonly before: MonthMean;
  /** What it changed by, 0.02 for 2 %; null where the two are not alike enough to be compared. */
  readonly change: number | null;
}

/** A Paris month as "2025-11"; months below 1 are of the year before. */
const monthText = ({ year, month }: CivilDate): string =>
  new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 7);

/** The first month to ask for: a year before the first of thirteen, the last of which is running. */
export function firstMonth(now: number): string {
  const date = parisDate(now);
  return monthText({ ...date, month: date.month - (MONTHS - 1) - YEAR });
}

/** The last thirteen months beside the year before each, in order of time. */
export function toMonthPairs(starts: readonly number[], meansMw: Column, observed: Column): MonthPair[] {
  const means = new Map(
    starts.map((start, i) => [
      monthText(parisDate(start)),
      { mw: meansMw[i] ?? null, share: (observed[i] ?? 0) / quartersIn('MONTH', start) },
    ]),
  );
  return starts.slice(-MONTHS).map((start) => {
    const date = parisDate(start);
    const now = means.get(monthText(date)) ?? NOTHING;
    const before = means.get(monthText({ ...date, year: date.year - 1 })) ?? NOTHING;
    return { start, now, before, change: changeOf(now, before) };
  });
}

const NOTHING: MonthMean = { mw: null, share: 0 };

/** The API's own rule for the means of two periods: one has at least nine tenths of what the other has. */
const ALIKE_FROM = 0.9;

function changeOf(now: MonthMean, before: MonthMean): number | null {
  if (now.mw === null || before.mw === null || before.mw === 0) return null;
  const isAlike = Math.min(now.share, before.share) >= ALIKE_FROM * Math.max(now.share, before.share);
  return isAlike ? (now.mw - before.mw) / Math.abs(before.mw) : null;
}

const WHOLE_FROM = 0.99;

/** Whether more than a few hours of a month are missing, or are to come. */
export const isPartly = ({ mw, share }: MonthMean): boolean => mw !== null && share < WHOLE_FROM;
