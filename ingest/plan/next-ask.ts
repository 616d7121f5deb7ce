import { FEED_FACTS, HOUR, MINUTE } from '@courant/core/domain';
import type { Ask } from '../ask/ask.ts';
import { dueAt } from './attempts.ts';
import type { Cadence, PollLevel } from './cadence.ts';
import type { FeedMemory } from './feed-memory.ts';
import { slicesOf } from './slice.ts';
import { needOf, type SliceNeed } from './slice-need.ts';

/** What to do next: put a question, or wait until an instant (epoch milliseconds UTC) and plan again. */
export type Next = { readonly ask: Ask } | { readonly waitUntil: number };

interface Candidate {
  readonly readyAt: number;
  readonly ask: Ask;
}

const SLOT = 15 * MINUTE;
/** A plan older than this is made anew: months begin, and slices with them. */
const LONGEST_WAIT_MS = HOUR;
const SLICE_ORDER: readonly SliceNeed['purpose'][] = ['CHECK', 'BACKFILL', 'SWEEP'];

/** The next step of a feed: what is due and matters most, one question at a time. */
export function nextAsk(memory: FeedMemory, cadence: Cadence, backfillFrom: number, now: number): Next {
  if (now < memory.notBefore) return { waitUntil: memory.notBefore };
  const candidates = candidatesOf(memory, cadence, backfillFrom, now);
  const due = candidates.find(({ readyAt }) => readyAt <= now);
  if (due) return { ask: due.ask };
  const soonest = candidates.reduce((least, { readyAt }) => Math.min(least, readyAt), now + LONGEST_WAIT_MS);
  return { waitUntil: soonest };
}

/** Every question a feed has, what matters most first: live before history. */
function candidatesOf(memory: FeedMemory, cadence: Cadence, backfillFrom: number, now: number): Candidate[] {
  const live =
    FEED_FACTS[memory.feed].followedBy === 'POLLS'
      ? cadence.polls.map((level) => poll(memory, level, now))
      : [check(memory, cadence, backfillFrom, now)];
  return [...live, ...slices(memory, cadence, backfillFrom, now)];
}

const poll = (memory: FeedMemory, level: PollLevel, now: number): Candidate => ({
  readyAt: dueAt(memory.poll(level), level.everyMs),
  ask: {
    feed: memory.feed,
    purpose: 'POLL',
    wanted: 'ROWS',
    from: Math.floor((now - level.spanMs) / SLOT) * SLOT,
    to: (Math.floor(now / SLOT) + 1) * SLOT,
    regions: null,
  },
});

const check = (memory: FeedMemory, cadence: Cadence, backfillFrom: number, now: number): Candidate => ({
  readyAt: dueAt(memory.check, cadence.checkEveryMs),
  ask: {
    feed: memory.feed,
    purpose: 'CHECK',
    wanted: 'GROUPS',
    from: slicesOf(memory.feed, backfillFrom, now).at(-1)?.from ?? now,
    to: (Math.floor(now / SLOT) + 1) * SLOT,
    regions: null,
  },
});

function slices(memory: FeedMemory, cadence: Cadence, backfillFrom: number, now: number): Candidate[] {
  const needs = slicesOf(memory.feed, backfillFrom, now).flatMap(
    (slice) => needOf(memory, slice, cadence.sweepEveryMs) ?? [],
  );
  return SLICE_ORDER.flatMap((purpose) => needs.filter((need) => need.purpose === purpose)).map((need) => ({
    readyAt: need.readyAt,
    ask: sliceAsk(memory, need),
  }));
}

const sliceAsk = ({ feed }: FeedMemory, { purpose, slice: { inseeCode, from, to } }: SliceNeed): Ask => ({
  feed,
  purpose,
  wanted: 'ROWS',
  from,
  to,
  regions: [inseeCode],
});
