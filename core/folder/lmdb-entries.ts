import { LmdbDamage, type LmdbFile, PAGE_HEADER_BYTES, readTree, TREE_RECORD_BYTES } from './lmdb-file.ts';
import type { Meta } from './lmdb-meta.ts';
import { TREE_KIND, type TreeEntry, TreeWalk } from './lmdb-tree.ts';

/** An entry of a database of an lmdb file; the name of the unnamed one is empty. */
export interface LmdbEntry extends TreeEntry {
  readonly database: string;
}

/** Called with each damage; throws it, or returns to go on behind it. */
export type OnDamage = (damage: LmdbDamage) => void;

/** Reads the entries of every database of one state of a file, and checks everything that lmdb relies on. */
export function* readEntries(file: LmdbFile, meta: Meta, onDamage: OnDamage): Generator<LmdbEntry> {
  const walk = new TreeWalk(file, meta, onDamage);
  for (const entry of walk.entries(meta.mainTree, PAGE_HEADER_BYTES)) {
    if (!entry.isTree) yield { ...entry, database: '' };
    else yield* databaseEntries(walk, entry, onDamage);
  }
  for (const entry of walk.entries(meta.freeTree, PAGE_HEADER_BYTES, TREE_KIND.FREE)) {
    try {
      useFreePages(walk, entry, meta.lastPage);
    } catch (error) {
      if (!(error instanceof LmdbDamage)) throw error;
      onDamage(error);
    }
  }
}

function* databaseEntries(
  walk: TreeWalk,
  { key, at, value }: TreeEntry,
  onDamage: OnDamage,
): Generator<LmdbEntry> {
  const record = value();
  if (record.length !== TREE_RECORD_BYTES) return onDamage(new LmdbDamage(at, 'no record of a database'));
  const database = key.toString('utf8').replace(/\0$/, '');
  for (const entry of walk.entries(readTree(record, 0, at), at)) yield { ...entry, database };
}

/** Of each: u64 count, then page numbers; minus n stands before the first of n pages, and 0 for none. */
function useFreePages(walk: TreeWalk, { at, value }: TreeEntry, lastPage: number): void {
  const bytes = value();
  const numberAt = (index: number): number => Number(bytes.readBigInt64LE(8 * index));
  const count = bytes.length < 8 ? -1 : numberAt(0);
  if (count < 0 || count > bytes.length / 8 - 1) throw new LmdbDamage(at, `a list of ${count} free pages`);
  for (let index = 1; index <= count; index++) {
    const pages = Math.max(1, -numberAt(index));
    if (numberAt(index) < 0) index++;
    if (pages > lastPage) throw new LmdbDamage(at, `${pages} free pages`);
    const first = index <= count ? numberAt(index) : 0;
    for (let number = first; first !== 0 && number < first + pages; number++) walk.useFree(number, at);
  }
}
