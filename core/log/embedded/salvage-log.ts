import { lockFolder } from '../../folder/folder-lock.ts';
import { markClosed } from '../../folder/whole-folder.ts';
import { TOPICS } from '../topic.ts';
import { type LmdbStorage, openLmdbStorage } from './lmdb-storage.ts';
import { type FoundBlock, LogContents } from './log-contents.ts';
import { logFolderIn, makeTargetFolder } from './log-folder.ts';
import { describeLost } from './verify-log.ts';

/** Stands for an entry that could not be read; no topic takes it for a message, so readers pass over it. */
const LOST_ENTRY = 'This entry was lost: the file of the log was damaged.';
/** Entries that are put at once. */
const FILL_ENTRIES = 100_000;

/**
 * Copies what can be read of a damaged log into the folder `log` of another data folder, with epoch, offsets and committed
 * offsets. Lost entries keep their offsets. The damaged log stays as it is.
 * @returns what was lost, a line each
 */
export async function salvageEmbeddedLog(dataDir: string, targetDataDir: string): Promise<string[]> {
  const folder = logFolderIn(dataDir);
  const lock = lockFolder(folder);
  try {
    const { epoch } = LogContents.read(folder);
    const target = makeTargetFolder(targetDataDir);
    const storage = openLmdbStorage(target, { readOnly: false, epoch });
    const lost = fill(storage, folder);
    await storage.close();
    markClosed(target);
    return epoch === undefined ? [...lost, 'The epoch: the store must be settled anew.'] : lost;
  } finally {
    lock.release();
  }
}

function fill(storage: LmdbStorage, folder: string): string[] {
  let appendedAt = 0;
  const contents = LogContents.read(folder, (block: FoundBlock) => {
    storage.putAt(block.topic, block.partition, block.first, block.texts, block.appendedAt);
    appendedAt = block.appendedAt;
  });
  const lost = contents.lostRanges();
  for (const { topic, partition, first, last } of lost) {
    for (let start = first; start <= last; start += FILL_ENTRIES) {
      const texts = Array<string>(Math.min(FILL_ENTRIES, last + 1 - start)).fill(LOST_ENTRY);
      storage.putAt(topic, partition, start, texts, appendedAt);
    }
  }
  for (const { name, partitions } of TOPICS)
    for (let partition = 0; partition < partitions; partition++) {
      const extent = contents.extentOf(name, partition);
      if (extent.first > 0) storage.putExtent(name, partition, extent);
    }
  for (const [[topic, group, partition], offset] of contents.committedOffsets)
    storage.commitOffsets(topic, group, new Map([[partition, offset]]));
  return lost.map(describeLost);
}
