import {
  FEED_FACTS,
  FEED_OF_VINTAGE,
  FEEDS,
  type FeedId,
  MINUTE,
  partitionOf,
  REGION_CODES,
  type Reading,
  type RegionCode,
  regionByInsee,
  type Vintage,
} from '@courant/core/domain';
import { EARLIEST_SLOT_START } from '../history-start.ts';
import { type ReadingFingerprint, toFingerprint } from './fingerprint.ts';
import { RejectedIndex } from './rejected-index.ts';
import { SlotTable } from './slot-table.ts';

/** One table a region, in the order of the partitions of `courant.readings`. */
const createTables = (feed: FeedId): SlotTable[] =>
  REGION_CODES.map(() => new SlotTable(EARLIEST_SLOT_START, FEED_FACTS[feed].stepMinutes * MINUTE));

/** A reading that the log does not hold yet. */
export interface NewReading {
  readonly reading: Reading;
  readonly fingerprint: ReadingFingerprint;
}

/**
 * Fingerprints and offsets of what the log already has: the latest reading of each area, slot and feed; and what was
 * rejected. It is in memory alone and is read from the log at each start.
 */
export class DedupIndex {
  readonly #hashes = new Map(FEEDS.map((feed) => [feed, createTables(feed)]));
  /** Offsets plus one, since 0 stands for none. */
  readonly #offsets = new Map(FEEDS.map((feed) => [feed, createTables(feed)]));
  readonly rejected = new RejectedIndex();

  /** The readings that differ from the log's latest of the same area, slot and feed. */
  newReadingsAmong(readings: readonly Reading[]): NewReading[] {
    return readings
      .map((reading) => ({ reading, fingerprint: toFingerprint(reading) }))
      .filter(
        ({ reading, fingerprint }) =>
          tableOf(this.#hashes, fingerprint.feed, partitionOf(reading.area)).get(fingerprint.start) !==
          fingerprint.hash,
      );
  }

  /** The offset of a feed's latest reading of a slot, in its region's partition; null where the log has none. */
  offsetOf(area: RegionCode, start: number, vintage: Vintage): number | null {
    const next = tableOf(this.#offsets, FEED_OF_VINTAGE[vintage], partitionOf(area)).get(start);
    return next === 0 ? null : next - 1;
  }

  /** Whether the log has a reading of the region and feed that starts within `[from, to)`. */
  hasReading(feed: FeedId, inseeCode: string, from: number, to: number): boolean {
    const area = regionByInsee(inseeCode);
    return area !== undefined && tableOf(this.#hashes, feed, partitionOf(area)).hasBetween(from, to);
  }

  /** Adds readings that the log has acknowledged, with the offsets it gave them. */
  addAll(newReadings: readonly NewReading[], offsets: readonly number[]): void {
    for (const [i, { reading, fingerprint }] of newReadings.entries()) {
      this.add(partitionOf(reading.area), fingerprint, offsets[i] ?? 0);
    }
  }

  add(partition: number, { start, feed, hash }: ReadingFingerprint, offset: number): void {
    tableOf(this.#hashes, feed, partition).set(start, hash);
    tableOf(this.#offsets, feed, partition).set(start, offset + 1);
  }
}

function tableOf(
  tables: ReadonlyMap<FeedId, readonly SlotTable[]>,
  feed: FeedId,
  partition: number,
): SlotTable {
  const table = tables.get(feed)?.[partition];
  if (!table) throw new Error(`There is no region of partition ${partition}.`);
  return table;
}
