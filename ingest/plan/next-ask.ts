import { FEED_FACTS, HOUR, MINUTE } from '@courant/core/domain';
import type { Ask } from '../ask/ask.ts';
import { dueAt } from './attempts.ts';
import type { Cadence, PollLevel } from './cadence.ts';
import type { FeedState } from './feed-state.ts';
import { slicesOf } from './slice.ts';
import { needOf, type SliceNeed } from './slice-need.ts';

/** What to do next: put a question, or wait until an instant (epoch milliseconds UTC) and plan again. */
export type NextStep = { readonly ask: Ask } | { readonly waitUntil: number };

interface Candidate {
  readonly readyAt: number;
  readonly ask: Ask;
}

const SLOT = 15 * MINUTE;
/** A plan older than this is made anew: months begin, and slices with them. */
const LONGEST_WAIT_MS = HOUR;
const SLICE_ORDER: readonly SliceNeed['purpose'][] = ['CHECK', 'BACKFILL', 'SWEEP'];

/** The next step of a feed: what is due and matters most, one question at a time. */
export function nextAsk(state: FeedState, cadence: Cadence, backfillFrom: number, now: number): NextStep {
  if (now < state.notBefore) return { waitUntil: state.notBefore };
  const candidates = candidatesOf(state, cadence, backfillFrom, now);
  const due = candidates.find(({ readyAt }) => readyAt <= now);
  if (due) return { ask: due.ask };
  const soonest = candidates.reduce((least, { readyAt }) => Math.min(least, readyAt), now + LONGEST_WAIT_MS);
  return { waitUntil: soonest };
}

/** Every question a feed has, what matters most first: live before history. */
function candidatesOf(state: FeedState, cadence: Cadence, backfillFrom: number, now: number): Candidate[] {
  const live =
    FEED_FACTS[state.feed].followedBy === 'POLLS'
      ? cadence.polls.map((level) => pollCandidate(state, level, now))
      : [checkCandidate(state, cadence, backfillFrom, now)];
  return [...live, ...sliceCandidates(state, cadence, backfillFrom, now)];
}

const pollCandidate = (state: FeedState, level: PollLevel, now: number): Candidate => ({
  readyAt: dueAt(state.pollAttempts(level), level.everyMs),
  ask: {
    feed: state.feed,
    purpose: 'POLL',
    wanted: 'ROWS',
    from: Math.floor((now - level.spanMs) / SLOT) * SLOT,
    to: (Math.floor(now / SLOT) + 1) * SLOT,
    regions: null,
  },
});

const checkCandidate = (
  state: FeedState,
  cadence: Cadence,
  backfillFrom: number,
  now: number,
): Candidate => ({
  readyAt: dueAt(state.checkAttempts, cadence.checkEveryMs),
  ask: {
    feed: state.feed,
    purpose: 'CHECK',
    wanted: 'GROUPS',
    from: slicesOf(state.feed, backfillFrom, now).at(-1)?.from ?? now,
    to: (Math.floor(now / SLOT) + 1) * SLOT,
    regions: null,
  },
});

function sliceCandidates(state: FeedState, cadence: Cadence, backfillFrom: number, now: number): Candidate[] {
  const needs = slicesOf(state.feed, backfillFrom, now).flatMap(
    (slice) => needOf(state, slice, cadence.sweepEveryMs) ?? [],
  );
  return SLICE_ORDER.flatMap((purpose) => needs.filter((need) => need.purpose === purpose)).map((need) => ({
    readyAt: need.readyAt,
    ask: sliceAsk(state, need),
  }));
}

const sliceAsk = ({ feed }: FeedState, { purpose, slice: { inseeCode, from, to } }: SliceNeed): Ask => ({
  feed,
  purpose,
  wanted: 'ROWS',
  from,
  to,
  regions: [inseeCode],
});
