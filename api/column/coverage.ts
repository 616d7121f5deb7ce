import { REGION_CODES } from '@courant/core/domain';
import { CHANGES, type EventLog } from '@courant/core/log';
import type { ChunkStore } from '@courant/core/store';
import type { FetchLog } from '../fetches/fetch-log.ts';
import { ChunkReader } from './chunk-reader.ts';
import { firstReadingStart } from './live-edge.ts';

/** What coverage is read from. */
export interface CoverageSources {
  readonly log: EventLog;
  readonly store: ChunkStore;
  readonly fetches: FetchLog;
}

/**
 * Where coverage begins: at the first half-hour stored or at the beginning of the backfill, whichever is earlier. A range
 * that the backfill has not reached yet is a gap of its own reason. Both beginnings only move back in time, so the
 * earliest one seen is remembered: a request that begins later reads nothing, and one that begins earlier reads the store
 * only once something has changed in it. One object for each namespace.
 */
export class Coverage {
  readonly #sources: CoverageSources;
  #earliestStored = Number.POSITIVE_INFINITY;
  /** The end of `courant.changes` when the store was last read. */
  #changesSeen: number | undefined;
  #reading: Promise<void> | undefined;

  constructor(sources: CoverageSources) {
    this.#sources = sources;
  }

  /** The earliest beginning seen, without reading; infinite before any. It may move back at the next `beginning`. */
  get earliestSeen(): number {
    return Math.min(
      this.#earliestStored,
      this.#sources.fetches.requested.beginning ?? Number.POSITIVE_INFINITY,
    );
  }

  /** No quarter-hour is stored before this instant, epoch milliseconds UTC; minus infinity where no fetch says so. */
  get realTimeFrom(): number {
    return this.#sources.fetches.requested.realTimeFrom ?? Number.NEGATIVE_INFINITY;
  }

  /**
   * The beginning, or any covered instant at or before `from`, epoch milliseconds UTC; null where nothing is stored or
   * being fetched. Concurrent calls share one read.
   */
  async beginning(from: number): Promise<number | null> {
    if (from < this.earliestSeen) {
      this.#reading ??= this.#catchUp().finally(() => {
        this.#reading = undefined;
      });
      await this.#reading;
    }
    return Number.isFinite(this.earliestSeen) ? this.earliestSeen : null;
  }

  async #catchUp(): Promise<void> {
    const { log, fetches } = this.#sources;
    await fetches.catchUp();
    // Read before the store: a change that is announced meanwhile is read the next time.
    const { end } = await log.extent(CHANGES, 0);
    if (end === this.#changesSeen) return;
    await this.#readStore();
    this.#changesSeen = end;
  }

  async #readStore(): Promise<void> {
    const chunks = new ChunkReader(this.#sources.store);
    const stored = await Promise.all(
      REGION_CODES.map((region) => firstReadingStart(chunks, region, 'HALF_HOUR')),
    );
    this.#earliestStored = Math.min(this.#earliestStored, ...stored.filter((start) => start !== null));
  }
}
