/**
 * The publisher's labels of a local day in Paris, and the instant that it gives to each label: 02:00 to 02:59 exists
 * even on the spring day that skips it (its rows are ghosts), and the first pass of autumn's doubled hour has no row.
 * Only the offset from UTC comes from the domain. The labelling is written here a second time on purpose: ingest has to
 * undo it, and a mistake that both shared would show in no test.
 */
import { DAY, HOUR, MINUTE, parisOffset } from '@courant/core/domain';

export type Zone = 'UTC' | 'Europe/Paris';

/** A local calendar day as a count of days since 1970-01-01 (a label, not an instant). */
export type LocalDay = number;

/** The instant shifted so that its UTC fields read as wall-clock fields of the zone. */
export function toWallClock(instant: number, zone: Zone): number {
  return zone === 'UTC' ? instant : instant + offsetOfHour(Math.floor(instant / HOUR));
}

/** The offset of the hour read last. The twelve rows of a slot follow each other, and each reads it some seven times. */
let lastOffsetCache = { hour: Number.NaN, offset: HOUR };

/** The offset changes only on the hour. */
function offsetOfHour(hour: number): number {
  if (lastOffsetCache.hour !== hour) lastOffsetCache = { hour, offset: parisOffset(hour * HOUR) };
  return lastOffsetCache.offset;
}

/**
 * The instant that the publisher gives to a wall-clock time of Paris: in autumn's doubled hour that of the second pass,
 * in spring's missing hour that of the hour after it, which makes the ghosts.
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
