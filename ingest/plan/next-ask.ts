import { DAY, FEED_FACTS, HOUR, MINUTE } from '@courant/core/domain';
import type { Ask } from '../ask/ask.ts';
import { SUMMED_COLUMNS } from '../ask/groups.ts';
import { dueAt } from './attempts.ts';
import type { Cadence, PollLevel } from './cadence.ts';
import type { FeedState } from './feed-state.ts';
import { afterMaintenance } from './maintenance.ts';
import { probesOf, unsummable } from './probe.ts';
import { slicesOf } from './slice.ts';
import { needOf, type SliceNeed } from './slice-need.ts';

/** The next step of a feed: an ask, or a wait until an instant (epoch milliseconds UTC) and a new plan. */
export type NextStep = { readonly ask: Ask } | { readonly waitUntil: number };

interface Candidate {
  readonly readyAt: number;
  readonly ask: Ask;
  /**
   * Whether it is not put off until the publisher's maintenance is over. The first of each kind is not: all of history would be
   * fetched again if the first check came after it.
   */
  readonly isUrgent: boolean;
}

const QUARTER_HOUR = 15 * MINUTE;
/** The plan is made anew at least this often, since each month that begins adds slices. */
const LONGEST_WAIT_MS = HOUR;
const SLICE_ORDER: readonly SliceNeed['purpose'][] = ['CHECK', 'BACKFILL', 'SWEEP'];

/** The first ask in order of importance that is due; without one, a wait until the first becomes due. */
export function nextAsk(state: FeedState, cadence: Cadence, backfillFrom: number, now: number): NextStep {
  if (now < state.notBefore) return { waitUntil: state.notBefore };
  const maintainedUntil = cadence.avoidsMaintenance ? afterMaintenance(now) : now;
  const candidates = candidatesOf(state, cadence, backfillFrom, now).map(({ ask, readyAt, isUrgent }) => ({
    ask,
    readyAt: isUrgent ? readyAt : Math.max(readyAt, maintainedUntil),
  }));
  const due = candidates.find(({ readyAt }) => readyAt <= now);
  if (due) return { ask: due.ask };
  const soonest = candidates.reduce((least, { readyAt }) => Math.min(least, readyAt), now + LONGEST_WAIT_MS);
  return { waitUntil: soonest };
}

/** All asks of a feed in order of importance: live data before history. */
function candidatesOf(state: FeedState, cadence: Cadence, backfillFrom: number, now: number): Candidate[] {
  const live =
    FEED_FACTS[state.feed].followedBy === 'POLLS'
      ? cadence.polls.map((level) => pollCandidate(state, level, now))
      : [checkCandidate(state, cadence, backfillFrom, now)];
  return [...live, ...sliceCandidates(state, cadence, backfillFrom, now)];
}

const pollCandidate = (state: FeedState, level: PollLevel, now: number): Candidate => ({
  readyAt: dueAt(state.pollAttempts(level), level.everyMs),
  isUrgent: level.everyMs < DAY || state.pollAttempts(level).succeededAt === null,
  ask: {
    feed: state.feed,
    purpose: 'POLL',
    wanted: 'ROWS',
    from: Math.floor((now - level.spanMs) / QUARTER_HOUR) * QUARTER_HOUR,
    to: (Math.floor(now / QUARTER_HOUR) + 1) * QUARTER_HOUR,
    regions: null,
    summed: [],
  },
});

const checkCandidate = (
  state: FeedState,
  cadence: Cadence,
  backfillFrom: number,
  now: number,
): Candidate => ({
  readyAt: dueAt(state.checkAttempts, cadence.checkEveryMs),
  isUrgent: state.checkAttempts.succeededAt === null,
  ask: {
    feed: state.feed,
    purpose: 'CHECK',
    wanted: 'GROUPS',
    from: slicesOf(state.feed, backfillFrom, now).at(-1)?.from ?? now,
    to: (Math.floor(now / QUARTER_HOUR) + 1) * QUARTER_HOUR,
    regions: null,
    summed: SUMMED_COLUMNS.filter((column) => !unsummable(state).has(column)),
  },
});

function sliceCandidates(state: FeedState, cadence: Cadence, backfillFrom: number, now: number): Candidate[] {
  const probes = probesOf(state);
  const needs = slicesOf(state.feed, backfillFrom, now).flatMap(
    (slice) => needOf(state, slice, cadence, probes.has(slice.key)) ?? [],
  );
  return SLICE_ORDER.flatMap((purpose) => needs.filter((need) => need.purpose === purpose)).map((need) => ({
    readyAt: need.readyAt,
    isUrgent: need.purpose === 'BACKFILL',
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
  summed: [],
});
