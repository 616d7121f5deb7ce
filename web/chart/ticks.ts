import {
  type CivilDate,
  DAY,
  HOUR,
  type Lang,
  parisDate,
  parisMidnight,
  parisWallClock,
} from '@courant/core/domain';
import { ticks } from 'd3-array';
import { formatDay, formatMonth, formatShortTime, formatYear } from '../text/format.ts';

export interface TimeTick {
  readonly at: number;
  readonly label: string;
}

type Unit = 'hour' | 'day' | 'month' | 'year';
/** Steps that a reader of a calendar expects, finest first, with their rough length. */
const STEPS: readonly (readonly [unit: Unit, every: number, roughMs: number])[] = [
  ['hour', 1, HOUR],
  ['hour', 2, 2 * HOUR],
  ['hour', 3, 3 * HOUR],
  ['hour', 4, 4 * HOUR],
  ['hour', 6, 6 * HOUR],
  ['hour', 8, 8 * HOUR],
  ['hour', 12, 12 * HOUR],
  ['day', 1, DAY],
  ['day', 2, 2 * DAY],
  ['day', 7, 7 * DAY],
  ['day', 14, 14 * DAY],
  ['month', 1, 30 * DAY],
  ['month', 2, 61 * DAY],
  ['month', 3, 91 * DAY],
  ['month', 4, 122 * DAY],
  ['month', 6, 182 * DAY],
  ['year', 1, 365 * DAY],
  ['year', 2, 730 * DAY],
  ['year', 5, 1826 * DAY],
];

/**
 * Ticks at round Paris times inside `[from, to]`, of the finest step that fits into it at most `maxTicks` times, which may be
 * a fraction; days of 23 and 25 hours keep their hours. d3-time knows UTC and the browser's zone, not Paris.
 */
export function timeTicks(from: number, to: number, maxTicks: number, lang: Lang): TimeTick[] {
  const fitting = STEPS.find(([, , roughMs]) => (to - from) / roughMs <= maxTicks);
  const [unit, every] = fitting ?? ['year', 10];
  return instants(unit, every, from, to).map((at) => ({ at, label: labelOf(unit, at, lang) }));
}

function instants(unit: Unit, every: number, from: number, to: number): number[] {
  const { year, month, day } = parisDate(from);
  const all: number[] = [];
  const add = (at: number) => {
    if (at >= from && at <= to) all.push(at);
    return at <= to;
  };
  if (unit === 'hour') {
    for (
      let i = 0;
      hoursOfDay({ year, month, day: day + i }, every)
        .map(add)
        .every(Boolean);
      i++
    );
  } else if (unit === 'day') {
    // Whole weeks begin on a Monday, as in ISO 8601.
    const daysSinceMonday = (parisWallClock(from).getUTCDay() + 6) % 7;
    for (
      let i = every % 7 === 0 ? -daysSinceMonday : 0;
      add(parisMidnight({ year, month, day: day + i }));
      i += every
    );
  } else if (unit === 'month') {
    const first = month - ((month - 1) % every);
    for (let i = first; add(parisMidnight({ year, month: i, day: 1 })); i += every);
  } else {
    for (let i = year - (year % every); add(parisMidnight({ year: i, month: 1, day: 1 })); i += every);
  }
  return all;
}

/**
 * Every so many hours of the clock on one Paris day. An hour that the clock skips has no instant; one that comes twice has
 * both only where every hour is asked for, since they stand closer than other steps.
 */
function hoursOfDay(date: CivilDate, every: number): number[] {
  const end = parisMidnight({ ...date, day: date.day + 1 });
  const hours: number[] = [];
  let last = -1;
  for (let at = parisMidnight(date); at < end; at += HOUR) {
    const hour = parisWallClock(at).getUTCHours();
    if (hour % every === 0 && (every === 1 || hour !== last)) hours.push(at);
    last = hour;
  }
  return hours;
}

/** The name of the tick's unit; at a boundary of a larger unit, the larger name. */
function labelOf(unit: Unit, at: number, lang: Lang): string {
  const wall = parisWallClock(at);
  const newYear = wall.getUTCMonth() === 0 && wall.getUTCDate() === 1;
  if (unit === 'year' || (unit === 'month' && newYear)) return formatYear(at, lang);
  if (unit === 'month') return formatMonth(at, lang);
  if (unit === 'hour' && wall.getUTCHours() !== 0) return formatShortTime(at, lang);
  return formatDay(at, lang);
}

/** Round values inside `[low, high]`, about `count` of them; zero is one of them where it lies inside. */
export const valueTicks = (low: number, high: number, count: number): number[] => ticks(low, high, count);
