import { setTimeout as sleep } from 'node:timers/promises';
import { FEEDS } from '@courant/core/domain';
import type { EventLog } from '@courant/core/log';
import type { Caps } from './ask/fetch-text.ts';
import { createPublisher } from './ask/publisher.ts';
import type { PublisherError } from './ask/publisher-error.ts';
import { eachFetch, loadDedupIndex } from './dedup/replay.ts';
import { followFeed, type IngestContext } from './feed-loop.ts';
import { backfillProgress } from './plan/backfill-progress.ts';
import { type Cadence, ODRE_CADENCE, SIMULATOR_CADENCE } from './plan/cadence.ts';
import { FeedState } from './plan/feed-state.ts';
import type { IngestProgress } from './progress.ts';
import { createProgressReporter } from './progress-reporter.ts';

export interface IngestOptions {
  readonly log: EventLog;
  /** Base of an Explore v2.1 API, `https://.../api/explore/v2.1`. */
  readonly publisherUrl: string;
  /** Start of the history wanted, epoch milliseconds UTC; its whole month is asked for. */
  readonly backfillFrom: number;
  /** Whether the publisher is the simulator: every fetch says so, and the cadence follows. */
  readonly simulated: boolean;
  /** Ends the run: a request under way is aborted, an append under way is finished. */
  readonly signal: AbortSignal;
  readonly now?: () => number;
  readonly cadence?: Cadence;
  readonly onProgress?: (progress: IngestProgress) => void;
  /** Receives each error of the publisher. It is also recorded in `courant.fetches`, and ingest asks again later. */
  readonly onError?: (error: PublisherError) => void;
  /** From 0 up to 1; spreads retries. */
  readonly random?: () => number;
  /** Resolves after so long, or once aborted. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly caps?: Caps;
}

/**
 * Follows both feeds until the signal aborts. It has no storage: at the start it reads from the log what it has appended
 * and asked. Errors of the publisher do not end it; an error of the log does, by throwing.
 */
export async function runIngest(options: IngestOptions): Promise<void> {
  const stop = new AbortController();
  const signal = AbortSignal.any([options.signal, stop.signal]);
  const { states, context } = await createIngestContext(options, signal);
  const follow = (state: FeedState): Promise<void> =>
    followFeed(state, context).catch((error) => {
      stop.abort();
      throw error;
    });
  const ends = await Promise.allSettled(states.map(follow));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

async function createIngestContext(
  options: IngestOptions,
  signal: AbortSignal,
): Promise<{ states: FeedState[]; context: IngestContext }> {
  const { log, publisherUrl, backfillFrom, simulated } = options;
  const { now = Date.now, random = Math.random, wait = waitFor, onError = () => {} } = options;
  const { cadence = simulated ? SIMULATOR_CADENCE : ODRE_CADENCE } = options;
  const states = await loadFeedStates(log, cadence, signal);
  const context: IngestContext = {
    log,
    publisher: createPublisher(publisherUrl, now, options.caps),
    dedupIndex: await loadDedupIndex(log, signal),
    cadence,
    backfillFrom,
    simulated,
    signal,
    now,
    random,
    wait,
    backfill: () => backfillProgress(states, backfillFrom, now()),
    onFetch: createProgressReporter(states, options.onProgress ?? (() => {})),
    onError,
  };
  return { states, context };
}

/** The state of each feed after all fetches in the log. */
async function loadFeedStates(log: EventLog, cadence: Cadence, signal: AbortSignal): Promise<FeedState[]> {
  const states = FEEDS.map((feed) => new FeedState(feed, cadence));
  await eachFetch(log, signal, (fetch) => states.find(({ feed }) => feed === fetch.feed)?.apply(fetch));
  return states;
}

const waitFor = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch((error) => {
    if (!signal.aborted) throw error;
  });
