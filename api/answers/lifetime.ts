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

/** Until when an answer of an instant stands, epoch milliseconds UTC. One of the present ends with its quarter-hour: then a slot is due. */
export function standsUntil(lifetime: Lifetime, requestedAt: number): number {
  if (lifetime === 'SETTLED') return Number.POSITIVE_INFINITY;
  if (lifetime === 'CLOCK') return requestedAt + SECOND_MS;
  const quarterHour = Math.floor(requestedAt / QUARTER_HOUR_MS);
  return Math.min(requestedAt + PRESENT_MS, (quarterHour + 1) * QUARTER_HOUR_MS);
}

/** The header that tells caches so; a revision of settled history is seen everywhere after the ages that it names. */
export function cacheControlOf(lifetime: Lifetime, until: number, now: number): string {
  if (lifetime === 'SETTLED') return `public, max-age=${SETTLED_S}, stale-while-revalidate=${SETTLED_S}`;
  const seconds = Math.max(0, Math.ceil((until - now) / SECOND_MS));
  if (lifetime === 'CLOCK') return `public, max-age=${seconds}`;
  return `public, max-age=${seconds}, stale-while-revalidate=${PRESENT_STALE_S}`;
}
