import { DAY, HOUR } from '@courant/core/domain';
import { type EventLog, openLog } from '@courant/core/log';
import { type ChunkStore, openStore } from '@courant/core/store';
import { TestClock } from '@courant/core/testing';
import type { Cadence } from '@courant/ingest';
import { CONSOLIDATED, REAL_TIME, type Simulator } from '@courant/simulator';
import { onTestFinished } from 'vitest';
import { openPublisherOfRows } from '../publisher-of-rows.ts';
import { Workers } from '../workers.ts';
import { rowsBetween } from './rows.ts';

/** Noon of a Thursday; days are counted from here. */
export const BEGIN = Date.UTC(2026, 7, 27, 12);
export const dayOf = (day: number): number => BEGIN + day * DAY;

/** Asks less often than of ODRé and for less, so that forty days take seconds. */
const CADENCE: Cadence = {
  polls: [
    { spanMs: 30 * HOUR, everyMs: DAY },
    { spanMs: 4 * DAY, everyMs: 3 * DAY },
  ],
  checkEveryMs: DAY,
  sweepEveryMs: 15 * DAY,
  recordEmptyPollEveryMs: 0,
  avoidsMaintenance: true,
};

/** A publisher of two regions, ingest and the processor over a log and a store in memory, on a clock that the test moves. */
export class DriftingLine {
  readonly publisher: Simulator;
  readonly log: EventLog;
  readonly store: ChunkStore;
  readonly workers: Workers;

  private constructor(publisher: Simulator, log: EventLog, store: ChunkStore, clock: TestClock) {
    this.publisher = publisher;
    this.log = log;
    this.store = store;
    const [publisherUrl, backfillFrom] = [publisher.url, dayOf(-20)];
    this.workers = new Workers({ log, store, clock, publisherUrl, backfillFrom, cadence: CADENCE });
  }

  static async open(): Promise<DriftingLine> {
    const clock = new TestClock(BEGIN);
    const publisher = await openPublisherOfRows(clock);
    publisher.publish(REAL_TIME, rowsBetween(REAL_TIME, dayOf(-5), dayOf(41)));
    publisher.publish(CONSOLIDATED, rowsBetween(CONSOLIDATED, dayOf(-20), dayOf(-3)));
    const options = { dataDir: '', now: clock.now };
    const log = await openLog('memory:', options);
    const line = new DriftingLine(publisher, log, await openStore('memory:', options), clock);
    onTestFinished(() => line.#close());
    return line;
  }

  /** Moves to a day; resolves once all that was fetched is settled. */
  advanceToDay(day: number): Promise<void> {
    return this.workers.advanceTo(dayOf(day));
  }

  async #close(): Promise<void> {
    await this.workers.stop();
    await this.store.close();
    await this.log.close();
  }
}
