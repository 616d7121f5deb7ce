import {
  AREAS,
  DAY,
  FEED_FACTS,
  type FeedId,
  parisDate,
  parisMidnight,
  REGION_CODES,
} from '@courant/core/domain';

/** One region and one UTC month of a feed: what a backfill asks for at once, some 1.1 MB. */
export interface Slice {
  /** Region and month, as `sliceKey` writes them. */
  readonly key: string;
  readonly inseeCode: string;
  /** `[from, to)`, epoch milliseconds UTC. */
  readonly from: number;
  readonly to: number;
}

/** INSEE codes of the twelve regions. */
export const INSEE_CODES: readonly string[] = REGION_CODES.flatMap((code) => AREAS[code].inseeCode ?? []);

/** Months since the year 0, in UTC, as the grouped check counts them. */
const monthOf = (instant: number): number => {
  const at = new Date(instant);
  return at.getUTCFullYear() * 12 + at.getUTCMonth();
};
const monthStart = (month: number): number => Date.UTC(Math.floor(month / 12), month % 12);

/** The key of a slice; a line of a check has the same key for the same region and month. */
export const sliceKey = (inseeCode: string, from: number): string =>
  `${inseeCode} ${new Date(from).toISOString().slice(0, 7)}`;

/**
 * All slices of a feed, newest month first, each with its twelve regions. A month has slices once its first day is over;
 * until then polls fetch it. `backfillFrom` selects the whole month of its Paris day.
 */
export function slicesOf(feed: FeedId, backfillFrom: number, now: number): readonly Slice[] {
  const newest = monthOf(now - DAY);
  const first = monthOf(parisMidnight(parisDate(backfillFrom)));
  const { reachMonths } = FEED_FACTS[feed];
  const oldest = reachMonths === null ? first : Math.max(first, newest - reachMonths);
  const cached = lastSlicesOfFeedCache.get(feed);
  if (cached?.oldest === oldest && cached.newest === newest) return cached.slices;
  const slices = slicesBetween(oldest, newest);
  lastSlicesOfFeedCache.set(feed, { oldest, newest, slices });
  return slices;
}

interface SlicesOfMonths {
  readonly oldest: number;
  readonly newest: number;
  readonly slices: readonly Slice[];
}

/** The last list of each feed, so two lists at most: a list changes once a month and is read at each step. */
const lastSlicesOfFeedCache = new Map<FeedId, SlicesOfMonths>();

function slicesBetween(oldest: number, newest: number): Slice[] {
  const months = Array.from({ length: Math.max(0, newest - oldest + 1) }, (_, back) => newest - back);
  return months.flatMap((month) => INSEE_CODES.map((inseeCode) => sliceFor(inseeCode, month)));
}

function sliceFor(inseeCode: string, month: number): Slice {
  const from = monthStart(month);
  return { key: sliceKey(inseeCode, from), inseeCode, from, to: monthStart(month + 1) };
}
