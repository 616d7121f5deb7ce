import { type CivilDate, DAY, HOUR, MINUTE, parisDate, parisMidnight } from '@courant/core/domain';
import type { Span } from './spans.ts';
import type { Zoom } from './zoom.ts';

/**
 * A stretch of history by its two ends. Each is a Paris day ("2026-10-25", the last one included) or, for a part of a
 * day, an instant ("2026-10-25T00:30Z", the last one excluded); the API reads both as a `Moment`.
 */
export interface Dates {
  readonly from: string;
  readonly to: string;
}

/** The publisher's history begins with 2013. */
export const FIRST_DAY = '2013-01-01';
export const HISTORY_START = parisMidnight({ year: 2013, month: 1, day: 1 });

const QUARTER_HOUR = 15 * MINUTE;
const DAY_TEXT = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT_TEXT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}Z$/;

/** The day that a text names; null for another text, and for a day that no calendar has. */
function readDay(text: string): CivilDate | null {
  const [, year, month, day] = DAY_TEXT.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  return dayText({ year, month, day }) === text ? { year, month, day } : null;
}

/** "2026-10-25"; months and days out of range carry over. */
const dayText = ({ year, month, day }: CivilDate): string =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);

const instantText = (instant: number): string => `${new Date(instant).toISOString().slice(0, 16)}Z`;

/** The Paris day that holds an instant. */
export const dayOf = (instant: number): string => dayText(parisDate(instant));

const plusDays = (date: CivilDate, days: number): CivilDate => ({ ...date, day: date.day + days });

/** So many days of the calendar, up to the one that holds an instant; some have 23 or 25 hours. */
export function daysUntil(instant: number, count: number): Dates {
  const last = parisDate(instant);
  return { from: dayText(plusDays(last, 1 - count)), to: dayText(last) };
}

/** First instant of a day, or the instant itself; NaN for another text. */
export function startOf(text: string): number {
  const day = readDay(text);
  if (day) return parisMidnight(day);
  return INSTANT_TEXT.test(text) ? instantOf(text) : Number.NaN;
}

/** The instant of a text such as "2026-11-28T17:30Z"; NaN where there is no such day or hour, which JavaScript takes for another. */
export function instantOf(text: string): number {
  const [day = '', hour = ''] = text.split('T');
  const isDay = !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day);
  return isDay && Number(hour.slice(0, 2)) < 24 ? Date.parse(text) : Number.NaN;
}

/** End of a day, or the instant itself; NaN for another text. */
function endOf(text: string): number {
  const day = readDay(text);
  return day ? parisMidnight(plusDays(day, 1)) : startOf(text);
}

/** First instant and end of dates. */
export const spanOf = ({ from, to }: Dates): Span => ({ start: startOf(from), end: endOf(to) });

/** Dates as they are typed or linked, in either order; one alone is its own day; null where one cannot be read. */
export function readDates(from: string | null, to: string | null): Dates | null {
  const [first, last] = [from ?? to, to ?? from];
  if (first === null || last === null) return null;
  const dates = startOf(first) <= startOf(last) ? { from: first, to: last } : { from: last, to: first };
  const { start, end } = spanOf(dates);
  return start < end && end > HISTORY_START ? dates : null;
}

/** A Paris day or an instant; null for another text. */
export const readMoment = (text: string | null): string | null =>
  text !== null && !Number.isNaN(startOf(text)) ? text : null;

/** A span as dates: as days where it is whole days. */
export function toDates({ start, end }: Span): Dates {
  const isWhole = startOf(dayOf(start)) === start && startOf(dayOf(end)) === end;
  return isWhole
    ? { from: dayOf(start), to: dayOf(end - 1) }
    : { from: instantText(start), to: instantText(end) };
}

/** How many whole months dates are; 0 where they are not whole months. */
function wholeMonths({ from, to }: Dates): number {
  const [first, last] = [readDay(from), readDay(to)];
  if (!first || !last || first.day !== 1) return 0;
  const after = readDay(dayText(plusDays(last, 1)));
  if (after?.day !== 1) return 0;
  return 12 * (after.year - first.year) + after.month - first.month;
}

/** The period of the same length before or after: whole months stay whole months, and days days. */
export function neighbour(dates: Dates, direction: -1 | 1): Dates {
  const [first, last] = [readDay(dates.from), readDay(dates.to)];
  const months = direction * wholeMonths(dates);
  if (first && last && months !== 0) {
    return {
      from: dayText({ ...first, month: first.month + months }),
      to: dayText({ year: last.year, month: last.month + 1 + months, day: 0 }),
    };
  }
  if (first && last) {
    const days = direction * Math.round((endOf(dates.to) - startOf(dates.from)) / DAY);
    return { from: dayText(plusDays(first, days)), to: dayText(plusDays(last, days)) };
  }
  const { start, end } = spanOf(dates);
  const moved = direction * (end - start);
  return toDates({ start: start + moved, end: end + moved });
}

/** Days, months and years of each zoom that ends now; null for the whole history. */
const LENGTH: Readonly<Record<Zoom, CivilDate | null>> = {
  '1D': { year: 0, month: 0, day: 1 },
  '3D': { year: 0, month: 0, day: 3 },
  '7D': { year: 0, month: 0, day: 7 },
  '30D': { year: 0, month: 0, day: 30 },
  '1Y': { year: 1, month: 0, day: 0 },
  '5Y': { year: 5, month: 0, day: 0 },
  ALL: null,
};

/** The whole days before today, as many as a zoom has; null where nothing lies before it. */
export function daysBefore(zoom: Zoom, now: number): Dates | null {
  const length = LENGTH[zoom];
  if (!length) return null;
  const { year, month, day } = parisDate(now);
  const first = { year: year - length.year, month: month - length.month, day: day - length.day };
  return { from: dayText(first), to: dayText({ year, month, day: day - 1 }) };
}

/** What a zoom that ends now spans, to go on from with a gesture. */
export function zoomSpan(zoom: Zoom, now: number): Span {
  const before = daysBefore(zoom, now);
  return { start: before ? now - (startOf(dayOf(now)) - startOf(before.from)) : HISTORY_START, end: now };
}

/** Shorter windows would show nothing but single slots. */
const MIN_LENGTH = HOUR;

/** Rounds an instant to a whole step of the Paris clock: days, hours or quarter-hours by how long the span is. */
function rounded(instant: number, lengthMs: number): number {
  if (lengthMs >= 3 * DAY) return startOf(dayOf(instant + 12 * HOUR));
  const step = lengthMs >= 6 * HOUR ? HOUR : QUARTER_HOUR;
  return Math.round(instant / step) * step;
}

/** A span inside the history up to the end of today, on whole steps; its length stays where it fits. */
export function withinHistory({ start, end }: Span, now: number): Dates {
  const last = endOf(dayOf(now));
  const length = Math.min(Math.max(end - start, MIN_LENGTH), last - HISTORY_START);
  const first = Math.min(Math.max(start, HISTORY_START), last - length);
  return toDates({ start: rounded(first, length), end: rounded(first + length, length) });
}

/** A span that is shorter (factor below 1) or longer around an instant, which keeps its place. */
export function scaled({ start, end }: Span, factor: number, around = (start + end) / 2): Span {
  return { start: around - (around - start) * factor, end: around + (end - around) * factor };
}
