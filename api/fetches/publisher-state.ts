import { type BackfillProgress, FEEDS, type FeedId, type Fetch } from '@courant/core/domain';

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
}

export const NO_FETCH_YET: PublisherState = {
  completedFetches: 0,
  isAnswering: false,
  lastSuccessAt: null,
  lastFetchedAt: Object.fromEntries(FEEDS.map((feed) => [feed, null])) as Record<FeedId, null>,
  backfill: null,
};

const later = (a: number | null, b: number): number => Math.max(a ?? b, b);

/** The state after one more fetch. */
export function withFetch(
  state: PublisherState,
  { feed, finishedAt, refusal, backfill }: Fetch,
): PublisherState {
  const completedFetches = state.completedFetches + 1;
  const next = { ...state, completedFetches, backfill: backfill ?? state.backfill };
  if (refusal) return { ...next, isAnswering: false };
  return {
    ...next,
    isAnswering: true,
    lastSuccessAt: later(state.lastSuccessAt, finishedAt),
    lastFetchedAt: { ...state.lastFetchedAt, [feed]: later(state.lastFetchedAt[feed], finishedAt) },
  };
}
