import {
  type CivilDate,
  HOUR,
  MINUTE,
  parisMidnight,
  parisOffset,
  parisWallClock,
} from '@courant/core/domain';
import { GraphQLScalarType, Kind, print, type ValueNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { clientError } from '../api-error.ts';

/** A length of time by its parts, all whole and not below zero. */
export interface Duration {
  readonly years: number;
  readonly months: number;
  readonly weeks: number;
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
}

/** A moment as the client wrote it; `resolveMoment` turns it into an instant, given its role and the present. */
export type Moment = { readonly text: string } & (
  | { readonly kind: 'NOW' }
  | { readonly kind: 'INSTANT'; readonly at: number }
  /** A year, month or day of the Paris calendar: its first day and the day after it. */
  | { readonly kind: 'CALENDAR'; readonly first: CivilDate; readonly after: CivilDate }
  | { readonly kind: 'AGO'; readonly back: Duration }
);

/** Which end of a half-open range a moment is: a calendar form is its period's start, and as `to` its end. */
export type MomentRole = 'from' | 'to';

const ALLOWED_FORMS =
  'Use an instant with its offset (2024-01-18T10:00:00Z), a Paris date (2024, 2024-01, 2024-01-18), now, ' +
  'or a duration back from now (-P7D, -P1Y, -PT6H).';

const badMoment = (text: string, reason: string) =>
  clientError('BAD_MOMENT', `"${text.slice(0, 60)}" is no moment: ${reason}. ${ALLOWED_FORMS}`);

/**
 * Reads a moment from its text.
 * @throws a BAD_MOMENT error that names what was received and what is allowed.
 */
export function readMoment(text: string): Moment {
  const known = knownMoments.get(text);
  if (known) return known;
  const moment = readNewMoment(text);
  if (text.length <= MAX_KNOWN_CHARACTERS) knownMoments.set(text, moment);
  return moment;
}

/** A fraction of a second may have any number of digits: a longer text is not remembered. */
const MAX_KNOWN_CHARACTERS = 40;
/** Those read last: a page sends the same few again and again, and graphql reads each once more to execute. */
const knownMoments = new LRUCache<string, Moment>({ max: 1_000 });

function readNewMoment(text: string): Moment {
  if (text === 'now') return { text, kind: 'NOW' };
  if (/^-?P/.test(text)) return readDuration(text);
  if (/^\d{4}(-\d{2}){0,2}$/.test(text)) return readCalendar(text);
  if (/^\d{4}-\d{2}-\d{2}[Tt]/.test(text)) return readInstant(text);
  throw badMoment(text, 'it is of no known form');
}

/** The moment of an instant, epoch milliseconds UTC. */
export const momentAt = (at: number): Moment => ({ text: new Date(at).toISOString(), kind: 'INSTANT', at });

export const NOW: Moment = { text: 'now', kind: 'NOW' };

/** Year 1000 on: `Date.UTC` takes two-digit years for the twentieth century. */
const EARLIEST_YEAR = 1000;

function readCalendar(text: string): Moment {
  const [year = 0, month, day] = text.split('-').map(Number);
  checkDate(text, { year, month: month ?? 1, day: day ?? 1 });
  const first = { year, month: month ?? 1, day: day ?? 1 };
  if (month === undefined) return { text, kind: 'CALENDAR', first, after: { ...first, year: year + 1 } };
  if (day === undefined) return { text, kind: 'CALENDAR', first, after: { ...first, month: month + 1 } };
  return { text, kind: 'CALENDAR', first, after: { ...first, day: day + 1 } };
}

function checkDate(text: string, { year, month, day }: CivilDate): void {
  if (year < EARLIEST_YEAR) throw badMoment(text, `its year is ${year}`);
  if (month < 1 || month > 12) throw badMoment(text, `its month is ${month}`);
  if (day < 1 || day > daysIn(year, month)) throw badMoment(text, `its month has no day ${day}`);
}

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

// Seconds are optional: slots begin with a minute, and people type "10:00Z".
const INSTANT = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d)(?::(\d\d)(\.\d+)?)?(?:([Zz])|([+-])(\d\d):(\d\d))?$/;

function readInstant(text: string): Moment {
  const match = INSTANT.exec(text);
  if (!match) throw badMoment(text, 'its time of day cannot be read');
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(toNumber);
  checkDate(text, { year, month, day });
  if (hour > 23 || minute > 59 || second > 59) throw badMoment(text, 'there is no such time of day');
  const milliseconds = Math.floor(Number(match[7] ?? 0) * 1000);
  const at = Date.UTC(year, month - 1, day, hour, minute, second, milliseconds) - readOffset(text, match);
  return { text, kind: 'INSTANT', at };
}

/** An optional part of a pattern; 0 where the text has none. */
const toNumber = (part: string | undefined): number => Number(part ?? 0);

function readOffset(text: string, match: RegExpExecArray): number {
  const [, , , , , , , , zulu, sign, hours, minutes] = match;
  if (zulu) return 0;
  if (!sign) throw badMoment(text, 'it has a time of day without an offset from UTC, such as Z or +01:00');
  if (Number(hours) > 23 || Number(minutes) > 59) throw badMoment(text, 'there is no such offset');
  return (sign === '-' ? -1 : 1) * (Number(hours) * HOUR + Number(minutes) * MINUTE);
}

// The digits are bounded so that no sum leaves what a date can hold.
const DURATION =
  /^-P(?=.)(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,5})W)?(?:(\d{1,6})D)?(?:T(?=.)(?:(\d{1,7})H)?(?:(\d{1,8})M)?(?:(\d{1,9})S)?)?$/;

function readDuration(text: string): Moment {
  if (!text.startsWith('-')) throw badMoment(text, 'a duration goes back from now, so it begins with -P');
  const match = DURATION.exec(text);
  if (!match)
    throw badMoment(text, 'its duration cannot be read (whole numbers, in the order Y M W D T H M S)');
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map(toNumber);
  return { text, kind: 'AGO', back: { years, months, weeks, days, hours, minutes, seconds } };
}

/** The instant a moment names, epoch milliseconds UTC. */
export function resolveMoment(moment: Moment, role: MomentRole, now: number): number {
  switch (moment.kind) {
    case 'NOW':
      return now;
    case 'INSTANT':
      return moment.at;
    case 'CALENDAR':
      return parisMidnight(role === 'from' ? moment.first : moment.after);
    case 'AGO':
      return goBack(now, moment.back);
  }
}

/** Goes back years to days on the Paris calendar, at the same time of day, and then hours to seconds exactly. */
function goBack(now: number, back: Duration): number {
  const wall = parisWallClock(now);
  const month = wall.getUTCFullYear() * 12 + wall.getUTCMonth() - back.years * 12 - back.months;
  const days = back.weeks * 7 + back.days;
  const exact = back.hours * HOUR + back.minutes * MINUTE + back.seconds * 1000;
  if (back.years + back.months + days === 0) return now - exact;
  return atParisWall(onMonth(wall, month) - days * 24 * HOUR) - exact;
}

/** The same day and time in another month (counted from year 0), on its last day where it is shorter. */
function onMonth(wall: Date, month: number): number {
  const year = Math.floor(month / 12);
  const day = Math.min(wall.getUTCDate(), daysIn(year, (month % 12) + 1));
  const timeOfDay = wall.getTime() % (24 * HOUR);
  return Date.UTC(year, month % 12, day) + timeOfDay;
}

/**
 * The instant at which a Paris clock shows a wall time (written as if it were UTC). A repeated hour means its first pass,
 * and a skipped hour means one hour later, as calendars commonly do.
 */
function atParisWall(wall: number): number {
  const summer = wall - 2 * HOUR;
  return parisOffset(summer) === 2 * HOUR ? summer : wall - HOUR;
}

const notAText = (received: string) => badMoment(received, 'a moment is a text in quotes');

const readValue = (input: unknown): Moment => {
  if (typeof input !== 'string') throw notAText(String(input));
  return readMoment(input);
};

const readLiteral = (node: ValueNode): Moment => {
  if (node.kind !== Kind.STRING) throw notAText(print(node));
  return readMoment(node.value);
};

/** Input only; it serializes to its own text, which is how the schema prints a default. */
export const MomentScalar = new GraphQLScalarType<Moment, string>({
  name: 'Moment',
  description:
    'A moment to ask about. An RFC 3339 instant with any offset: "2024-01-18T10:00:00Z". A year, month or day of the ' +
    'Europe/Paris calendar: "2024", "2024-01", "2024-01-18"; it is its start, and as `to` its end, so from "2024-01" to ' +
    '"2024-01" is January. "now". Or an ISO 8601 duration back from now: "-P7D", "-PT6H" (years to days by the Paris calendar).',
  serialize: (moment) => (moment as Moment).text,
  parseValue: readValue,
  parseLiteral: readLiteral,
});
