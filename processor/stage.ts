import type { SettlingGroups } from '@courant/core/domain';
import { type Batch, type EventLog, StaleBatchError } from '@courant/core/log';
import type { ChunkStore } from '@courant/core/store';

/** What both stages need. */
export interface Stage {
  readonly log: EventLog;
  readonly store: ChunkStore;
  readonly signal: AbortSignal;
  /** Epoch milliseconds UTC. */
  readonly now: () => number;
  /** The groups of the store's namespace. */
  readonly groups: SettlingGroups;
  /** Maximum of entries in a batch. */
  readonly maxBatch?: number;
  readonly onBatch?: (done: BatchDone) => void;
  /** Awaited by the country stage after each batch, so that what many regions announce of one slot is summed once. */
  readonly yieldToEventLoop?: () => Promise<void>;
}

export interface BatchDone {
  readonly stage: 'regions' | 'country';
  readonly entries: number;
  /** Of those, the ones appended to `courant.rejected`. */
  readonly rejected: number;
  /** When the oldest of them was appended, epoch milliseconds UTC. */
  readonly appendedAt: number;
}

/** The report of a committed batch. */
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

/** Commits; false if the partition was reassigned, in which case its new owner gets the same entries again. */
export async function commitIfCurrent<T>(batch: Batch<T>): Promise<boolean> {
  try {
    await batch.commit();
    return true;
  } catch (error) {
    if (error instanceof StaleBatchError) return false;
    throw error;
  }
}
