import { CHUNK_FORMAT, groupsOf, partitionOf } from '@courant/core/domain';
import type { EventLog, Extent } from '@courant/core/log';
import type { ChunkStore } from '@courant/core/store';
import type { Holds } from './compare-chunks.ts';
import { type Comparison, compareAgain, compareStores } from './compare-stores.ts';
import type { Progress } from './progress.ts';
import { servingSettled } from './serving-settled.ts';
import type { SilentSettling } from './silent-settling.ts';

/** What is compared with what, and who is told. */
export interface ServingSides {
  readonly log: EventLog;
  readonly serving: { readonly namespace: string; readonly store: ChunkStore };
  readonly made: { readonly store: ChunkStore };
  readonly settling: SilentSettling;
  readonly signal: AbortSignal;
  readonly tell: (progress: Progress) => void | Promise<void>;
  /** How long processors may settle nothing of what waits for them before what serves is compared as it is. */
  readonly servingIdleMs: number;
}

export interface Compared {
  readonly comparison: Comparison;
  /** Entries of the log that nobody settles into what serves. */
  readonly behind: number;
}

/** Looks at what differs, as long as each finds less than the one before. */
const MOST_LOOKS = 5;

/**
 * Compares what was made with what serves, which processors are given time to settle first: being late is no
 * difference. Undefined where what serves cannot be read.
 */
export async function compareServing(sides: ServingSides): Promise<Compared | undefined> {
  const { log, serving, made, settling, tell } = sides;
  const identity = await serving.store.identity();
  if (identity && identity.format !== CHUNK_FORMAT) {
    await tell({ phase: 'NOT_COMPARABLE', format: identity.format });
    return undefined;
  }
  const isSameLog = !identity || identity.logEpoch === log.epoch;
  // Beside another log than its own no processor settles it.
  let behind = isSameLog ? await settledFirst(sides) : 0;
  await tell({ phase: 'COMPARING' });
  const stores = { serving: serving.store, made: made.store };
  const caughtUp = async (): Promise<Holds> => {
    const extents = await settling.caughtUp();
    return isSameLog ? (area, position) => isWithin(extents[partitionOf(area)], position) : null;
  };
  let comparison = await compareStores(stores);
  for (let look = 0; look < MOST_LOOKS && comparison.differing.size > 0; look++) {
    const before = comparison.differing.size;
    if (isSameLog && behind === 0) behind = await settledFirst(sides);
    comparison = await compareAgain(stores, comparison, caughtUp);
    if (look > 0 && comparison.differing.size >= before) break;
  }
  await tell({ phase: 'COMPARED', comparison });
  return { comparison, behind };
}

async function settledFirst({ log, serving, signal, servingIdleMs, tell }: ServingSides): Promise<number> {
  const behind = await servingSettled({
    log,
    groups: groupsOf(serving.namespace),
    signal,
    idleMs: servingIdleMs,
    onWait: async (left) => tell({ phase: 'WAITING', left }),
  });
  if (behind > 0) await tell({ phase: 'BEHIND', left: behind });
  return behind;
}

const isWithin = (extent: Extent | undefined, position: number): boolean =>
  extent !== undefined && position >= extent.first && position < extent.end;
