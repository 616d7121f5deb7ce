import { HOUR, MINUTE } from '@courant/core/domain';

/** The age of a reading, compared with the publisher's usual delay. */
export type Freshness = 'fresh' | 'late' | 'stale' | 'none';

/** The newest slot is 8 to 75 min old, and asked for each quarter-hour. */
const FRESH_FOR_MS = 90 * MINUTE;
const LATE_FOR_MS = 4 * HOUR;

export interface Age {
  readonly freshness: Freshness;
  /** Since the end of the newest quarter-hour in the reading, in ms; null where there is none. */
  readonly ageMs: number | null;
}

/**
 * `end` and `now` in epoch milliseconds; `end` is that of the newest quarter-hour in the reading, from which the API's
 * `ageSeconds` counts too. A half-hour may end in the future, and its figures are no newer for that.
 */
export function ageOf(end: number | null, now: number): Age {
  if (end === null) return { freshness: 'none', ageMs: null };
  const ageMs = Math.max(0, now - end);
  if (ageMs <= FRESH_FOR_MS) return { freshness: 'fresh', ageMs };
  return { freshness: ageMs <= LATE_FOR_MS ? 'late' : 'stale', ageMs };
}

/** The ages of the newest and of the oldest of the figures that a page shows. */
export interface AgeRange {
  readonly newest: Age;
  /** `none` where one of them is missing. */
  readonly oldest: Age;
}

/** `ends` are those of the newest quarter-hours of the areas shown; null for an area without any. */
export function ageRangeOf(ends: readonly (number | null)[], now: number): AgeRange {
  const published = ends.filter((end) => end !== null);
  const newest = published.length > 0 ? Math.max(...published) : null;
  const oldest = published.length === ends.length && newest !== null ? Math.min(...published) : null;
  return { newest: ageOf(newest, now), oldest: ageOf(oldest, now) };
}

export interface AgeText {
  readonly key: 'minutes' | 'hours' | 'days';
  readonly words: Readonly<Record<string, number | string>>;
}

/** An age in the largest unit that is precise enough: minutes, hours and minutes, or days. */
export function toAgeText(ageMs: number): AgeText {
  const minutes = Math.floor(ageMs / MINUTE);
  const hours = Math.floor(minutes / 60);
  if (hours < 1) return { key: 'minutes', words: { n: minutes } };
  if (hours >= 48) return { key: 'days', words: { n: Math.floor(hours / 24) } };
  return { key: 'hours', words: { h: hours, m: `${minutes % 60}`.padStart(2, '0') } };
}
