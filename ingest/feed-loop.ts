import type { BackfillProgress, Fetch } from '@courant/core/domain';
import { type EventLog, FETCHES } from '@courant/core/log';
import { type AskResult, appendRows, EMPTY_RESULT, toCheckResult } from './append-answer.ts';
import type { Answer } from './ask/answer.ts';
import type { Ask } from './ask/ask.ts';
import { nextAttemptAt } from './ask/back-off.ts';
import type { Publisher } from './ask/publisher.ts';
import { PublisherError } from './ask/publisher-error.ts';
import type { DedupIndex } from './dedup/dedup-index.ts';
import type { Cadence } from './plan/cadence.ts';
import type { FeedState } from './plan/feed-state.ts';
import { nextAsk } from './plan/next-ask.ts';

/** What both feeds share, and whom they tell. */
export interface IngestContext {
  readonly log: EventLog;
  readonly publisher: Publisher;
  readonly dedupIndex: DedupIndex;
  readonly cadence: Cadence;
  readonly backfillFrom: number;
  readonly simulated: boolean;
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly random: () => number;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** How far the history is; asked after a slice has been taken in. */
  readonly backfill: () => BackfillProgress;
  readonly onFetch: (fetch: Fetch, result: AskResult) => void;
  readonly onError: (error: PublisherError) => void;
}

/**
 * Follows one feed until the signal aborts: one question at a time, its answer stored before the next is put, so that
 * an old answer never overtakes a newer one. The publisher's faults are waited out; the log's end the loop by throwing.
 */
export async function followFeed(state: FeedState, context: IngestContext): Promise<void> {
  let notedAt = Number.NEGATIVE_INFINITY;
  while (!context.signal.aborted) {
    const next = nextAsk(state, context.cadence, context.backfillFrom, context.now());
    if ('waitUntil' in next) {
      await context.wait(next.waitUntil - context.now(), context.signal);
      continue;
    }
    const asked = await ask(next.ask, state, context);
    if (!asked) return;
    notedAt = await recordAsk(asked, state, context, notedAt);
  }
}

interface CompletedAsk {
  readonly fetch: Fetch;
  readonly result: AskResult;
  /** Before this the feed is not to be asked again; 0 for no such wish. */
  readonly notBefore: number;
}

/** One question with all its effects but the record of it; undefined where the signal aborted it. */
async function ask(ask: Ask, state: FeedState, context: IngestContext): Promise<CompletedAsk | undefined> {
  const startedAt = context.now();
  const answer = await fetchAnswer(ask, state, context);
  if (answer === undefined) return undefined;
  const asked = fetchOf(ask, startedAt, context);
  if (answer instanceof PublisherError) return toRefusedAsk(asked, answer, state, context);
  const brought =
    answer.checkResult ?? (await appendRows(context.log, context.dedupIndex, ask, answer, asked.finishedAt));
  return {
    fetch: { ...asked, ...toFetchCounts(brought) },
    result: brought,
    notBefore: answer.notBefore ?? 0,
  };
}

type ParsedAnswer = Answer & { readonly checkResult: AskResult | null };

/** The answer, read as far as it can be without touching the log; or why there is none. */
async function fetchAnswer(
  ask: Ask,
  state: FeedState,
  context: IngestContext,
): Promise<ParsedAnswer | PublisherError | undefined> {
  try {
    const answer = await context.publisher(ask, context.signal);
    return { ...answer, checkResult: ask.wanted === 'GROUPS' ? toCheckResult(state, answer) : null };
  } catch (fault) {
    if (context.signal.aborted) return undefined;
    if (fault instanceof PublisherError) return fault;
    throw fault;
  }
}

function toRefusedAsk(
  fetch: Fetch,
  error: PublisherError,
  state: FeedState,
  context: IngestContext,
): CompletedAsk {
  context.onError(error);
  const failures = state.failures + 1;
  const notBefore = nextAttemptAt({ error, failures, now: fetch.finishedAt, random: context.random });
  return {
    fetch: { ...fetch, refusal: { reason: error.message, notBefore } },
    result: EMPTY_RESULT,
    notBefore,
  };
}

/** The record of an ask that has just ended and, so far, brought nothing. */
const fetchOf = (
  { feed, purpose, from, to, regions }: Ask,
  startedAt: number,
  context: IngestContext,
): Fetch => ({
  feed,
  purpose,
  from,
  to,
  regions,
  startedAt,
  finishedAt: context.now(),
  ...toFetchCounts(EMPTY_RESULT),
  refusal: null,
  backfill: null,
  simulated: context.simulated,
});

const toFetchCounts = ({ rows, appended, rejected, ghosts, grouped }: AskResult) => ({
  rows,
  appended,
  rejected,
  ghosts,
  grouped,
});

/** Takes a finished ask in, writes it down, tells of it; answers when one of this feed was last written down. */
async function recordAsk(
  completed: CompletedAsk,
  state: FeedState,
  context: IngestContext,
  lastRecordedAt: number,
): Promise<number> {
  state.apply(completed.fetch);
  state.notBefore = completed.notBefore;
  const isSlice = completed.fetch.purpose === 'BACKFILL';
  const fetch = isSlice ? { ...completed.fetch, backfill: context.backfill() } : completed.fetch;
  const isNoted = isWorthRecording(fetch, lastRecordedAt, context.cadence);
  if (isNoted) await context.log.append(FETCHES, [fetch]);
  context.onFetch(fetch, completed.result);
  return isNoted ? fetch.finishedAt : lastRecordedAt;
}

/** A simulator is polled each second: thousands of polls that brought nothing would say nothing. */
const isWorthRecording = (
  fetch: Fetch,
  lastRecordedAt: number,
  { recordEmptyPollEveryMs: noteQuietEveryMs }: Cadence,
): boolean =>
  fetch.purpose !== 'POLL' ||
  fetch.appended + fetch.rejected > 0 ||
  fetch.refusal !== null ||
  fetch.finishedAt - lastRecordedAt >= noteQuietEveryMs;
