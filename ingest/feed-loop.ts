import type { BackfillProgress, Fetch } from '@courant/core/domain';
import { type EventLog, FETCHES } from '@courant/core/log';
import { inSpan } from '@courant/core/trace';
import { type AskResult, appendRows, emptyResult, toCheckResult } from './append-answer.ts';
import type { Answer } from './ask/answer.ts';
import type { Ask } from './ask/ask.ts';
import { askSpan, describeFetch } from './ask/ask-span.ts';
import { nextAttemptAt } from './ask/back-off.ts';
import type { Publisher } from './ask/publisher.ts';
import { PublisherError } from './ask/publisher-error.ts';
import type { DedupIndex } from './dedup/dedup-index.ts';
import { createAcceptedReader } from './drift/accepted-reader.ts';
import { isWorthRecording, toFetch, toFetchCounts } from './fetch-record.ts';
import type { Cadence } from './plan/cadence.ts';
import type { FeedState } from './plan/feed-state.ts';
import { nextAsk } from './plan/next-ask.ts';

/** What the loops of both feeds share, and the listeners they report to. */
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
  /** How far the backfill is; read after the state of a feed has taken in a slice. */
  readonly backfill: () => BackfillProgress;
  readonly onFetch: (fetch: Fetch, result: AskResult) => void;
  readonly onError: (error: PublisherError) => void;
}

/**
 * Follows one feed until the signal aborts. It asks one thing at a time and appends the answer before it asks the next,
 * so that an old answer never overtakes a newer one. An error of the publisher makes it wait; an error of the log is
 * thrown.
 */
export async function followFeed(state: FeedState, context: IngestContext): Promise<void> {
  const applyAccepted = createAcceptedReader(context.log, state);
  let lastRecordedAt = Number.NEGATIVE_INFINITY;
  while (!context.signal.aborted) {
    await applyAccepted();
    const step = nextAsk(state, context.cadence, context.backfillFrom, context.now());
    if ('waitUntil' in step) {
      await context.wait(step.waitUntil - context.now(), context.signal);
      continue;
    }
    const { ask } = step;
    await inSpan(`ask ${ask.feed}`, askSpan(ask), async (span) => {
      const completed = await completeAsk(ask, state, context);
      if (!completed) return;
      state.apply(completed.fetch, completed.notBefore);
      const fetch = withBackfillProgress(completed.fetch, context);
      describeFetch(span, fetch);
      if (isWorthRecording(fetch, lastRecordedAt, context.cadence)) {
        await context.log.append(FETCHES, [fetch]);
        lastRecordedAt = fetch.finishedAt;
      }
      context.onFetch(fetch, completed.result);
    });
  }
}

interface CompletedAsk {
  readonly fetch: Fetch;
  readonly result: AskResult;
  /** The feed must not be asked again before this, epoch milliseconds UTC; 0 for no limit. */
  readonly notBefore: number;
}

/** Asks the publisher and appends the rows of its answer; undefined where the signal aborted the request. */
async function completeAsk(
  ask: Ask,
  state: FeedState,
  context: IngestContext,
): Promise<CompletedAsk | undefined> {
  const startedAt = context.now();
  const answer = await requestAnswer(ask, state, startedAt, context);
  if (answer === undefined) return undefined;
  const { now, simulated } = context;
  const fetch = toFetch(ask, { startedAt, finishedAt: now(), simulated });
  if (answer instanceof PublisherError) {
    context.onError(answer);
    return toFailedAsk(fetch, answer, state, context);
  }
  const { log, dedupIndex } = context;
  const times = { startedAt, knownAt: fetch.finishedAt };
  const result = answer.checkResult ?? (await appendRows(ask, answer, { log, dedupIndex, state, ...times }));
  const changedSchema = result.schema === state.recordedSchema ? {} : { schema: result.schema };
  const mismatches = result.mismatches ? { mismatches: result.mismatches } : {};
  return {
    fetch: { ...fetch, ...toFetchCounts(result), ...changedSchema, ...mismatches },
    result,
    notBefore: answer.notBefore ?? 0,
  };
}

type ParsedAnswer = Answer & { readonly checkResult: AskResult | null };

/** The answer, with its lines parsed where it is a check; the error where the publisher gave no usable answer. */
async function requestAnswer(
  ask: Ask,
  state: FeedState,
  startedAt: number,
  context: IngestContext,
): Promise<ParsedAnswer | PublisherError | undefined> {
  try {
    const answer = await context.publisher(ask, context.signal);
    const checkResult = ask.wanted === 'GROUPS' ? toCheckResult(state, ask, answer, startedAt) : null;
    return { ...answer, checkResult };
  } catch (error) {
    if (context.signal.aborted) return undefined;
    if (error instanceof PublisherError) return error;
    throw error;
  }
}

function toFailedAsk(
  fetch: Fetch,
  error: PublisherError,
  { failures, schema }: FeedState,
  { random }: IngestContext,
): CompletedAsk {
  const notBefore = nextAttemptAt({ error, failures: failures + 1, now: fetch.finishedAt, random });
  return {
    fetch: { ...fetch, refusal: { reason: error.message, notBefore } },
    result: emptyResult(schema),
    notBefore,
  };
}

const withBackfillProgress = (fetch: Fetch, { backfill }: IngestContext): Fetch =>
  fetch.purpose === 'BACKFILL' ? { ...fetch, backfill: backfill() } : fetch;
