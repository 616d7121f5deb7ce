import { fromCheckedText } from '../../folder/checked-text.ts';
import type { LmdbEntry } from '../../folder/lmdb-entries.ts';
import { decodeKey } from '../../folder/lmdb-key.ts';
import { LMDB_FILE, readFolder } from '../../folder/whole-folder.ts';
import type { Extent } from '../event-log.ts';
import { TOPICS } from '../topic.ts';
import { type Block, type BlockPosition, decodeBlock } from './block.ts';
import { BLOCK_ENTRIES } from './log-blocks.ts';
import { fitsChecksum, formatRefusal } from './log-identity.ts';

/** Consecutive entries of a partition. */
export interface EntryRange {
  readonly topic: string;
  readonly partition: number;
  readonly first: number;
  readonly last: number;
}

export type FoundBlock = EntryRange & Block;

/** A committed offset, by topic, group and partition. */
export type CommittedOffset = readonly [
  key: [topic: string, group: string, partition: number],
  offset: number,
];

/** What can be read of the file of a log, whatever is wrong with it. */
export class LogContents {
  /** The epoch; undefined where it is damaged. */
  epoch: string | undefined;
  readonly blocks: EntryRange[] = [];
  readonly committedOffsets: CommittedOffset[] = [];
  /** A sentence each, with the position. */
  readonly damages: string[] = [];
  readonly #extents = new Map<string, Extent>();
  /** By partition: the offset behind the last block, whole or not. */
  readonly #ends = new Map<string, number>();
  readonly #root = new Map<string, unknown>();

  /** @param onBlock called with each block that is whole, in the order of offsets in each partition */
  static read(folder: string, onBlock: (block: FoundBlock) => void = () => undefined): LogContents {
    const contents = new LogContents();
    const report = (what: string): void => void contents.damages.push(`${folder}/${LMDB_FILE} ${what}`);
    for (const entry of readFolder(folder, ({ message }) => report(message))) {
      try {
        contents.#add(entry, onBlock);
      } catch (error) {
        report(`at byte ${entry.at}: ${entry.database} ${(error as Error).message}`);
      }
    }
    contents.#readIdentity(report);
    return contents;
  }

  /** The offsets that no readable block holds, of every partition. */
  lostRanges(): EntryRange[] {
    return TOPICS.flatMap(({ name, partitions }) =>
      [...Array(partitions).keys()].flatMap((partition) => this.#lostIn(name, partition)),
    );
  }

  #lostIn(topic: string, partition: number): EntryRange[] {
    const blocks = this.blocks.filter((block) => block.topic === topic && block.partition === partition);
    const { first: start, end } = this.extentOf(topic, partition);
    const lost: EntryRange[] = [];
    let next = start;
    for (const { first, last } of [...blocks, { first: end, last: end - 1 }]) {
      if (first > next) lost.push({ topic, partition, first: next, last: first - 1 });
      next = Math.max(next, last + 1);
    }
    return lost;
  }

  /** The first offset of a partition, and the lowest one that its end can be. */
  extentOf(topic: string, partition: number): Extent {
    const stored = this.#extents.get(`${topic}/${partition}`) ?? { first: 0, end: 0 };
    const committed = this.committedOffsets
      .filter(([[ofTopic, , ofPartition]]) => ofTopic === topic && ofPartition === partition)
      .map(([, offset]) => offset);
    const end = Math.max(stored.end, this.#ends.get(`${topic}/${partition}`) ?? 0, ...committed);
    return { first: stored.first, end };
  }

  #add(entry: LmdbEntry, onBlock: (block: FoundBlock) => void): void {
    const key = decodeKey(entry.key);
    const text = (): string => entry.value().toString();
    if (entry.database === '') this.#root.set(String(key), JSON.parse(text()));
    else if (entry.database === 'edges') this.#addExtent(key as [string, number], text());
    else if (entry.database === 'places') this.#addOffset(key as [string, string, number], text());
    else this.#addBlock(entry.database, key as [number, number], entry.value(), onBlock);
  }

  #addExtent(key: [string, number], text: string): void {
    const extent = fromCheckedText<Extent>(key.join('/'), text);
    if (extent) this.#extents.set(key.join('/'), extent);
  }

  #addOffset(key: [string, string, number], text: string): void {
    const offset = fromCheckedText<number>(key.join('/'), text);
    if (offset !== undefined) this.committedOffsets.push([key, offset]);
  }

  #addBlock(
    topic: string,
    [partition, last]: [number, number],
    bytes: Buffer,
    onBlock: (block: FoundBlock) => void,
  ): void {
    this.#noteEnd(`${topic}/${partition}`, last + 1);
    const position: BlockPosition = { topic, partition, last };
    const block = decodeBlock(position, bytes, this.#root.has('checksum'));
    const range = { topic, partition, first: last + 1 - block.texts.length, last };
    this.blocks.push(range);
    this.#ends.set(`${topic}/${partition}`, last + 1);
    onBlock({ ...range, ...block });
  }

  /** A damaged key may hold any number: an end counts where one block reaches it. */
  #noteEnd(partition: string, end: number): void {
    const before = this.#ends.get(partition) ?? 0;
    if (end > before && end <= before + BLOCK_ENTRIES) this.#ends.set(partition, end);
  }

  #readIdentity(report: (what: string) => void): void {
    const [epoch, format, checksum] = ['epoch', 'format', 'checksum'].map((key) => this.#root.get(key));
    if (typeof epoch === 'string' && fitsChecksum(epoch, checksum)) this.epoch = epoch;
    else report('holds no epoch that fits its checksum');
    const refusal = formatRefusal(format);
    if (refusal !== undefined) report(refusal);
  }
}
