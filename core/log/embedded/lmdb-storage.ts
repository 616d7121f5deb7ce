import { randomBytes } from 'node:crypto';
import { type Database, open, type RootDatabase } from 'lmdb';
import type { Extent } from '../event-log.ts';
import type { LogStorage } from '../local/log-storage.ts';
import type { StoredEntry } from '../stored-entry.ts';
import { TOPICS } from '../topic.ts';
import { appendedAt, type Block, decodeBlock, encodeBlock, entriesIn } from './block.ts';

const FORMAT = 1;
/** Entries a block holds at most, so that reading one entry never unpacks a backfill. */
const BLOCK_ENTRIES = 1_000;
const MAX_DATABASES = 32;

type BlockKey = [partition: number, last: number];
type Blocks = Database<Buffer, BlockKey>;

/** The folder holds a log of a format that this version does not read. */
export class LogFormatError extends Error {
  override readonly name = 'LogFormatError';
}

/**
 * One lmdb environment, with a database for each topic. A key is the partition and the offset of a block's *last* entry,
 * so that the first key at or after an offset is the block that holds it. Two more databases hold each group's committed
 * offsets (`places`) and the extents of partitions whose entries have expired (`edges`).
 */
export class LmdbStorage implements LogStorage {
  readonly epoch: string;
  readonly #root: RootDatabase<unknown, string>;
  readonly #storedExtents: Database<Extent, [topic: string, partition: number]>;
  readonly #committedOffsets: Database<number, [topic: string, group: string, partition: number]>;
  readonly #topics = new Map<string, Blocks>();
  /** By topic and partition. Only this process writes the log, so an extent is read from disk once. */
  readonly #extentCache = new Map<string, Extent>();

  constructor(root: RootDatabase<unknown, string>, epoch: string) {
    this.#root = root;
    this.epoch = epoch;
    this.#storedExtents = root.openDB({ name: 'edges', encoding: 'json' });
    this.#committedOffsets = root.openDB({ name: 'places', encoding: 'json' });
    // Opens the database of every topic now, because a read-only environment cannot create one later.
    for (const { name, partitions } of TOPICS) this.#verifyReadable(name, partitions);
  }

  extent(topic: string, partition: number): Extent {
    const key = `${topic}/${partition}`;
    const extent = this.#extentCache.get(key) ?? this.#extentOnDisk(topic, partition);
    this.#extentCache.set(key, extent);
    return extent;
  }

  append(
    topic: string,
    batchesByPartition: ReadonlyMap<number, readonly string[]>,
    appendedAt: number,
  ): void {
    const blocks = this.#blocks(topic);
    const ends = new Map<number, number>();
    this.#root.transactionSync(() => {
      for (const [partition, texts] of batchesByPartition) {
        const start = this.extent(topic, partition).end;
        ends.set(partition, putBlocks(blocks, partition, start, texts, appendedAt));
      }
    });
    for (const [partition, end] of ends) {
      this.#extentCache.set(`${topic}/${partition}`, { first: this.extent(topic, partition).first, end });
    }
  }

  page(topic: string, partition: number, from: number, limit: number): StoredEntry[] {
    const page: StoredEntry[] = [];
    for (const { key, value } of this.#blocks(topic).getRange(blocksFrom(partition, from))) {
      const [, last] = key;
      addEntries(page, last, decodeBlock(value), from, limit);
      if (page.length >= limit) break;
    }
    return page;
  }

  committedOffset(topic: string, group: string, partition: number): number | undefined {
    return this.#committedOffsets.get([topic, group, partition]);
  }

  commitOffsets(topic: string, group: string, offsets: ReadonlyMap<number, number>): void {
    this.#root.transactionSync(() => {
      for (const [partition, offset] of offsets)
        this.#committedOffsets.putSync([topic, group, partition], offset);
    });
  }

  deleteCommittedOffsets(topic: string, group: string, partitions: readonly number[]): void {
    this.#root.transactionSync(() => {
      for (const partition of partitions) this.#committedOffsets.removeSync([topic, group, partition]);
    });
  }

  deleteBefore(topic: string, partition: number, before: number): void {
    const { end } = this.extent(topic, partition);
    const first = this.#firstYoung(topic, partition, before);
    this.#root.transactionSync(() => {
      const expired = [...this.#blocks(topic).getKeys({ start: [partition, 0], end: [partition, first] })];
      for (const key of expired) this.#blocks(topic).removeSync(key);
      this.#storedExtents.putSync([topic, partition], { first, end });
    });
    this.#extentCache.set(`${topic}/${partition}`, { first, end });
  }

  /** Copies the log, as it is now, into another folder; it may be written meanwhile. */
  async copyTo(folder: string): Promise<void> {
    await this.#root.backup(folder, true);
  }

  async close(): Promise<void> {
    await this.#root.close();
  }

  /** Reads one entry of each partition, so that a truncated file fails when it is opened and not later. */
  #verifyReadable(topic: string, partitions: number): void {
    for (let partition = 0; partition < partitions; partition++) {
      const { first, end } = this.extent(topic, partition);
      if (first < end) this.page(topic, partition, first, 1);
    }
  }

  #blocks(topic: string): Blocks {
    const open = this.#topics.get(topic);
    if (open) return open;
    const opened: Blocks = this.#root.openDB({ name: topic, encoding: 'binary' });
    this.#topics.set(topic, opened);
    return opened;
  }

  /** The stored extent, its end moved on by the entries appended since. */
  #extentOnDisk(topic: string, partition: number): Extent {
    const stored = this.#storedExtents.get([topic, partition]) ?? { first: 0, end: 0 };
    const { end: start } = blocksFrom(partition, 0);
    // A range does not include its end: -1 lets in a block whose only entry is 0.
    const end: BlockKey = [partition, -1];
    const [lastKey] = this.#blocks(topic).getKeys({ start, end, reverse: true, limit: 1 });
    return { first: stored.first, end: lastKey ? lastKey[1] + 1 : stored.end };
  }

  /** The first offset that was appended at or after an instant; the partition's end, if there is none. */
  #firstYoung(topic: string, partition: number, before: number): number {
    for (const { key, value } of this.#blocks(topic).getRange(blocksFrom(partition, 0))) {
      const [, last] = key;
      if (appendedAt(value) >= before) return last + 1 - entriesIn(value);
    }
    return this.extent(topic, partition).end;
  }
}

/** Opens the environment in a folder. Throws `LogFormatError` for a log of another format. */
export function openLmdbStorage(folder: string, { readOnly }: { readOnly: boolean }): LmdbStorage {
  // Without overlapping sync a transaction is on disk when it returns.
  const root = open<unknown, string>({
    path: folder,
    overlappingSync: false,
    readOnly,
    maxDbs: MAX_DATABASES,
    encoding: 'json',
  });
  try {
    root.readerCheck();
    return new LmdbStorage(root, readOrCreateEpoch(root, folder, readOnly));
  } catch (error) {
    void root.close();
    throw error;
  }
}

/** The blocks of a partition that hold entries at or after an offset. */
const blocksFrom = (partition: number, offset: number): { start: BlockKey; end: BlockKey } => ({
  start: [partition, offset],
  end: [partition, Number.MAX_SAFE_INTEGER],
});

/** Puts texts at the offsets from `start` on; returns the new end. */
function putBlocks(
  blocks: Blocks,
  partition: number,
  start: number,
  texts: readonly string[],
  appendedAt: number,
): number {
  for (let from = 0; from < texts.length; from += BLOCK_ENTRIES) {
    const block = texts.slice(from, from + BLOCK_ENTRIES);
    const last = start + from + block.length - 1;
    blocks.putSync([partition, last], encodeBlock({ appendedAt, texts: block }));
  }
  return start + texts.length;
}

/** Adds a block's entries at or after `from`, until the page holds `limit`. `last` is the block's last offset. */
function addEntries(
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

/** The log's epoch, drawn at random when the log is created. */
function readOrCreateEpoch(root: RootDatabase<unknown, string>, folder: string, readOnly: boolean): string {
  const epoch = root.get('epoch');
  if (epoch === undefined && !readOnly) return initializeLog(root);
  const format = root.get('format');
  if (typeof epoch === 'string' && format === FORMAT) return epoch;
  throw new LogFormatError(
    `${folder} holds a log of format ${String(format)}; this version reads ${FORMAT}.`,
  );
}

function initializeLog(root: RootDatabase<unknown, string>): string {
  const epoch = randomBytes(6).toString('hex');
  root.transactionSync(() => {
    root.putSync('format', FORMAT);
    root.putSync('epoch', epoch);
  });
  return epoch;
}
