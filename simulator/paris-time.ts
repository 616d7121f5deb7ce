/** Europe/Paris as the publisher uses it: labels of a local day, and which instant each label is given. */

const MINUTE = 60_000;
const HOUR = 3_600_000;
export const DAY = 86_400_000;

export type Zone = 'UTC' | 'Europe/Paris';

/** A local calendar day as a count of days since 1970-01-01 (a label, not an instant). */
export type LocalDay = number;

/** Offset of Europe/Paris from UTC at an instant, in ms. Rule of the EU since 1996: last Sundays, 01:00 UTC. */
export function parisOffset(instant: number): number {
  const { summerFrom, summerTo } = summerOf(instant);
  return instant >= summerFrom && instant < summerTo ? 2 * HOUR : HOUR;
}

interface Summer {
  yearFrom: number;
  yearTo: number;
  summerFrom: number;
  summerTo: number;
}

let lastSummer: Summer = summerIn(1970);

/** Questions come in runs of one year: keeping its bounds spares a Date for each. */
function summerOf(instant: number): Summer {
  if (instant < lastSummer.yearFrom || instant >= lastSummer.yearTo)
    lastSummer = summerIn(new Date(instant).getUTCFullYear());
  return lastSummer;
}

function summerIn(year: number): Summer {
  return {
    yearFrom: Date.UTC(year, 0),
    yearTo: Date.UTC(year + 1, 0),
    summerFrom: lastSunday(year, 2) + HOUR,
    summerTo: lastSunday(year, 9) + HOUR,
  };
}

function lastSunday(year: number, monthIndex: number): number {
  const lastDay = Date.UTC(year, monthIndex + 1, 0);
  return lastDay - new Date(lastDay).getUTCDay() * DAY;
}

/** The instant shifted so that its UTC fields read as wall-clock fields of the zone. */
export function toWallClock(instant: number, zone: Zone): number {
  return zone === 'UTC' ? instant : instant + parisOffset(instant);
}

/**
 * The instant the publisher gives to a wall-clock time of Paris.
 * Autumn's doubled hour means its second pass (the first is never published); spring's missing hour is given
 * the instants of the hour after it, which makes the ghosts.
 */
export function fromParisWallClock(wallClock: number): number {
  const winter = wallClock - HOUR;
  if (parisOffset(winter) === HOUR) return winter;
  const summer = wallClock - 2 * HOUR;
  return parisOffset(summer) === 2 * HOUR ? summer : winter;
}

export function fromWallClock(wallClock: number, zone: Zone): number {
  return zone === 'UTC' ? wallClock : fromParisWallClock(wallClock);
}

export function parisDayOf(instant: number): LocalDay {
  return Math.floor(toWallClock(instant, 'Europe/Paris') / DAY);
}

export function startOfParisDay(day: LocalDay): number {
  return fromParisWallClock(day * DAY);
}

/** `2026-08-27`. */
export function dayText(day: LocalDay): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Labels `00:00` to the last step of a day, as the publisher lists them: always 96 or 48, on every day. */
export function hourLabels(stepMinutes: number): string[] {
  return Array.from({ length: 1440 / stepMinutes }, (_, i) => hourLabel(i * stepMinutes));
}

function hourLabel(minutes: number): string {
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/** `2026-08-27T07:45:00+00:00`, the form of `date_heure`. */
export function momentText(instant: number, zone: Zone): string {
  const wallClock = toWallClock(instant, zone);
  const offsetHours = (wallClock - instant) / HOUR;
  return `${new Date(wallClock).toISOString().slice(0, 19)}+${pad(offsetHours)}:00`;
}

function pad(count: number): string {
  return count < 10 ? `0${count}` : `${count}`;
}

const MOMENT =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?)?)?(Z|[+-]\d\d:?\d\d)?$/;

/** Reads an ISO date or date-time; without an offset it is wall-clock time of `zone`. Null when it is neither. */
export function readMoment(text: string, zone: Zone): number | null {
  const match = MOMENT.exec(text.replaceAll('/', '-'));
  if (!match) return null;
  const [, year, month = '1', day = '1', hour = '0', minute = '0', second = '0', offset] = match;
  const wallClock = Date.UTC(+(year ?? 0), +month - 1, +day, +hour, +minute, +second);
  return offset ? wallClock - offsetMs(offset) : fromWallClock(wallClock, zone);
}

function offsetMs(offset: string): number {
  if (offset === 'Z') return 0;
  const [hours, minutes] = [offset.slice(1, 3), offset.slice(-2)];
  const size = +hours * HOUR + +minutes * MINUTE;
  return offset.startsWith('-') ? -size : size;
}
