import {
  type BackfillProgress,
  bucketStart,
  type CountMismatch,
  type Drift,
  FEEDS,
  type FeedId,
  type Fetch,
} from '@courant/core/domain';

/** The state of the publisher, as its fetches so far show it. */
export interface PublisherState {
  /** Fetches that have completed, whether the publisher answered or refused. */
  readonly completedFetches: number;
  /** Whether the latest fetch was answered. */
  readonly isAnswering: boolean;
  readonly lastSuccessAt: number | null;
  /** When each feed last answered, epoch milliseconds UTC. */
  readonly lastFetchedAt: Readonly<Record<FeedId, number | null>>;
  /** How far the backfill is; null before it has begun. */
  readonly backfill: BackfillProgress | null;
  /** How the answers of each feed differ from those before. */
  readonly drifts: Readonly<Record<FeedId, readonly Drift[]>>;
  /** Readings of the Paris day of the latest fetch that replaced others of their feed. */
  readonly revised: RevisedOfDay;
  /** The region-months whose rows still differ from the publisher's counts and sums after they were fetched again. */
  readonly mismatches: readonly SliceMismatch[];
}

/** Revised readings of one Paris day. */
interface RevisedOfDay {
  /** Start of the day, epoch milliseconds UTC. */
  readonly day: number;
  readonly readings: number;
}

/** A mismatch of one region-month, `[from, to)` in epoch milliseconds UTC. */
export interface SliceMismatch extends CountMismatch {
  readonly feed: FeedId;
  readonly inseeCode: string;
  readonly from: number;
  readonly to: number;
}

const byFeed = <T>(value: T): Record<FeedId, T> =>
  Object.fromEntries(FEEDS.map((feed) => [feed, value])) as Record<FeedId, T>;

export const NO_FETCH_YET: PublisherState = {
  completedFetches: 0,
  isAnswering: false,
  lastSuccessAt: null,
  lastFetchedAt: byFeed(null),
  backfill: null,
  drifts: byFeed([]),
  revised: { day: 0, readings: 0 },
  mismatches: [],
};

const later = (a: number | null, b: number): number => Math.max(a ?? b, b);

/** The state after one more fetch. */
export function withFetch(state: PublisherState, fetch: Fetch): PublisherState {
  const { feed, finishedAt, refusal, backfill, schema } = fetch;
  const next = {
    ...state,
    completedFetches: state.completedFetches + 1,
    backfill: backfill ?? state.backfill,
    drifts: schema ? { ...state.drifts, [feed]: schema.drifts } : state.drifts,
  };
  if (refusal) return { ...next, isAnswering: false };
  return {
    ...next,
    isAnswering: true,
    lastSuccessAt: later(state.lastSuccessAt, finishedAt),
    lastFetchedAt: { ...state.lastFetchedAt, [feed]: later(state.lastFetchedAt[feed], finishedAt) },
    revised: withRevised(state.revised, fetch),
    mismatches: fetch.mismatches ? withMismatches(state.mismatches, fetch) : state.mismatches,
  };
}

/** Two feeds end their fetches a little out of order, so a fetch of the day before may follow one of the day. */
function withRevised(current: RevisedOfDay, { finishedAt, revised = 0 }: Fetch): RevisedOfDay {
  const day = bucketStart('DAY', finishedAt);
  if (day < current.day) return current;
  return { day, readings: revised + (day === current.day ? current.readings : 0) };
}

/** The readings that replaced others of their feed since the midnight before an instant, in Paris. */
export const revisedOn = ({ revised }: PublisherState, now: number): number =>
  revised.day === bucketStart('DAY', now) ? revised.readings : 0;

/** Only the answer of a check tells: it asks again because counts or sums differ. */
function withMismatches(
  current: readonly SliceMismatch[],
  { feed, purpose, regions, from, to, mismatches = [] }: Fetch,
): readonly SliceMismatch[] {
  const [inseeCode = ''] = regions ?? [];
  const others = current.filter(
    (one) => one.feed !== feed || one.inseeCode !== inseeCode || one.from !== from,
  );
  const found = purpose === 'CHECK' ? mismatches : [];
  if (found.length === 0 && others.length === current.length) return current;
  return [...others, ...found.map((mismatch) => ({ ...mismatch, feed, inseeCode, from, to }))];
}
