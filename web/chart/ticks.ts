import {
  DAY,
  HOUR,
  type Lang,
  parisDate,
  parisMidnight,
  parisOffset,
  parisWallClock,
} from '@courant/core/domain';
import { formatDay, formatMonth, formatTime, formatYear } from '../text/format.ts';

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
  ['hour', 6, 6 * HOUR],
  ['hour', 12, 12 * HOUR],
  ['day', 1, DAY],
  ['day', 2, 2 * DAY],
  ['day', 7, 7 * DAY],
  ['month', 1, 30 * DAY],
  ['month', 2, 61 * DAY],
  ['month', 3, 91 * DAY],
  ['month', 6, 182 * DAY],
  ['year', 1, 365 * DAY],
  ['year', 2, 730 * DAY],
  ['year', 5, 1826 * DAY],
];

/** Ticks at round Paris times inside `[from, to]`, at most `most` of them; days of 23 and 25 hours keep their hours. */
export function timeTicks(from: number, to: number, maxTicks: number, lang: Lang): TimeTick[] {
  const wanted = STEPS.find(([, , roughMs]) => (to - from) / roughMs <= maxTicks);
  const [unit, every] = wanted ?? ['year', 10];
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
    for (let i = 0; addHours(parisMidnight({ year, month, day: day + i }), every, add); i++);
  } else if (unit === 'day') {
    // Every 7th day is a Monday, as in the ISO week.
    const since = every === 7 ? (parisWallClock(from).getUTCDay() + 6) % 7 : 0;
    for (let i = -since; add(parisMidnight({ year, month, day: day + i })); i += every);
  } else if (unit === 'month') {
    const first = month - ((month - 1) % every);
    for (let i = first; add(parisMidnight({ year, month: i, day: 1 })); i += every);
  } else {
    for (let i = year - (year % every); add(parisMidnight({ year: i, month: 1, day: 1 })); i += every);
  }
  return all;
}

/** The hours of one Paris day by its own clock; false once past the end. */
function addHours(midnight: number, every: number, add: (at: number) => boolean): boolean {
  let inside = true;
  for (let hour = 0; hour < 24; hour += every) {
    const at = midnight + hour * HOUR;
    inside = add(at + parisOffset(midnight) - parisOffset(at));
  }
  return inside;
}

/** The hour, the day, the month or the year: at a larger boundary, the larger name. */
function labelOf(unit: Unit, at: number, lang: Lang): string {
  const wall = parisWallClock(at);
  const newYear = wall.getUTCMonth() === 0 && wall.getUTCDate() === 1;
  if (unit === 'year' || (unit === 'month' && newYear)) return formatYear(at, lang);
  if (unit === 'month') return formatMonth(at, lang);
  if (unit === 'hour' && wall.getUTCHours() !== 0) return formatTime(at, lang);
  return formatDay(at, lang);
}

/** Round values inside `[low, high]`, at most `most` and one; zero is one of them where it lies inside. */
export function valueTicks(low: number, high: number, maxTicks: number): number[] {
  const step = roundStep((high - low) / Math.max(1, maxTicks));
  const first = Math.ceil(low / step);
  const last = Math.floor(high / step);
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
}

/** The smallest of 1, 2, 2.5, 5 times a power of ten that is not below the rough step. */
function roundStep(rough: number): number {
  if (!(rough > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 2.5, 5, 10].find((each) => each * power >= rough) ?? 10;
  return factor * power;
}
