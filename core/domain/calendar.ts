/**
 * Europe/Paris arithmetic, exact from 1996 on: CET is UTC+1, summer time UTC+2 from the last Sunday of March 01:00Z
 * to the last Sunday of October 01:00Z (directive 2000/84/EC). Instants are epoch milliseconds UTC.
 */
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A civil date in Paris; month 1 to 12. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const lastSunday0100Z = (year: number, month: number): number => {
  const last = new Date(Date.UTC(year, month, 0, 1));
  return last.getTime() - last.getUTCDay() * DAY;
};

const summerTimes = new Map<number, readonly [number, number]>();
function summerTime(year: number): readonly [number, number] {
  let span = summerTimes.get(year);
  if (!span) {
    span = [lastSunday0100Z(year, 3), lastSunday0100Z(year, 10)];
    summerTimes.set(year, span);
  }
  return span;
}

/** Paris's offset from UTC at an instant, in milliseconds (1 h or 2 h). */
export function parisOffset(instant: number): number {
  const [from, to] = summerTime(new Date(instant).getUTCFullYear());
  return instant >= from && instant < to ? 2 * HOUR : HOUR;
}

/** When clocks go back in autumn, 02:00 to 03:00 happens twice in Paris. This is the first time: `[start, end)`, 00:00Z to 01:00Z. */
export function firstRepeatedHour(year: number): readonly [number, number] {
  const end = summerTime(year)[1];
  return [end - HOUR, end];
}

/** The Paris wall clock as the UTC fields of a `Date`: read those, and never use it as an instant. */
export const parisWallClock = (instant: number): Date => new Date(instant + parisOffset(instant));

/**
 * The instants at which Paris clocks show a wall time (written as if it were UTC), rising: none in the hour that spring
 * skips, two in the hour that autumn doubles.
 */
export const instantsOfParisWall = (wall: number): number[] =>
  [wall - 2 * HOUR, wall - HOUR].filter((instant) => instant + parisOffset(instant) === wall);

export function parisDate(instant: number): CivilDate {
  const wall = parisWallClock(instant);
  return { year: wall.getUTCFullYear(), month: wall.getUTCMonth() + 1, day: wall.getUTCDate() };
}

/** "HH:MM" on a Paris clock. */
export const parisTime = (instant: number): string => parisWallClock(instant).toISOString().slice(11, 16);

/** The instant at which a Paris day begins. Months and days out of range carry over, as in `Date.UTC`. */
export function parisMidnight({ year, month, day }: CivilDate): number {
  // Clocks never change around midnight, so the offset one hour earlier is that of midnight.
  const asUtc = Date.UTC(year, month - 1, day);
  return asUtc - parisOffset(asUtc - HOUR);
}

/** Number of half-hours in the Paris day that holds the instant: 46, 48 or 50. */
export function halfHoursOfDay(instant: number): number {
  const { year, month, day } = parisDate(instant);
  return (parisMidnight({ year, month, day: day + 1 }) - parisMidnight({ year, month, day })) / (HOUR / 2);
}
