import { setImmediate } from 'node:timers/promises';
import { FIRST_NAMESPACE, groupsOf, REGION_CODES, type SettlingGroups } from '@courant/core/domain';
import type { EventLog } from '@courant/core/log';
import type { ChunkStore } from '@courant/core/store';
import { claimStore } from './claim.ts';
import { runCountry } from './country.ts';
import { runRegions } from './regions.ts';
import type { BatchDone } from './stage.ts';

export interface ProcessorOptions {
  readonly log: EventLog;
  readonly store: ChunkStore;
  /** Those of the store's namespace; the first one's, unless given. */
  readonly groups?: SettlingGroups;
  readonly signal: AbortSignal;
  /** Epoch milliseconds UTC; decides what is announced one by one. */
  readonly now?: () => number;
  readonly onBatch?: (done: BatchDone) => void;
  /** Entries a batch holds at most. */
  readonly maxBatch?: number;
}

/**
 * log -> one namespace of the store, both stages, until the signal aborts. Throws `StoreMismatchError` if the store is
 * another log's. Any fault of settling valid input is a bug: it is thrown and nothing is committed.
 */
export async function runProcessor({
  log,
  store,
  signal,
  groups = groupsOf(FIRST_NAMESPACE),
  now = Date.now,
  ...more
}: ProcessorOptions): Promise<void> {
  await claimStore(log, store, groups);
  const either = new AbortController();
  const stage = {
    log,
    store,
    now,
    groups,
    yieldToEventLoop,
    signal: AbortSignal.any([signal, either.signal]),
    ...more,
  };
  const stages = [runRegions(stage), runCountry(stage)];
  try {
    await Promise.all(stages);
  } finally {
    // One stage that fell takes the other with it, which finishes the batch in hand first.
    either.abort();
    await Promise.allSettled(stages);
  }
}

/** In a backfill, time for the other stage to settle about one batch of each region; when there is nothing to do, none. */
async function yieldToEventLoop(): Promise<void> {
  for (let turn = 0; turn < TURNS_TO_YIELD; turn++) await setImmediate();
}

// The regions stage lets the process do its other work before it takes a batch and after it has announced it.
const TURNS_TO_YIELD = 2 * REGION_CODES.length;
