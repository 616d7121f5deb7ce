import { join, resolve } from 'node:path';
import { lockFolder } from '../../folder/folder-lock.ts';
import type { Verification } from '../../folder/verification.ts';
import { LMDB_FILE } from '../../folder/whole-folder.ts';
import { recoveryAdvice } from '../event-log.ts';
import { TOPICS } from '../topic.ts';
import { type EntryRange, LogContents } from './log-contents.ts';

/** Reads and checks every block of the log of a data folder. @throws FolderInUseError while a process has it open */
export function verifyEmbeddedLog(dataDir: string): Verification {
  const folder = resolve(dataDir, 'log');
  const lock = lockFolder(folder);
  try {
    const contents = LogContents.read(folder);
    const damages = [...contents.damages, ...contents.lostRanges().map(describeLost)];
    return {
      file: join(folder, LMDB_FILE),
      counts: countsOf(contents),
      damages,
      advice: recoveryAdvice(folder),
    };
  } finally {
    lock.release();
  }
}

/** `courant.readings/7: offsets 0 to 666 cannot be read (667 entries)`. */
export const describeLost = ({ topic, partition, first, last }: EntryRange): string =>
  `${topic}/${partition}: offsets ${first} to ${last} cannot be read (${last + 1 - first} entries)`;

function countsOf({ blocks }: LogContents): string[] {
  return TOPICS.map(({ name }) => {
    const ofTopic = blocks.filter(({ topic }) => topic === name);
    const entries = ofTopic.reduce((sum, { first, last }) => sum + last + 1 - first, 0);
    return `${name.padEnd(18)} ${String(ofTopic.length).padStart(8)} blocks ${String(entries).padStart(10)} entries`;
  });
}
