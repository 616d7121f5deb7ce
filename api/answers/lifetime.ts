import { MINUTE } from '@courant/core/domain';

/**
 * How long an answer stands while the data is the same. `SETTLED`: it speaks only of history that the publisher has
 * settled, or of no time at all. `PRESENT`: the end of a range or an age of data moves with the clock. `CLOCK`: it shows
 * the clock itself.
 */
export type Lifetime = 'SETTLED' | 'PRESENT' | 'CLOCK';

const SECOND_MS = 1_000;
const SETTLED_S = 3_600;
/** Answers of the present may be this old. */
const PRESENT_MS = 5 * SECOND_MS;
const PRESENT_STALE_S = 5;
const QUARTER_HOUR_MS = 15 * MINUTE;

/** End of the quarter-hour that holds an instant: then a slot is due. */
const endOfQuarterHour = (instant: number): number =>
  (Math.floor(instant / QUARTER_HOUR_MS) + 1) * QUARTER_HOUR_MS;

/** Until when an answer of an instant stands, epoch milliseconds UTC. */
export function standsUntil(lifetime: Lifetime, requestedAt: number): number {
  if (lifetime === 'SETTLED') return Number.POSITIVE_INFINITY;
  if (lifetime === 'CLOCK') return requestedAt + SECOND_MS;
  return Math.min(requestedAt + PRESENT_MS, endOfQuarterHour(requestedAt));
}

/**
 * The header that tells caches so. A revision of settled history is seen everywhere after the ages that it names. No age
 * of an answer of the present reaches into the next quarter-hour.
 */
export function cacheControlOf(lifetime: Lifetime, requestedAt: number, clock: number): string {
  if (lifetime === 'SETTLED') return `public, max-age=${SETTLED_S}, stale-while-revalidate=${SETTLED_S}`;
  const until = standsUntil(lifetime, requestedAt);
  // A clock that was set back adds nothing to an age.
  const now = Math.max(clock, requestedAt);
  if (lifetime === 'CLOCK') return `public, max-age=${secondsFrom(now, until, Math.ceil)}`;
  const stale = Math.min(PRESENT_STALE_S, secondsFrom(until, endOfQuarterHour(requestedAt), Math.floor));
  return `public, max-age=${secondsFrom(now, until, Math.floor)}, stale-while-revalidate=${stale}`;
}

const secondsFrom = (from: number, to: number, round: (seconds: number) => number): number =>
  Math.max(0, round((to - from) / SECOND_MS));
