import { CHUNK_FORMAT, type SettlingGroups } from '@courant/core/domain';
import { CHANGES, type EventLog, READINGS } from '@courant/core/log';
import type { ChunkStore } from '@courant/core/store';

/** The store was settled from another log, or by another version: it has to be rebuilt. The message says how. */
export class StoreMismatchError extends Error {
  override readonly name = 'StoreMismatchError';
}

const HOW_TO_REBUILD =
  'To settle it anew from the log, run "npm run rebuild"; or, where it is embedded, remove the folder "store" inside ' +
  'DATA_DIR and start again. A log that was lost or made anew holds only what the publisher still serves: real-time ' +
  'figures archived earlier, and past revisions, are then gone for good, so first restore a backup of the log if there ' +
  'is one.';

/**
 * Makes the store this log's own. A new store is settled from the log's first entry on; its groups' places are moved
 * before it is claimed, so that a crash in between repeats this and loses nothing.
 */
export async function claimStore(log: EventLog, store: ChunkStore, groups: SettlingGroups): Promise<void> {
  const held = await store.identity();
  if (!held) await resetGroupsToFirst(log, store, groups);
  const claimed = await store.claim({ logEpoch: log.epoch, format: CHUNK_FORMAT });
  if (!claimed) throw new StoreMismatchError(mismatchMessage(held?.logEpoch, held?.format, log.epoch));
}

/** A group that consumes cannot be reset: then another processor was quicker, and has claimed the store by now. */
async function resetGroupsToFirst(log: EventLog, store: ChunkStore, groups: SettlingGroups): Promise<void> {
  try {
    await log.reset(READINGS, groups.regions, 'FIRST');
    await log.reset(CHANGES, groups.country, 'FIRST');
  } catch (fault) {
    if (!(await store.identity())) throw fault;
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
