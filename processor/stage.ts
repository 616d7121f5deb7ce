import type { SettlingGroups } from '@courant/core/domain';
import { type Batch, type EventLog, StaleBatchError } from '@courant/core/log';
import type { ChunkStore } from '@courant/core/store';

/** What both stages run on. */
export interface Stage {
  readonly log: EventLog;
  readonly store: ChunkStore;
  readonly signal: AbortSignal;
  /** Epoch milliseconds UTC. */
  readonly now: () => number;
  /** A namespace of the store owns its own. */
  readonly groups: SettlingGroups;
  /** Entries a batch holds at most. */
  readonly maxBatch?: number;
  readonly onBatch?: (done: BatchDone) => void;
  /** Awaited by the country stage after each batch: what many regions then announce of one time is summed once. */
  readonly yieldToEventLoop?: () => Promise<void>;
}

export interface BatchDone {
  readonly stage: 'regions' | 'country';
  readonly entries: number;
  /** Of those, the ones kept aside in `courant.rejected`. */
  readonly rejected: number;
  /** When the oldest of them was appended, epoch milliseconds UTC. */
  readonly appendedAt: number;
}

/** What is told of a batch that has been committed. */
export const toBatchDone = <T>(
  stage: BatchDone['stage'],
  { entries }: Batch<T>,
  rejected = 0,
): BatchDone => ({
  stage,
  entries: entries.length,
  rejected,
  appendedAt: entries[0]?.appendedAt ?? 0,
});

/** Commits; false if the partition has moved, in which case its new owner is given the same entries again. */
export async function commitIfCurrent<T>(batch: Batch<T>): Promise<boolean> {
  try {
    await batch.commit();
    return true;
  } catch (fault) {
    if (fault instanceof StaleBatchError) return false;
    throw fault;
  }
}
