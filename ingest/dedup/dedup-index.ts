import {
  FEED_FACTS,
  FEEDS,
  type FeedId,
  MINUTE,
  partitionOf,
  REGION_CODES,
  type Reading,
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
 * Fingerprints of what the log already has: the latest reading of each area, slot and feed, and what was rejected. It is
 * in memory alone and is read from the log at each start.
 */
export class DedupIndex {
  readonly #tables = new Map(FEEDS.map((feed) => [feed, createTables(feed)]));
  readonly rejected = new RejectedIndex();

  /** The readings that differ from the log's latest of the same area, slot and feed. */
  newReadingsAmong(readings: readonly Reading[]): NewReading[] {
    return readings
      .map((reading) => ({ reading, fingerprint: toFingerprint(reading) }))
      .filter(
        ({ reading, fingerprint }) =>
          this.#table(partitionOf(reading.area), fingerprint.feed).get(fingerprint.start) !==
          fingerprint.hash,
      );
  }

  /** Adds readings that the log has acknowledged. */
  addAll(newReadings: readonly NewReading[]): void {
    for (const { reading, fingerprint } of newReadings) this.add(partitionOf(reading.area), fingerprint);
  }

  add(partition: number, { start, feed, hash }: ReadingFingerprint): void {
    this.#table(partition, feed).set(start, hash);
  }

  #table(partition: number, feed: FeedId): SlotTable {
    const table = this.#tables.get(feed)?.[partition];
    if (!table) throw new Error(`There is no region of partition ${partition}.`);
    return table;
  }
}
