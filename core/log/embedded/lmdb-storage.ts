import { randomBytes } from 'node:crypto';
import { type Database, open, type RootDatabase } from 'lmdb';
import type { Extent } from '../event-log.ts';
import type { LogStorage, StoredEntry } from '../local/log-storage.ts';
import { TOPICS } from '../topic.ts';
import { appendedAt, type Block, decodeBlock, encodeBlock, entriesIn } from './block.ts';

const FORMAT = 1;
/** Entries a block holds at most, so that reading one entry never unpacks a backfill. */
const BLOCK_ENTRIES = 1_000;
const MAX_DATABASES = 32;

type Blocks = Database<Buffer, [partition: number, last: number]>;

/** The folder's log was written in a form this version does not read. */
export class LogFormatError extends Error {
  override readonly name = 'LogFormatError';
}

/**
 * One lmdb environment: a database a topic, whose key is the partition and the offset of a block's *last* entry, so
 * that the first key at or after an offset is its block; beside them each group's places, and the edges of partitions
 * that have forgotten entries.
 */
export class LmdbStorage implements LogStorage {
  readonly epoch: string;
  readonly #root: RootDatabase<unknown, string>;
  readonly #storedExtents: Database<Extent, [topic: string, partition: number]>;
  readonly #committedOffsets: Database<number, [topic: string, group: string, partition: number]>;
  readonly #topics = new Map<string, Blocks>();
  /** Edges by topic and partition; nobody else writes, so they are read from disk once. */
  readonly #extentCache = new Map<string, Extent>();

  constructor(root: RootDatabase<unknown, string>, epoch: string) {
    this.#root = root;
    this.epoch = epoch;
    this.#storedExtents = root.openDB({ name: 'edges', encoding: 'json' });
    this.#committedOffsets = root.openDB({ name: 'places', encoding: 'json' });
    // Every topic from the start: a process that only looks cannot make one.
    for (const { name, partitions } of TOPICS) this.#verifyReadable(name, partitions);
  }

  extent(topic: string, partition: number): Extent {
    const key = `${topic}/${partition}`;
    const met = this.#extentCache.get(key) ?? this.#extentOnDisk(topic, partition);
    this.#extentCache.set(key, met);
    return met;
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
        ends.set(
          partition,
          putBlocks(blocks, partition, this.extent(topic, partition).end, texts, appendedAt),
        );
      }
    });
    for (const [partition, end] of ends) {
      this.#extentCache.set(`${topic}/${partition}`, { first: this.extent(topic, partition).first, end });
    }
  }

  page(topic: string, partition: number, from: number, limit: number): StoredEntry[] {
    const page: StoredEntry[] = [];
    for (const { key, value } of this.#blocks(topic).getRange(blocksFrom(partition, from))) {
      addEntries(page, key[1], decodeBlock(value), from, limit);
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
    const kept = this.#firstKept(topic, partition, before);
    this.#root.transactionSync(() => {
      const gone = [...this.#blocks(topic).getKeys({ start: [partition, 0], end: [partition, kept] })];
      for (const key of gone) this.#blocks(topic).removeSync(key);
      this.#storedExtents.putSync([topic, partition], { first: kept, end });
    });
    this.#extentCache.set(`${topic}/${partition}`, { first: kept, end });
  }

  /** Copies the whole, as it is now, into another folder; the log may go on being written. */
  async copyTo(folder: string): Promise<void> {
    await this.#root.backup(folder, true);
  }

  async close(): Promise<void> {
    await this.#root.close();
  }

  /** A file that was cut shows here, while it is being opened, rather than in the middle of the day. */
  #verifyReadable(topic: string, partitions: number): void {
    for (let partition = 0; partition < partitions; partition++) {
      const { first, end } = this.extent(topic, partition);
      if (first < end) this.page(topic, partition, first, 1);
    }
  }

  #blocks(topic: string): Blocks {
    const met = this.#topics.get(topic);
    if (met) return met;
    const opened: Blocks = this.#root.openDB({ name: topic, encoding: 'binary' });
    this.#topics.set(topic, opened);
    return opened;
  }

  /** The edge that was kept, moved on by what was appended since. */
  #extentOnDisk(topic: string, partition: number): Extent {
    const edge = this.#storedExtents.get([topic, partition]) ?? { first: 0, end: 0 };
    const { end } = blocksFrom(partition, 0);
    // Backwards, and the far end is not included: -1 lets in a block of the one entry 0.
    const back = { start: end, end: [partition, -1] as [number, number], reverse: true, limit: 1 };
    const [last] = this.#blocks(topic).getKeys(back);
    return { first: edge.first, end: last ? last[1] + 1 : edge.end };
  }

  #firstKept(topic: string, partition: number, before: number): number {
    for (const { key, value } of this.#blocks(topic).getRange(blocksFrom(partition, 0))) {
      if (appendedAt(value) >= before) return key[1] + 1 - entriesIn(value);
    }
    return this.extent(topic, partition).end;
  }
}

/** Opens the environment in a folder. Throws a sentence for one that is not a log of this format. */
export function openLmdbStorage(folder: string, { readOnly }: { readOnly: boolean }): LmdbStorage {
  // Not overlapping: a transaction is on disk when it returns.
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
  } catch (fault) {
    void root.close();
    throw fault;
  }
}

const blocksFrom = (partition: number, offset: number) => ({
  start: [partition, offset] as [number, number],
  end: [partition, Number.MAX_SAFE_INTEGER] as [number, number],
});

/** Puts texts from `start` on; answers the new end. */
function putBlocks(
  blocks: Blocks,
  partition: number,
  start: number,
  texts: readonly string[],
  at: number,
): number {
  for (let from = 0; from < texts.length; from += BLOCK_ENTRIES) {
    const some = texts.slice(from, from + BLOCK_ENTRIES);
    blocks.putSync([partition, start + from + some.length - 1], encodeBlock({ appendedAt: at, texts: some }));
  }
  return start + texts.length;
}

/** Adds a block's entries at or after `from`, while the page has room. */
function addEntries(
  page: StoredEntry[],
  last: number,
  { appendedAt, texts }: Block,
  from: number,
  limit: number,
): void {
  const first = last + 1 - texts.length;
  const start = Math.max(0, from - first);
  const end = Math.min(texts.length, start + limit - page.length);
  for (let i = start; i < end; i++) page.push({ offset: first + i, appendedAt, text: texts[i] as string });
}

/** The epoch, drawn at random when the log is made. */
function readOrCreateEpoch(root: RootDatabase<unknown, string>, folder: string, readOnly: boolean): string {
  const met = root.get('epoch');
  if (met === undefined && !readOnly) return initializeLog(root);
  const format = root.get('format');
  if (typeof met === 'string' && format === FORMAT) return met;
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
