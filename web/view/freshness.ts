/** The age of the newest reading, compared with the publisher's usual delay. */
export type Freshness = 'fresh' | 'late' | 'stale' | 'none';

const MINUTE_MS = 60_000;
/** The newest slot is usually 8 to 75 min old, so a missed refresh shows within the next quarter-hour. */
const FRESH_FOR_MS = 90 * MINUTE_MS;
const LATE_FOR_MS = 4 * 60 * MINUTE_MS;

export interface Age {
  readonly freshness: Freshness;
  /** Age of the newest reading's start, in ms; null where there is none. */
  readonly ageMs: number | null;
}

/** `newestStart` and `now` in epoch milliseconds; the age counts from the interval's start, as the source does. */
export function ageOf(newestStart: number | null, now: number): Age {
  if (newestStart === null) return { freshness: 'none', ageMs: null };
  const ageMs = Math.max(0, now - newestStart);
  if (ageMs <= FRESH_FOR_MS) return { freshness: 'fresh', ageMs };
  return { freshness: ageMs <= LATE_FOR_MS ? 'late' : 'stale', ageMs };
}

export interface AgeText {
  readonly key: 'minutes' | 'hours' | 'days';
  readonly words: Readonly<Record<string, number>>;
}

/** An age in the largest unit that is precise enough: minutes, hours and minutes, or days. */
export function toAgeText(ageMs: number): AgeText {
  const minutes = Math.floor(ageMs / MINUTE_MS);
  if (minutes < 60) return { key: 'minutes', words: { n: minutes } };
  if (minutes < 48 * 60) return { key: 'hours', words: { h: Math.floor(minutes / 60), m: minutes % 60 } };
  return { key: 'days', words: { n: Math.floor(minutes / (24 * 60)) } };
}
