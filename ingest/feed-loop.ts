import type { BackfillProgress, Fetch } from '@courant/core/domain';
import { type EventLog, FETCHES } from '@courant/core/log';
import type { Answer } from './ask/answer.ts';
import type { Ask } from './ask/ask.ts';
import { notBeforeOf } from './ask/back-off.ts';
import type { Publisher } from './ask/publisher.ts';
import { PublisherError } from './ask/publisher-error.ts';
import type { Cadence } from './plan/cadence.ts';
import type { FeedMemory } from './plan/feed-memory.ts';
import { nextAsk } from './plan/next-ask.ts';
import type { Seen } from './seen/seen.ts';
import { type Brought, NOTHING, storeRows, takeGroups } from './store-answer.ts';

/** What both feeds share, and whom they tell. */
export interface Workplace {
  readonly log: EventLog;
  readonly publisher: Publisher;
  readonly seen: Seen;
  readonly cadence: Cadence;
  readonly backfillFrom: number;
  readonly simulated: boolean;
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly random: () => number;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** How far the history is; asked after a slice has been taken in. */
  readonly backfill: () => BackfillProgress;
  readonly onFetch: (fetch: Fetch, brought: Brought) => void;
  readonly onError: (error: PublisherError) => void;
}

/**
 * Follows one feed until the signal aborts: one question at a time, its answer stored before the next is put, so that
 * an old answer never overtakes a newer one. The publisher's faults are waited out; the log's end the loop by throwing.
 */
export async function followFeed(memory: FeedMemory, place: Workplace): Promise<void> {
  let notedAt = Number.NEGATIVE_INFINITY;
  while (!place.signal.aborted) {
    const next = nextAsk(memory, place.cadence, place.backfillFrom, place.now());
    if ('waitUntil' in next) {
      await place.wait(next.waitUntil - place.now(), place.signal);
      continue;
    }
    const asked = await put(next.ask, memory, place);
    if (!asked) return;
    notedAt = await note(asked, memory, place, notedAt);
  }
}

interface Asked {
  readonly fetch: Fetch;
  readonly brought: Brought;
  /** Before this the feed is not to be asked again; 0 for no such wish. */
  readonly notBefore: number;
}

/** One question with all its effects but the record of it; undefined where the signal aborted it. */
async function put(ask: Ask, memory: FeedMemory, place: Workplace): Promise<Asked | undefined> {
  const startedAt = place.now();
  const answer = await answerOf(ask, memory, place);
  if (answer === undefined) return undefined;
  const asked = fetchOf(ask, startedAt, place);
  if (answer instanceof PublisherError) return refused(asked, answer, memory, place);
  const brought = answer.groups ?? (await storeRows(place.log, place.seen, ask, answer, asked.finishedAt));
  return { fetch: { ...asked, ...recordOf(brought) }, brought, notBefore: answer.notBefore ?? 0 };
}

type Understood = Answer & { readonly groups: Brought | null };

/** The answer, read as far as it can be without touching the log; or why there is none. */
async function answerOf(
  ask: Ask,
  memory: FeedMemory,
  place: Workplace,
): Promise<Understood | PublisherError | undefined> {
  try {
    const answer = await place.publisher(ask, place.signal);
    return { ...answer, groups: ask.wanted === 'GROUPS' ? takeGroups(memory, answer) : null };
  } catch (fault) {
    if (place.signal.aborted) return undefined;
    if (fault instanceof PublisherError) return fault;
    throw fault;
  }
}

function refused(fetch: Fetch, error: PublisherError, memory: FeedMemory, place: Workplace): Asked {
  place.onError(error);
  const failures = memory.failures + 1;
  const notBefore = notBeforeOf({ error, failures, now: fetch.finishedAt, random: place.random });
  return { fetch: { ...fetch, refusal: { reason: error.message, notBefore } }, brought: NOTHING, notBefore };
}

/** The record of an ask that has just ended and, so far, brought nothing. */
const fetchOf = ({ feed, purpose, from, to, regions }: Ask, startedAt: number, place: Workplace): Fetch => ({
  feed,
  purpose,
  from,
  to,
  regions,
  startedAt,
  finishedAt: place.now(),
  ...recordOf(NOTHING),
  refusal: null,
  backfill: null,
  simulated: place.simulated,
});

const recordOf = ({ rows, appended, rejected, ghosts, grouped }: Brought) => ({
  rows,
  appended,
  rejected,
  ghosts,
  grouped,
});

/** Takes a finished ask in, writes it down, tells of it; answers when one of this feed was last written down. */
async function note(asked: Asked, memory: FeedMemory, place: Workplace, notedAt: number): Promise<number> {
  memory.apply(asked.fetch);
  memory.notBefore = asked.notBefore;
  const isSlice = asked.fetch.purpose === 'BACKFILL';
  const fetch = isSlice ? { ...asked.fetch, backfill: place.backfill() } : asked.fetch;
  const isNoted = isWorthNoting(fetch, notedAt, place.cadence);
  if (isNoted) await place.log.append(FETCHES, [fetch]);
  place.onFetch(fetch, asked.brought);
  return isNoted ? fetch.finishedAt : notedAt;
}

/** A simulator is polled each second: thousands of polls that brought nothing would say nothing. */
const isWorthNoting = (fetch: Fetch, notedAt: number, { noteQuietEveryMs }: Cadence): boolean =>
  fetch.purpose !== 'POLL' ||
  fetch.appended + fetch.rejected > 0 ||
  fetch.refusal !== null ||
  fetch.finishedAt - notedAt >= noteQuietEveryMs;
