import { FEEDS } from '@courant/core/domain';
import type { EventLog } from '@courant/core/log';
import type { ChunkStore } from '@courant/core/store';
import type { TestClock } from '@courant/core/testing';
import { type Cadence, type IngestProgress, ODRE_CADENCE, runIngest } from '@courant/ingest';
import { runProcessor } from '@courant/processor';
import { countUnsettled } from './count-unsettled.ts';

export interface WorkersOptions {
  readonly log: EventLog;
  readonly store: ChunkStore;
  /** Base of the publisher's API. */
  readonly publisherUrl: string;
  /** The clock of every worker. */
  readonly clock: TestClock;
  /** Epoch milliseconds UTC; its whole month is asked for. */
  readonly backfillFrom: number;
  readonly simulated?: boolean;
  /** How often ingest asks; as it asks ODRé unless given. */
  readonly cadence?: Cadence;
  /** Called with each finished ask of ingest. */
  readonly onProgress?: (progress: IngestProgress) => void;
  /** Entries that the processor takes at a time, at most. */
  readonly maxBatch?: number;
}

const FEED_LOOPS = FEEDS.length;

/** The real ingest and the real processor, over given ports and on a clock that a test moves. */
export class Workers {
  /** Every finished ask of ingest. */
  readonly asks: IngestProgress[] = [];
  readonly #options: WorkersOptions;
  readonly #stop = new AbortController();
  readonly #ended: Promise<unknown>;
  #onBatch: () => void = () => undefined;

  constructor(options: WorkersOptions) {
    this.#options = options;
    this.#ended = Promise.all([this.#ingest(), this.#process()]);
    // A worker that failed rejects `waitUntilSettled` and `stop`.
    this.#ended.catch(() => undefined);
  }

  /** Resolves once both feeds sleep and everything appended is settled, the country too. */
  async waitUntilSettled(): Promise<void> {
    await Promise.race([this.#options.clock.whenAsleep(FEED_LOOPS), this.#ended]);
    for (;;) {
      const batch = new Promise<void>((resolve) => {
        this.#onBatch = resolve;
      });
      if ((await countUnsettled(this.#options.log)) === 0) return;
      await Promise.race([batch, this.#ended]);
    }
  }

  /** Moves the clock to an instant, from one wake-up to the next as time would pass; resolves once all is settled. */
  async advanceTo(instant: number): Promise<void> {
    const { clock } = this.#options;
    for (await this.waitUntilSettled(); clock.now() < instant; await this.waitUntilSettled())
      clock.moveToNextWakeUp(instant);
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#ended;
  }

  #ingest(): Promise<void> {
    const {
      log,
      publisherUrl,
      clock,
      backfillFrom,
      simulated = false,
      cadence = ODRE_CADENCE,
    } = this.#options;
    return runIngest({
      log,
      publisherUrl,
      backfillFrom,
      simulated,
      signal: this.#stop.signal,
      now: clock.now,
      wait: clock.wait,
      cadence,
      random: () => 0.5,
      onProgress: (progress) => {
        this.asks.push(progress);
        this.#options.onProgress?.(progress);
      },
    });
  }

  #process(): Promise<void> {
    const { log, store, clock, maxBatch } = this.#options;
    const onBatch = (): void => this.#onBatch();
    return runProcessor({ log, store, signal: this.#stop.signal, now: clock.now, maxBatch, onBatch });
  }
}
