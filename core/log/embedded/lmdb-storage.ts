import { type Database, open, type RootDatabase } from 'lmdb';
import { fromCheckedText, toCheckedText } from '../../folder/checked-text.ts';
import { type Extent, LogDamagedError } from '../event-log.ts';
import type { LogStorage } from '../local/log-storage.ts';
import type { StoredEntry } from '../stored-entry.ts';
import { TOPICS } from '../topic.ts';
import { type Block, decodeBlock } from './block.ts';
import { addEntries, type BlockKey, type Blocks, blocksFrom, putBlocks } from './log-blocks.ts';
import { type LogIdentity, readOrCreateIdentity, upgradeFormat } from './log-identity.ts';

const MAX_DATABASES = 32;

/**
 * One lmdb environment, with a database for each topic. A key is the partition and the offset of a block's *last* entry,
 * so that the first key at or after an offset is the block that holds it. Two more databases hold each group's committed
 * offsets (`places`) and the extents of partitions whose entries have expired (`edges`).
 */
export class LmdbStorage implements LogStorage {
  readonly epoch: string;
  readonly #root: RootDatabase<unknown, string>;
  readonly #folder: string;
  /** False in a log that an earlier version began. */
  readonly #hasChecksums: boolean;
  readonly #storedExtents: Database<string, [topic: string, partition: number]>;
  readonly #committedOffsets: Database<string, [topic: string, group: string, partition: number]>;
  readonly #topics = new Map<string, Blocks>();
  /** False where another process may write the log. */
  readonly #isOnlyWriter: boolean;
  /** By topic and partition. Only this process writes the log, so an extent is read from disk once. */
  readonly #extentCache = new Map<string, Extent>();
  /** The block decoded last: a page may end inside a block, where the next one begins. */
  #lastBlock: { readonly id: string; readonly block: Block } | undefined;

  constructor(
    root: RootDatabase<unknown, string>,
    folder: string,
    { epoch, hasChecksums }: LogIdentity,
    isOnlyWriter: boolean,
  ) {
    this.#isOnlyWriter = isOnlyWriter;
    this.#root = root;
    this.#folder = folder;
    this.epoch = epoch;
    this.#hasChecksums = hasChecksums;
    this.#storedExtents = root.openDB({ name: 'edges', encoding: 'string' });
    this.#committedOffsets = root.openDB({ name: 'places', encoding: 'string' });
    // Opens the database of every topic now, because a read-only environment cannot create one later.
    for (const { name, partitions } of TOPICS) this.#verifyReadable(name, partitions);
  }

  extent(topic: string, partition: number): Extent {
    const key = `${topic}/${partition}`;
    const extent = this.#extentCache.get(key) ?? this.#extentOnDisk(topic, partition);
    if (this.#isOnlyWriter) this.#extentCache.set(key, extent);
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
        ends.set(partition, putBlocks(blocks, { topic, partition }, start, texts, appendedAt));
      }
    });
    for (const [partition, end] of ends) {
      this.#extentCache.set(`${topic}/${partition}`, { first: this.extent(topic, partition).first, end });
    }
  }

  page(topic: string, partition: number, from: number, limit: number): StoredEntry[] {
    const page: StoredEntry[] = [];
    let next = from;
    for (const { key, value } of this.#blocks(topic).getRange(blocksFrom(partition, from))) {
      const [, last] = key;
      const block = this.#blockAt(topic, key, value);
      this.#assertHolds(topic, partition, next, last + 1 - block.texts.length);
      addEntries(page, last, block, from, limit);
      next = last + 1;
      if (page.length >= limit) return page;
    }
    this.#assertHolds(topic, partition, next, this.extent(topic, partition).end);
    return page;
  }

  #blockAt(topic: string, key: BlockKey, bytes: Buffer): Block {
    const id = `${topic}/${key.join('/')}`;
    if (this.#lastBlock?.id !== id) this.#lastBlock = { id, block: this.#decode(topic, key, bytes) };
    return this.#lastBlock.block;
  }

  /** @throws LogDamagedError if there are offsets from `next` on before `first`: blocks lie end to end */
  #assertHolds(topic: string, partition: number, next: number, first: number): void {
    if (next < first)
      throw new LogDamagedError(
        this.#folder,
        `${topic}/${partition}: offsets ${next} to ${first - 1} are missing`,
      );
  }

  /** @throws LogDamagedError if the bytes are not what was appended */
  #decode(topic: string, [partition, last]: BlockKey, bytes: Buffer): Block {
    try {
      return decodeBlock({ topic, partition, last }, bytes, this.#hasChecksums);
    } catch (error) {
      const damage = `${topic}/${partition}: the block that ends at offset ${last} ${(error as Error).message}`;
      throw new LogDamagedError(this.#folder, damage, { cause: error });
    }
  }

  committedOffset(topic: string, group: string, partition: number): number | undefined {
    return this.#fromText([topic, group, partition], this.#committedOffsets);
  }

  commitOffsets(topic: string, group: string, offsets: ReadonlyMap<number, number>): void {
    this.#root.transactionSync(() => {
      for (const [partition, offset] of offsets)
        putText(this.#committedOffsets, [topic, group, partition], offset);
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
      putText(this.#storedExtents, [topic, partition], { first, end });
    });
    this.#extentCache.set(`${topic}/${partition}`, { first, end });
  }

  /** Puts entries at the offsets from `start` on, where none are yet: to fill a log from another one. */
  putAt(topic: string, partition: number, start: number, texts: readonly string[], appendedAt: number): void {
    const blocks = this.#blocks(topic);
    this.#root.transactionSync(() => putBlocks(blocks, { topic, partition }, start, texts, appendedAt));
    this.#extentCache.delete(`${topic}/${partition}`);
  }

  putExtent(topic: string, partition: number, extent: Extent): void {
    putText(this.#storedExtents, [topic, partition], extent);
    this.#extentCache.delete(`${topic}/${partition}`);
  }

  /** Copies the log, as it is now, into another folder; it may be written meanwhile. */
  async copyTo(folder: string): Promise<void> {
    await this.#root.backup(folder, true);
  }

  async close(): Promise<void> {
    await this.#root.close();
  }

  /** Reads the newest entry of each partition: offsets go on behind it. */
  #verifyReadable(topic: string, partitions: number): void {
    for (let partition = 0; partition < partitions; partition++) {
      const { first, end } = this.extent(topic, partition);
      if (first < end) this.page(topic, partition, end - 1, 1);
    }
  }

  /** A value that is stored as a text. @throws LogDamagedError */
  #fromText<V, K extends Key>(key: K, database: Database<string, K>): V | undefined {
    try {
      return fromCheckedText<V>(key.join('/'), database.get(key));
    } catch (error) {
      throw new LogDamagedError(this.#folder, (error as Error).message, { cause: error });
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
    const stored = this.#fromText<Extent, [string, number]>([topic, partition], this.#storedExtents) ?? {
      first: 0,
      end: 0,
    };
    const { end: start } = blocksFrom(partition, 0);
    // A range does not include its end: -1 lets in a block whose only entry is 0.
    const end: BlockKey = [partition, -1];
    const [lastKey] = this.#blocks(topic).getKeys({ start, end, reverse: true, limit: 1 });
    return { first: stored.first, end: Math.max(stored.end, lastKey ? lastKey[1] + 1 : 0) };
  }

  /** The first offset that was appended at or after an instant; the partition's end, if there is none. */
  #firstYoung(topic: string, partition: number, before: number): number {
    for (const { key, value } of this.#blocks(topic).getRange(blocksFrom(partition, 0))) {
      const [, last] = key;
      const { appendedAt, texts } = this.#decode(topic, key, value);
      if (appendedAt >= before) return last + 1 - texts.length;
    }
    return this.extent(topic, partition).end;
  }
}

/** Opens the environment in a folder; a new log gets the epoch, or a random one. Throws `LogFormatError` for a log of another format. */
export function openLmdbStorage(
  folder: string,
  { readOnly, epoch }: { readonly readOnly: boolean; readonly epoch?: string | undefined },
): LmdbStorage {
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
    const identity = readOrCreateIdentity(root, folder, epoch);
    if (!readOnly) upgradeFormat(root, identity);
    return new LmdbStorage(root, folder, identity, !readOnly);
  } catch (error) {
    void root.close();
    throw error;
  }
}

type Key = (string | number)[];

const putText = <K extends Key>(database: Database<string, K>, key: K, value: unknown): void =>
  void database.putSync(key, toCheckedText(key.join('/'), value));
