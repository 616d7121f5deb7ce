import { CHUNK_FORMAT, groupsOf, partitionOf } from '@courant/core/domain';
import type { EventLog, Extent } from '@courant/core/log';
import type { ChunkStore } from '@courant/core/store';
import type { LogHolds } from './compare-chunks.ts';
import { type Comparison, compareStores, recheckDifferences } from './compare-stores.ts';
import type { Progress } from './progress.ts';
import type { RebuildSettler } from './rebuild-settler.ts';
import { waitForProcessors } from './wait-for-processors.ts';

/** What is compared with what, and who is told. */
export interface CompareOptions {
  readonly log: EventLog;
  readonly serving: { readonly namespace: string; readonly store: ChunkStore };
  readonly rebuilt: { readonly store: ChunkStore };
  readonly settler: RebuildSettler;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void | Promise<void>;
  /** How long processors may settle nothing of what waits for them before what serves is compared as it is. */
  readonly servingIdleMs: number;
}

export interface ComparisonResult {
  readonly comparison: Comparison;
  /** Entries of the log that nobody settles into what serves. */
  readonly unsettledEntries: number;
}

/** Looks at what differs, as long as each finds less than the one before. */
const MAX_PASSES = 5;

/**
 * Compares what was made with what serves, which processors are given time to settle first: being late is no
 * difference. Undefined where what serves cannot be read.
 */
export async function compareNamespaces(options: CompareOptions): Promise<ComparisonResult | undefined> {
  const { log, serving, rebuilt: made, settler: settling, onProgress: tell } = options;
  const identity = await serving.store.identity();
  if (identity && identity.format !== CHUNK_FORMAT) {
    await tell({ phase: 'NOT_COMPARABLE', format: identity.format });
    return undefined;
  }
  const isSameLog = !identity || identity.logEpoch === log.epoch;
  // Beside another log than its own no processor settles it.
  let behind = isSameLog ? await waitForServingProcessors(options) : 0;
  await tell({ phase: 'COMPARING' });
  const stores = { serving: serving.store, rebuilt: made.store };
  const caughtUp = async (): Promise<LogHolds> => {
    const extents = await settling.catchUp();
    return isSameLog ? (area, position) => isWithin(extents[partitionOf(area)], position) : null;
  };
  let comparison = await compareStores(stores);
  for (let look = 0; look < MAX_PASSES && comparison.differing.size > 0; look++) {
    const before = comparison.differing.size;
    if (isSameLog && behind === 0) behind = await waitForServingProcessors(options);
    comparison = await recheckDifferences(stores, comparison, caughtUp);
    if (look > 0 && comparison.differing.size >= before) break;
  }
  await tell({ phase: 'COMPARED', comparison });
  return { comparison, unsettledEntries: behind };
}

async function waitForServingProcessors({
  log,
  serving,
  signal,
  servingIdleMs,
  onProgress,
}: CompareOptions): Promise<number> {
  const behind = await waitForProcessors({
    log,
    groups: groupsOf(serving.namespace),
    signal,
    idleMs: servingIdleMs,
    onWait: async (left) => onProgress({ phase: 'WAITING', left }),
  });
  if (behind > 0) await onProgress({ phase: 'BEHIND', left: behind });
  return behind;
}

const isWithin = (extent: Extent | undefined, position: number): boolean =>
  extent !== undefined && position >= extent.first && position < extent.end;
