import type { Database } from 'lmdb';
import type { StoredEntry } from '../stored-entry.ts';
import { type Block, encodeBlock } from './block.ts';

/** Entries a block holds at most, so that reading one entry never unpacks a backfill. */
export const BLOCK_ENTRIES = 1_000;
/** Characters a block of several entries holds at most: a thousand readings have 340,000, as many rejected rows up to 100 million. */
export const BLOCK_CHARACTERS = 400_000;

/** The offset is that of the block's last entry. */
export type BlockKey = [partition: number, last: number];
/** The blocks of a topic. */
export type Blocks = Database<Buffer, BlockKey>;

/** The blocks of a partition that hold entries at or after an offset. */
export const blocksFrom = (partition: number, offset: number): { start: BlockKey; end: BlockKey } => ({
  start: [partition, offset],
  end: [partition, Number.MAX_SAFE_INTEGER],
});

/** Puts texts at the offsets from `start` on; returns the new end. */
export function putBlocks(
  blocks: Blocks,
  { topic, partition }: { topic: string; partition: number },
  start: number,
  texts: readonly string[],
  appendedAt: number,
): number {
  for (let from = 0; from < texts.length; ) {
    const end = blockEnd(texts, from);
    const last = start + end - 1;
    const block = texts.slice(from, end);
    blocks.putSync([partition, last], encodeBlock({ topic, partition, last }, appendedAt, block));
    from = end;
  }
  return start + texts.length;
}

/** Where the block ends that begins with the text at `from`. */
function blockEnd(texts: readonly string[], from: number): number {
  const most = Math.min(texts.length, from + BLOCK_ENTRIES);
  let characters = 0;
  for (let i = from; i < most; i++) {
    characters += texts[i]?.length ?? 0;
    if (characters > BLOCK_CHARACTERS && i > from) return i;
  }
  return most;
}

/** Adds a block's entries at or after `from`, until the page holds `limit`. `last` is the block's last offset. */
export function addEntries(
  page: StoredEntry[],
  last: number,
  { appendedAt, texts }: Block,
  from: number,
  limit: number,
): void {
  const first = last + 1 - texts.length;
  const start = Math.max(0, from - first);
  const wanted = texts.slice(start, start + limit - page.length);
  for (const [index, text] of wanted.entries())
    page.push({ offset: first + start + index, appendedAt, text });
}
