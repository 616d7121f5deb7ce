import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { open, type RootDatabase } from 'lmdb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { decodeBlock } from './block.ts';
import { BLOCK_CHARACTERS, BLOCK_ENTRIES, type Blocks, putBlocks } from './log-blocks.ts';

const REJECTED = { topic: 'courant.rejected', partition: 0 };
const START = 40;

let folder: string;
let root: RootDatabase;
let blocks: Blocks;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'courant-blocks-'));
  root = open({ path: folder });
  blocks = root.openDB({ name: REJECTED.topic, encoding: 'binary' });
});
afterEach(async () => {
  await root.close();
  rmSync(folder, { recursive: true });
});

/** Puts texts of these lengths; returns the lengths of the texts of each block. */
function lengthsInBlocks(...lengths: readonly number[]): number[][] {
  const end = root.transactionSync(() =>
    putBlocks(
      blocks,
      REJECTED,
      START,
      lengths.map((length) => 'é'.repeat(length)),
      0,
    ),
  );
  expect(end).toBe(START + lengths.length);
  return [...blocks.getRange()].map(({ key: [, last], value }) =>
    decodeBlock({ ...REJECTED, last }, value, true).texts.map((text) => text.length),
  );
}

test('a block ends before the text with which it would have too many characters', () => {
  const half = BLOCK_CHARACTERS / 2;
  expect(lengthsInBlocks(half, half, 1, half)).toEqual([
    [half, half],
    [1, half],
  ]);
});

test('a text that is longer than a block may be has one of its own', () => {
  const long = BLOCK_CHARACTERS + 1;
  expect(lengthsInBlocks(long, 1, long, long)).toEqual([[long], [1], [long], [long]]);
});

test('a block of short texts ends with its thousandth', () => {
  const lengths = Array.from({ length: 2 * BLOCK_ENTRIES + 1 }, () => 1);
  expect(lengthsInBlocks(...lengths).map(({ length }) => length)).toEqual([BLOCK_ENTRIES, BLOCK_ENTRIES, 1]);
});
