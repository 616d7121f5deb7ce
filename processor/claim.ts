import { CHUNK_FORMAT, isReadableFormat, type SettlingGroups } from '@courant/core/domain';
import { CHANGES, type EventLog, READINGS } from '@courant/core/log';
import type { ChunkStore } from '@courant/core/store';

/** The store was settled from another log, or in another format. The message says how to rebuild it. */
export class StoreMismatchError extends Error {
  override readonly name = 'StoreMismatchError';
}

const HOW_TO_REBUILD =
  'To settle it anew from the log, run "npm run rebuild"; or, where it is embedded, remove the folder "store" inside ' +
  'DATA_DIR and start again. A log that was lost or made anew holds only what the publisher still serves: real-time ' +
  'figures archived earlier, and past revisions, are then gone for good, so first restore a backup of the log if there ' +
  'is one.';

/**
 * Claims the store for this log. A new store is settled from the log's first entry on: its groups are reset before the
 * claim, so that after a crash in between the next start resets them again.
 * @throws StoreMismatchError if the store was settled from another log, or in a format that this version does not read
 */
export async function claimStore(log: EventLog, store: ChunkStore, groups: SettlingGroups): Promise<void> {
  const identity = await store.identity();
  if (!identity) await resetGroupsToFirst(log, store, groups);
  // A store that began with a format that this version reads keeps it: its chunks change as they are saved again.
  const format = identity && isReadableFormat(identity.format) ? identity.format : CHUNK_FORMAT;
  const claimed = await store.claim({ logEpoch: log.epoch, format });
  if (!claimed)
    throw new StoreMismatchError(mismatchMessage(identity?.logEpoch, identity?.format, log.epoch));
}

/** A group that consumes cannot be reset; that is fine if another processor has claimed the store meanwhile. */
async function resetGroupsToFirst(log: EventLog, store: ChunkStore, groups: SettlingGroups): Promise<void> {
  try {
    await log.reset(READINGS, groups.regions, 'FIRST');
    await log.reset(CHANGES, groups.country, 'FIRST');
  } catch (error) {
    if (!(await store.identity())) throw error;
  }
}

function mismatchMessage(
  storeEpoch: string | undefined,
  format: number | undefined,
  logEpoch: string,
): string {
  const what =
    storeEpoch === logEpoch
      ? `The store holds chunks of format ${format}; this version reads format ${CHUNK_FORMAT}.`
      : `The store was settled from log ${storeEpoch}, but this log is ${logEpoch}.`;
  return `${what} ${HOW_TO_REBUILD}`;
}
