import { type Api, openApi } from '@courant/api';
import { FEEDS } from '@courant/core/domain';
import { CHANGES, type EventLog, openLog, READINGS } from '@courant/core/log';
import { type ChunkStore, openStore } from '@courant/core/store';
import { type Cadence, type IngestProgress, ODRE_CADENCE, runIngest } from '@courant/ingest';
import { COUNTRY_GROUP, REGIONS_GROUP, runProcessor } from '@courant/processor';
import { onTestFinished } from 'vitest';
import type { Simulator } from '../publisher/index.ts';
import { ask } from './ask.ts';
import type { TestClock } from './test-clock.ts';

export interface LineOptions {
  readonly publisher: Pick<Simulator, 'url'>;
  /** Every decision of every worker goes by this clock. */
  readonly clock: TestClock;
  /** Epoch milliseconds UTC; its whole month is asked for. */
  readonly backfillFrom: number;
  /** Folder of the embedded log and store; left out, both are in memory. */
  readonly dataDir?: string;
  readonly cadence?: Cadence;
  /** 0, unless given: any free one. */
  readonly port?: number;
  readonly simulated?: boolean;
  readonly webDir?: string;
  readonly playgroundDir?: string;
}

const LOOPS = FEEDS.length;

/** The real workers over real ports and a publisher of the test: what `npm start` runs, by a clock that a test moves. */
export class WholeLine {
  readonly log: EventLog;
  readonly store: ChunkStore;
  /** Every finished ask of ingest. */
  readonly asks: IngestProgress[] = [];
  /** What failed inside the api. */
  readonly failures: unknown[] = [];
  #api: Api | undefined;
  readonly #options: LineOptions;
  readonly #stop = new AbortController();
  readonly #ended: Promise<unknown>;
  #onBatch: () => void = () => undefined;

  private constructor(options: LineOptions, log: EventLog, store: ChunkStore) {
    this.#options = options;
    this.log = log;
    this.store = store;
    this.#ended = Promise.all([this.#ingest(), this.#process()]);
    // A worker that fell is told of by whoever waits for the line, and by `close`.
    this.#ended.catch(() => undefined);
  }

  /** Opens everything; closed after the test at the latest. */
  static async open(options: LineOptions): Promise<WholeLine> {
    const driver = options.dataDir === undefined ? 'memory:' : 'embedded:';
    const place = { dataDir: options.dataDir ?? '', now: options.clock.now };
    const log = await openLog(driver, place);
    const line = new WholeLine(options, log, await openStore(driver, place));
    onTestFinished(() => line.close());
    await line.openApi(options.port);
    return line;
  }

  get url(): string {
    if (!this.#api) throw new Error('The api is closed.');
    return this.#api.url;
  }

  /** Asks the api; an error in its answer is thrown. */
  ask<T>(query: string, variables?: Record<string, unknown>): Promise<T> {
    return ask<T>(this.url, query, variables);
  }

  async openApi(port = 0): Promise<void> {
    const { clock, simulated = false, webDir = null, playgroundDir = null } = this.#options;
    this.#api = await openApi({
      log: this.log,
      store: this.store,
      host: '127.0.0.1',
      port,
      webDir,
      playgroundDir,
      simulated,
      now: clock.now,
      limits: { watermarkSeconds: 1 },
      onFailure: (error) => this.failures.push(error),
    });
  }

  async closeApi(): Promise<void> {
    await this.#api?.close();
    this.#api = undefined;
  }

  /** Resolves once both feeds wait for time to pass and everything appended is settled, the country too. */
  async settled(): Promise<void> {
    await Promise.race([this.#options.clock.asleep(LOOPS), this.#ended]);
    for (;;) {
      const batch = new Promise<void>((resolve) => {
        this.#onBatch = resolve;
      });
      if ((await this.#lag()) === 0) return;
      await Promise.race([batch, this.#ended]);
    }
  }

  /** Moves time to an instant in steps from one waking to the next, as it would pass; everything is settled then. */
  async passUntil(instant: number): Promise<void> {
    const { clock } = this.#options;
    for (await this.settled(); clock.now() < instant; await this.settled()) clock.moveToNextWaking(instant);
  }

  async close(): Promise<void> {
    if (this.#stop.signal.aborted) return;
    this.#stop.abort();
    try {
      await this.closeApi();
      await this.#ended;
    } finally {
      await this.store.close();
      await this.log.close();
    }
  }

  /** Readings first: a batch of theirs is committed once its changes are appended. */
  async #lag(): Promise<number> {
    return (await this.log.lag(READINGS, REGIONS_GROUP)) + (await this.log.lag(CHANGES, COUNTRY_GROUP));
  }

  #ingest(): Promise<void> {
    const { publisher, clock, backfillFrom, cadence = ODRE_CADENCE, simulated = false } = this.#options;
    return runIngest({
      log: this.log,
      publisherUrl: publisher.url,
      backfillFrom,
      simulated,
      signal: this.#stop.signal,
      now: clock.now,
      wait: clock.wait,
      cadence,
      random: () => 0.5,
      onProgress: (progress) => this.asks.push(progress),
    });
  }

  #process(): Promise<void> {
    const { signal } = this.#stop;
    const onBatch = (): void => this.#onBatch();
    return runProcessor({ log: this.log, store: this.store, signal, now: this.#options.clock.now, onBatch });
  }
}
