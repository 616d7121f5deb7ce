import { type BackfillProgress, FEEDS, type FeedId, type Fetch } from '@courant/core/domain';

/** What the fetches so far say of the publisher. */
export interface PublisherState {
  /** Fetches that have ended, answered or refused. */
  readonly ended: number;
  /** Whether the latest fetch was answered. */
  readonly answering: boolean;
  readonly lastSuccessAt: number | null;
  /** When each feed last answered, epoch milliseconds UTC. */
  readonly lastFetchedAt: Readonly<Record<FeedId, number | null>>;
  /** How far the backfill is; null before it has begun. */
  readonly backfill: BackfillProgress | null;
}

export const NO_FETCH_YET: PublisherState = {
  ended: 0,
  answering: false,
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
  const ended = state.ended + 1;
  const next = { ...state, ended, backfill: backfill ?? state.backfill };
  if (refusal) return { ...next, answering: false };
  return {
    ...next,
    answering: true,
    lastSuccessAt: later(state.lastSuccessAt, finishedAt),
    lastFetchedAt: { ...state.lastFetchedAt, [feed]: later(state.lastFetchedAt[feed], finishedAt) },
  };
}
