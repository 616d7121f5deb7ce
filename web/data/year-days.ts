import { parisDate, quartersIn, weekdayOf } from '@courant/core/domain';
import { extent, tickStep } from 'd3-array';
import type { Column } from './series-set.ts';

/** A Paris day; start in epoch milliseconds. */
export interface YearDay {
  readonly start: number;
  /** Mean power in MW; null is not published. */
  readonly mw: number | null;
  /** How much of the day is published: 0 to 1. */
  readonly share: number;
}

export const toYearDays = (starts: readonly number[], meansMw: Column, observed: Column): YearDay[] =>
  starts.map((start, i) => ({
    start,
    mw: meansMw[i] ?? null,
    share: (observed[i] ?? 0) / quartersIn('DAY', start),
  }));

/** Whether a part of a day is published, so that its mean is of that part. */
export const isPartOfDay = ({ mw, share }: YearDay): boolean => mw !== null && share < 1;

/** Days of the first week that come before the first day: weeks begin on a Monday. */
export const daysSkipped = ([first]: readonly YearDay[]): number =>
  first ? weekdayOf(parisDate(first.start)) - 1 : 0;

/** Classes of equal, round width: `[from, from + stepMw)`, the last one closed. */
export interface DayClasses {
  readonly fromMw: number;
  readonly stepMw: number;
  readonly count: number;
}

const CLASSES = 5;

/** Classes between the lowest and the highest day; zero is an edge of them where it lies between. */
export function dayClasses(days: readonly YearDay[]): DayClasses {
  const [low = 0, high = 0] = extent(days, ({ mw }) => mw ?? undefined);
  const stepMw = high > low ? tickStep(low, high, CLASSES) : 1;
  const fromMw = Math.floor(low / stepMw) * stepMw;
  return { fromMw, stepMw, count: Math.max(1, Math.ceil((high - fromMw) / stepMw)) };
}

export const dayClassOf = (mw: number, { fromMw, stepMw, count }: DayClasses): number =>
  Math.min(count - 1, Math.floor((mw - fromMw) / stepMw));
