import { setTimeout as sleep } from 'node:timers/promises';
import { FEEDS, type Fetch } from '@courant/core/domain';
import type { EventLog } from '@courant/core/log';
import type { AskResult } from './append-answer.ts';
import type { Caps } from './ask/fetch-text.ts';
import { createPublisher } from './ask/publisher.ts';
import type { PublisherError } from './ask/publisher-error.ts';
import { eachFetch, loadDedupIndex } from './dedup/replay.ts';
import { followFeed, type IngestContext } from './feed-loop.ts';
import { backfillProgress } from './plan/backfill-progress.ts';
import { type Cadence, ODRE_CADENCE, SIMULATOR_CADENCE } from './plan/cadence.ts';
import { FeedState } from './plan/feed-state.ts';
import { addToCounters, type IngestProgress, ZERO_COUNTERS } from './progress.ts';

export interface IngestOptions {
  readonly log: EventLog;
  /** Base of an Explore v2.1 API, `https://.../api/explore/v2.1`. */
  readonly publisherUrl: string;
  /** Start of the history wanted, epoch milliseconds UTC; its whole month is asked for. */
  readonly backfillFrom: number;
  /** Whether the publisher is the simulator: every fetch says so, and the cadence follows. */
  readonly simulated: boolean;
  /** Ends the run: the question under way is dropped, what was being stored is stored. */
  readonly signal: AbortSignal;
  readonly now?: () => number;
  readonly cadence?: Cadence;
  readonly onProgress?: (progress: IngestProgress) => void;
  /** Each fault of the publisher; it is also in `courant.fetches`, and is waited out. */
  readonly onError?: (error: PublisherError) => void;
  /** From 0 up to 1; spreads retries. */
  readonly random?: () => number;
  /** Resolves after so long, or once aborted. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly caps?: Caps;
}

/**
 * Follows both feeds until the signal aborts. It keeps nothing of its own: what it sent and where it stood are read
 * from the log at the start. Never ends because the publisher misbehaves; throws when the log fails.
 */
export async function runIngest(options: IngestOptions): Promise<void> {
  const stop = new AbortController();
  const signal = AbortSignal.any([options.signal, stop.signal]);
  const { memories, context } = await createIngestContext(options, signal);
  const follow = (memory: FeedState): Promise<void> =>
    followFeed(memory, context).catch((fault) => {
      stop.abort();
      throw fault;
    });
  const ends = await Promise.allSettled(memories.map(follow));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

async function createIngestContext(
  options: IngestOptions,
  signal: AbortSignal,
): Promise<{ memories: FeedState[]; context: IngestContext }> {
  const { log, publisherUrl, backfillFrom, simulated } = options;
  const { now = Date.now, random = Math.random, wait = waitFor, onError = () => {} } = options;
  const { cadence = simulated ? SIMULATOR_CADENCE : ODRE_CADENCE } = options;
  const memories = await loadFeedStates(log, cadence, signal);
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
    backfill: () => backfillProgress(memories, backfillFrom, now()),
    onFetch: createProgressReporter(options.onProgress ?? (() => {})),
    onError,
  };
  return { memories, context };
}

/** Where each feed stood when the log was last written. */
async function loadFeedStates(log: EventLog, cadence: Cadence, signal: AbortSignal): Promise<FeedState[]> {
  const memories = FEEDS.map((feed) => new FeedState(feed, cadence));
  await eachFetch(log, signal, (fetch) => memories.find(({ feed }) => feed === fetch.feed)?.apply(fetch));
  return memories;
}

/** Counts, and names each unknown column once. */
function createProgressReporter(onProgress: (progress: IngestProgress) => void): IngestContext['onFetch'] {
  let counters = ZERO_COUNTERS;
  const named = new Set<string>();
  return (fetch: Fetch, brought: AskResult) => {
    counters = addToCounters(counters, fetch, brought);
    const newColumns = brought.unknownColumns.filter((name) => !named.has(name));
    for (const name of newColumns) named.add(name);
    onProgress({ fetch, counters, newColumns });
  };
}

const waitFor = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch((fault) => {
    if (!signal.aborted) throw fault;
  });
