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
  /** The groups of the store's namespace; those of the first namespace if left out. */
  readonly groups?: SettlingGroups;
  readonly signal: AbortSignal;
  /** Epoch milliseconds UTC; slots of the last 48 hours are announced one by one, older ones as ranges. */
  readonly now?: () => number;
  readonly onBatch?: (done: BatchDone) => void;
  /** Maximum of entries in a batch. */
  readonly maxBatch?: number;
}

/**
 * Settles the log into one namespace of the store, both stages, until the signal aborts.
 * @throws StoreMismatchError if the store was settled from another log. An error while settling valid input is a bug: it
 *   is thrown, and nothing is committed.
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
  const failed = new AbortController();
  const stage = {
    log,
    store,
    now,
    groups,
    yieldToEventLoop,
    signal: AbortSignal.any([signal, failed.signal]),
    ...more,
  };
  const stages = [runRegions(stage), runCountry(stage)];
  try {
    await Promise.all(stages);
  } finally {
    // The stage that failed stops the other one, which finishes the batch in hand first.
    failed.abort();
    await Promise.allSettled(stages);
  }
}

/** Lets the regions stage settle about one batch of each region during a backfill; takes no time when it is idle. */
async function yieldToEventLoop(): Promise<void> {
  for (let turn = 0; turn < TURNS_TO_YIELD; turn++) await setImmediate();
}

// Per batch the regions stage yields twice: before it takes the batch and after it has announced it.
const TURNS_TO_YIELD = 2 * REGION_CODES.length;
