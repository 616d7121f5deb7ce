import { MINUTE, partitionOf, REGION_CODES, type Reading, vintageRankOf } from '@courant/core/domain';
import { HISTORY_BEGINS } from '../decode/row.ts';
import { fingerprintOf, type Sent, sentOf } from './fingerprint.ts';
import { SlotTable } from './slot-table.ts';

const REAL_TIME = vintageRankOf('REAL_TIME');
const tables = (stepMinutes: number): SlotTable[] =>
  REGION_CODES.map(() => new SlotTable(HISTORY_BEGINS, stepMinutes * MINUTE));

/** A reading that the log does not hold yet. */
export interface News {
  readonly reading: Reading;
  readonly sent: Sent;
}

/**
 * What was already sent: the latest reading of each area, slot and feed, as a fingerprint, and every rejected row. It
 * lives in memory alone and is read back from the log at each start.
 */
export class Seen {
  readonly #realTime = tables(15);
  readonly #settled = tables(30);
  readonly #rejected = new Set<number>();

  /** The readings of which the log's latest of the same area, slot and feed is another one, or none. */
  newsAmong(readings: readonly Reading[]): News[] {
    return readings
      .map((reading) => ({ reading, sent: sentOf(reading) }))
      .filter(
        ({ reading, sent }) =>
          this.#table(partitionOf(reading.area), sent.rank).get(sent.start) !== sent.print,
      );
  }

  /** Takes note of news the log has acknowledged. */
  note(news: readonly News[]): void {
    for (const { reading, sent } of news) this.noteSent(partitionOf(reading.area), sent);
  }

  noteSent(partition: number, { start, rank, print }: Sent): void {
    this.#table(partition, rank).set(start, print);
  }

  isNewlyRejected(raw: string): boolean {
    return !this.#rejected.has(fingerprintOf(raw));
  }

  noteRejected(raw: string): void {
    this.#rejected.add(fingerprintOf(raw));
  }

  #table(partition: number, rank: number): SlotTable {
    const tablesOfFeed = rank === REAL_TIME ? this.#realTime : this.#settled;
    return tablesOfFeed[partition] as SlotTable;
  }
}
