import type { Database } from 'lmdb';
import type { StoredEntry } from '../stored-entry.ts';
import { type Block, encodeBlock } from './block.ts';

/** Entries a block holds at most, so that reading one entry never unpacks a backfill. */
export const BLOCK_ENTRIES = 1_000;

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
  for (let from = 0; from < texts.length; from += BLOCK_ENTRIES) {
    const block = texts.slice(from, from + BLOCK_ENTRIES);
    const last = start + from + block.length - 1;
    blocks.putSync([partition, last], encodeBlock({ topic, partition, last }, appendedAt, block));
  }
  return start + texts.length;
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
