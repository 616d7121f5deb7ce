import { HOUR, MINUTE, parisOffset } from '@courant/core/domain';

const DAY_MINUTES = 1440;
const CLOCK = /^(\d{1,2}):(\d{2})/;

/** Minutes into the day of "HH:MM"; undefined for any other text. */
export function clockMinutes(heure: unknown): number | undefined {
  const match = typeof heure === 'string' ? CLOCK.exec(heure.trim()) : null;
  return match ? Number(match[1]) * 60 + Number(match[2]) : undefined;
}

/** Minutes into the Paris day. */
export const parisMinutes = (instant: number): number =>
  Math.floor((instant + parisOffset(instant)) / MINUTE) % DAY_MINUTES;

/** Whether the hour that begins with the instant's is the first of summer time: 03:00 to 03:59 on the Paris clock. */
const isFirstSummerHour = (instant: number): boolean => parisOffset(instant - HOUR) < parisOffset(instant);

/**
 * In spring the local 02:00 to 02:59 does not exist, yet rows for it are published, under the `date_heure` of 03:00 to
 * 03:59. Such a row is a ghost and is dropped; the row whose `heure` is its `date_heure` in Paris is the reading.
 */
export const isSpringGhost = (minutes: number, instant: number): boolean =>
  isFirstSummerHour(instant) && minutes === parisMinutes(instant) - 60;
