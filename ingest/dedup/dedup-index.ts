import { MINUTE, partitionOf, REGION_CODES, type Reading, vintageRankOf } from '@courant/core/domain';
import { EARLIEST_SLOT_START } from '../decode/row.ts';
import { hashOf, type ReadingFingerprint, toFingerprint } from './fingerprint.ts';
import { SlotTable } from './slot-table.ts';

const REAL_TIME_RANK = vintageRankOf('REAL_TIME');
const createTables = (stepMinutes: number): SlotTable[] =>
  REGION_CODES.map(() => new SlotTable(EARLIEST_SLOT_START, stepMinutes * MINUTE));

/** A reading that the log does not hold yet. */
export interface NewReading {
  readonly reading: Reading;
  readonly fingerprint: ReadingFingerprint;
}

/**
 * What was already sent: the latest reading of each area, slot and feed, as a fingerprint, and every rejected row. It
 * lives in memory alone and is read back from the log at each start.
 */
export class DedupIndex {
  readonly #realTime = createTables(15);
  readonly #consolidated = createTables(30);
  readonly #rejected = new Set<number>();

  /** The readings of which the log's latest of the same area, slot and feed is another one, or none. */
  newReadingsAmong(readings: readonly Reading[]): NewReading[] {
    return readings
      .map((reading) => ({ reading, fingerprint: toFingerprint(reading) }))
      .filter(
        ({ reading, fingerprint }) =>
          this.#table(partitionOf(reading.area), fingerprint.vintageRank).get(fingerprint.start) !==
          fingerprint.hash,
      );
  }

  /** Takes note of news the log has acknowledged. */
  addAll(newReadings: readonly NewReading[]): void {
    for (const { reading, fingerprint } of newReadings) this.add(partitionOf(reading.area), fingerprint);
  }

  add(partition: number, { start, vintageRank: rank, hash: print }: ReadingFingerprint): void {
    this.#table(partition, rank).set(start, print);
  }

  isNewlyRejected(raw: string): boolean {
    return !this.#rejected.has(hashOf(raw));
  }

  addRejected(raw: string): void {
    this.#rejected.add(hashOf(raw));
  }

  #table(partition: number, vintageRank: number): SlotTable {
    const tablesOfFeed = vintageRank === REAL_TIME_RANK ? this.#realTime : this.#consolidated;
    return tablesOfFeed[partition] as SlotTable;
  }
}
