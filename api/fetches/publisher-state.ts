import { type BackfillProgress, type Drift, FEEDS, type FeedId, type Fetch } from '@courant/core/domain';

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
};

const later = (a: number | null, b: number): number => Math.max(a ?? b, b);

/** The state after one more fetch. */
export function withFetch(
  state: PublisherState,
  { feed, finishedAt, refusal, backfill, schema }: Fetch,
): PublisherState {
  const completedFetches = state.completedFetches + 1;
  const next = {
    ...state,
    completedFetches,
    backfill: backfill ?? state.backfill,
    drifts: schema ? { ...state.drifts, [feed]: schema.drifts } : state.drifts,
  };
  if (refusal) return { ...next, isAnswering: false };
  return {
    ...next,
    isAnswering: true,
    lastSuccessAt: later(state.lastSuccessAt, finishedAt),
    lastFetchedAt: { ...state.lastFetchedAt, [feed]: later(state.lastFetchedAt[feed], finishedAt) },
  };
}
