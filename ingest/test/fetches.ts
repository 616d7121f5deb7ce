import type { FeedId, Fetch } from '@courant/core/domain';

/** A finished ask of three hours whose answer was empty, with overrides. */
export const fetchOf = (feed: FeedId, more: Partial<Fetch> & Pick<Fetch, 'startedAt'>): Fetch => ({
  feed,
  purpose: 'POLL',
  from: more.startedAt - 3 * 3_600_000,
  to: more.startedAt,
  regions: null,
  finishedAt: more.startedAt,
  rows: 0,
  appended: 0,
  rejected: 0,
  ghosts: 0,
  refusal: null,
  grouped: null,
  backfill: null,
  simulated: false,
  ...more,
});
