import { join } from 'node:path';
import { decodeChunk, describeContent } from '../../domain/index.ts';
import { lockFolder } from '../../folder/folder-lock.ts';
import { LmdbDamage } from '../../folder/lmdb-file.ts';
import type { Verification } from '../../folder/verification.ts';
import { LMDB_FILE, readFolder } from '../../folder/whole-folder.ts';
import { rebuildAdvice } from '../chunk-store.ts';
import { type SavedChunk, StoreCheck } from './store-check.ts';

/** Reads and unpacks every chunk of the store of a data folder. @throws FolderInUseError while a process has it open */
export function verifyEmbeddedStore(dataDir: string): Verification {
  const folder = join(dataDir, 'store');
  const lock = lockFolder(folder);
  const damages: string[] = [];
  const report = ({ message }: LmdbDamage): void =>
    void damages.push(`${join(folder, LMDB_FILE)} ${message}`);
  const counts = new Map<string, number>();
  const check = new StoreCheck((chunk) => {
    unpack(chunk);
    counts.set(chunk.namespace, 1 + (counts.get(chunk.namespace) ?? 0));
  });
  try {
    for (const entry of readFolder(folder, report)) tryCheck(() => check.entry(entry), report);
    const missing = check.missingChecksum();
    if (missing) report(missing);
    const lines = [...counts].map(
      ([name, count]) => `namespace ${name.padEnd(24)} ${String(count).padStart(8)} chunks`,
    );
    return { file: join(folder, LMDB_FILE), counts: lines, damages, advice: rebuildAdvice(folder) };
  } finally {
    lock.release();
  }
}

function tryCheck(check: () => void, report: (damage: LmdbDamage) => void): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof LmdbDamage)) throw error;
    report(error);
  }
}

/** Reads each column. @throws Error if the bytes are no chunk */
const unpack = ({ key, envelope: { version, encoded } }: SavedChunk): void =>
  void describeContent(decodeChunk(key, version, encoded));
