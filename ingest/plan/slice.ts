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

const INSEE_CODES: readonly string[] = REGION_CODES.map((code) => AREAS[code].inseeCode as string);

/** Months since the year 0, in UTC, as the grouped check counts them. */
const monthOf = (instant: number): number => {
  const at = new Date(instant);
  return at.getUTCFullYear() * 12 + at.getUTCMonth();
};
const monthStart = (month: number): number => Date.UTC(Math.floor(month / 12), month % 12);

/** The key of a slice; a grouped line of the same region and month has the same. */
export const sliceKey = (inseeCode: string, from: number): string =>
  `${inseeCode} ${new Date(from).toISOString().slice(0, 7)}`;

/**
 * All slices of a feed: newest month first, the twelve regions within it. The month of a day that is not over is left
 * to the polls. A `backfillFrom` within a month means the whole of it, its first hours on a Paris clock included.
 */
export function slicesOf(feed: FeedId, backfillFrom: number, now: number): readonly Slice[] {
  const newest = monthOf(now - DAY);
  const asked = monthOf(parisMidnight(parisDate(backfillFrom)));
  const { reachMonths } = FEED_FACTS[feed];
  const oldest = reachMonths === null ? asked : Math.max(asked, newest - reachMonths);
  return sliceListCache.get(feed, oldest, newest);
}

/** The slices of each feed change once a month and are asked for at each step: the last list is kept. */
const sliceListCache = {
  lists: new Map<
    FeedId,
    { readonly oldest: number; readonly newest: number; readonly slices: readonly Slice[] }
  >(),
  get(feed: FeedId, oldest: number, newest: number): readonly Slice[] {
    const last = this.lists.get(feed);
    if (last?.oldest === oldest && last.newest === newest) return last.slices;
    const slices = slicesBetween(oldest, newest);
    this.lists.set(feed, { oldest, newest, slices });
    return slices;
  },
};

function slicesBetween(oldest: number, newest: number): Slice[] {
  const months = Array.from({ length: Math.max(0, newest - oldest + 1) }, (_, back) => newest - back);
  return months.flatMap((month) => INSEE_CODES.map((inseeCode) => sliceFor(inseeCode, month)));
}

function sliceFor(inseeCode: string, month: number): Slice {
  const from = monthStart(month);
  return { key: sliceKey(inseeCode, from), inseeCode, from, to: monthStart(month + 1) };
}
