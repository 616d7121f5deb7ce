import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { open } from 'lmdb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readEntries } from './lmdb-entries.ts';
import { LmdbFile } from './lmdb-file.ts';
import { readMetas } from './lmdb-meta.ts';
import { TREE_KIND, TreeWalk } from './lmdb-tree.ts';
import { findDamage, markClosed } from './whole-folder.ts';

const PAGE_BYTES = 4_096;
/** In a meta page: the tree of free pages, the last page and the transaction. */
const META = { FREE_ROOT: 24 + 24 + 40, LAST_PAGE: 24 + 120, TRANSACTION: 24 + 128 };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'courant-whole-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const file = (): string => join(folder, 'data.mdb');

/** A file with short values and long ones, in trees of more than one page, and with free pages. */
async function fill(): Promise<void> {
  const environment = open({ path: folder, overlappingSync: false });
  const database = environment.openDB<string, number>('texts', { encoding: 'string' });
  for (const round of [1, 2])
    environment.transactionSync(() => {
      for (let key = 0; key < 300; key++)
        database.putSync(key, `${round}`.repeat(key % 50 === 0 ? 9_000 : 60));
    });
  await environment.close();
  markClosed(folder);
}

function change(at: number, to: (byte: number) => number): void {
  const bytes = readFileSync(file());
  bytes[at] = to(bytes[at] ?? 0);
  writeFileSync(file(), bytes);
}

function newestMeta(): { at: number; transaction: number } {
  const bytes = readFileSync(file());
  const metas = [0, PAGE_BYTES].map((at) => ({
    at,
    transaction: Number(bytes.readBigUInt64LE(at + META.TRANSACTION)),
  }));
  return metas.reduce((one, other) => (other.transaction > one.transaction ? other : one));
}

/** Lets the list of free pages name a page of a tree: lmdb would write over it. */
function freeAUsedPage(): void {
  const opened = new LmdbFile(file());
  const { newest } = readMetas(opened);
  const lists = [
    ...new TreeWalk(opened, newest, () => undefined).entries(newest.freeTree, 0, TREE_KIND.FREE),
  ];
  opened.close();
  const last = lists.at(-1);
  const bytes = readFileSync(file());
  // The node's header and key, then the count.
  bytes.writeBigUInt64LE(BigInt(newest.mainTree.root ?? 0), (last?.at ?? 0) + 8 + 8 + 8);
  writeFileSync(file(), bytes);
}

test('a whole file is whole, and all its entries are read', async () => {
  await fill();
  const keys: string[] = [];
  expect(
    findDamage(folder, ({ database, value }) => void keys.push(`${database} ${value().length}`)),
  ).toBeUndefined();
  expect(keys.filter((key) => key === 'texts 9000')).toHaveLength(6);
  expect(keys.filter((key) => key === 'texts 60')).toHaveLength(294);
});

test('a folder without a file is whole, unless it was closed with one', async () => {
  expect(findDamage(folder)).toBeUndefined();
  await fill();
  truncateSync(file(), 0);
  expect(findDamage(folder)?.message).toMatch(/empty or gone/);
  rmSync(file());
  expect(findDamage(folder)?.message).toMatch(/empty or gone/);
});

test('no bit of the pages that hold trees can flip where lmdb would follow it', async () => {
  await fill();
  const whole = readFileSync(file());
  const treePages = [...Array(whole.length / PAGE_BYTES).keys()].filter((page) => isTree(whole, page));
  expect(treePages.length).toBeGreaterThan(5);
  const unseen: string[] = [];
  for (const page of treePages) {
    // u64 number, u16 flags, u16 lower, u16 upper, then where the first nodes are.
    for (const at of [0, 1, 18, 20, 21, 22, 23, 24, 25, 26, 27].map((offset) => page * PAGE_BYTES + offset)) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ 4;
      writeFileSync(file(), damaged);
      if (!findDamage(folder)) unseen.push(`page ${page}, byte ${at % PAGE_BYTES}`);
    }
  }
  expect(unseen).toEqual([]);
});

/** Whether a page belongs to a tree of the newest state: a free page may hold anything. */
function isTree(bytes: Buffer, page: number): boolean {
  const opened = new LmdbFile(file());
  const used = new Set<number>();
  for (const { at } of readEntries(opened, readMetas(opened).newest, () => undefined))
    used.add(Math.floor(at / PAGE_BYTES));
  opened.close();
  return used.has(page) && bytes.readUInt16LE(page * PAGE_BYTES + 18) === 2;
}

test.each([
  ['cut', () => truncateSync(file(), 3 * PAGE_BYTES)],
  ['of another kind', () => writeFileSync(file(), Buffer.alloc(4 * PAGE_BYTES, 'not lmdb'))],
  ['whose tree of free pages is another page', () => change(newestMeta().at + META.FREE_ROOT, () => 3)],
  ['whose free pages are used ones', freeAUsedPage],
  ['whose end is said to come early', () => change(newestMeta().at + META.LAST_PAGE, () => 4)],
])('a file %s is damaged, also after a crash', async (_, damage) => {
  await fill();
  rmSync(join(folder, 'closed'));
  damage();
  expect(findDamage(folder)?.message).toMatch(/^at byte \d+: /);
});

test('a state that is older than the one that was closed is damage: its last transaction is lost', async () => {
  await fill();
  const { at, transaction } = newestMeta();
  change(at + META.TRANSACTION, () => 1);
  expect(findDamage(folder)?.message).toMatch(`and it was closed after ${transaction}`);
});

test('what another program has written since is no damage', async () => {
  await fill();
  const environment = open({ path: folder });
  await environment.put('other', 'program');
  await environment.close();
  expect(findDamage(folder)).toBeUndefined();
});
