import { groupsOf, isReadableFormat, partitionOf } from '@courant/core/domain';
import type { EventLog, Extent } from '@courant/core/log';
import { ChunkDamagedError, type ChunkStore } from '@courant/core/store';
import type { LogHolds } from './compare-chunks.ts';
import { type Comparison, compareStores, recheckDifferences } from './compare-stores.ts';
import type { Progress } from './progress.ts';
import type { RebuildSettler } from './rebuild-settler.ts';
import { waitForProcessors } from './wait-for-processors.ts';

/** The two sides of the comparison and how long to wait for processors. */
export interface CompareOptions {
  readonly log: EventLog;
  readonly serving: { readonly namespace: string; readonly store: ChunkStore };
  readonly rebuilt: { readonly store: ChunkStore };
  readonly settler: RebuildSettler;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void | Promise<void>;
  /** Without progress for this long, processors are waited for no longer and the stores are compared as they are. */
  readonly servingIdleMs: number;
}

export interface ComparisonResult {
  readonly comparison: Comparison;
  /** Entries of the log that no processor settles into the namespace that serves. */
  readonly unsettledEntries: number;
}

/** Passes over what differs, as long as each finds less than the one before. */
const MAX_PASSES = 5;

/**
 * Compares the rebuilt namespace with the one that serves. Processors first get time to settle the latter, so that a lag
 * does not count as a difference.
 * @returns undefined if the chunks that serve are of a format that this version does not read, or damaged
 */
export async function compareNamespaces(options: CompareOptions): Promise<ComparisonResult | undefined> {
  const { log, serving, rebuilt, onProgress } = options;
  const identity = await serving.store.identity();
  if (identity && !isReadableFormat(identity.format)) {
    await onProgress({ phase: 'NOT_COMPARABLE', format: identity.format });
    return undefined;
  }
  // Beside another log than its own no processor settles it.
  const isSameLog = !identity || identity.logEpoch === log.epoch;
  const unsettledEntries = isSameLog ? await waitForServingProcessors(options) : 0;
  await onProgress({ phase: 'COMPARING' });
  try {
    const comparison = await compareStores({ serving: serving.store, rebuilt: rebuilt.store });
    const result = await recheckWhileFewer(options, isSameLog, { comparison, unsettledEntries });
    await onProgress({ phase: 'COMPARED', comparison: result.comparison });
    return result;
  } catch (error) {
    if (!(error instanceof ChunkDamagedError)) throw error;
    await onProgress({ phase: 'DAMAGED', damage: error.message });
    return undefined;
  }
}

/** Compares again what differs, since both sides move, until a pass finds no fewer differences than the one before. */
async function recheckWhileFewer(
  options: CompareOptions,
  isSameLog: boolean,
  { comparison, unsettledEntries }: ComparisonResult,
): Promise<ComparisonResult> {
  const { serving, rebuilt, settler } = options;
  const stores = { serving: serving.store, rebuilt: rebuilt.store };
  const catchUp = async (): Promise<LogHolds> => {
    const extents = await settler.catchUp();
    return isSameLog ? (area, position) => isWithin(extents[partitionOf(area)], position) : null;
  };
  for (let pass = 0; pass < MAX_PASSES && comparison.differing.size > 0; pass++) {
    const before = comparison.differing.size;
    if (isSameLog && unsettledEntries === 0) unsettledEntries = await waitForServingProcessors(options);
    comparison = await recheckDifferences(stores, comparison, catchUp);
    if (pass > 0 && comparison.differing.size >= before) break;
  }
  return { comparison, unsettledEntries };
}

/** Returns how many entries of the log no processor settles. */
async function waitForServingProcessors({
  log,
  serving,
  signal,
  servingIdleMs,
  onProgress,
}: CompareOptions): Promise<number> {
  const unsettledEntries = await waitForProcessors({
    log,
    groups: groupsOf(serving.namespace),
    signal,
    idleMs: servingIdleMs,
    onWait: async (lag) => onProgress({ phase: 'WAITING', left: lag }),
  });
  if (unsettledEntries > 0) await onProgress({ phase: 'BEHIND', left: unsettledEntries });
  return unsettledEntries;
}

const isWithin = (extent: Extent | undefined, position: number): boolean =>
  extent !== undefined && position >= extent.first && position < extent.end;
