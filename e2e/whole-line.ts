import { type Api, openApi } from '@courant/api';
import { type EventLog, openLog } from '@courant/core/log';
import type { Metrics } from '@courant/core/run';
import { type ChunkStore, openStore } from '@courant/core/store';
import type { TestClock } from '@courant/core/testing';
import type { IngestProgress } from '@courant/ingest';
import type { Simulator } from '@courant/simulator';
import { onTestFinished } from 'vitest';
import { queryApi } from './query-api.ts';
import { Workers } from './workers.ts';

export interface LineOptions {
  readonly publisher: Pick<Simulator, 'url'>;
  /** The clock of every worker. */
  readonly clock: TestClock;
  /** Epoch milliseconds UTC; its whole month is asked for. */
  readonly backfillFrom: number;
  /** Folder of the embedded log and store; left out, both are in memory. */
  readonly dataDir?: string;
  /** URL of the log, where it is neither in memory nor embedded. */
  readonly logUrl?: string;
  readonly simulated?: boolean;
  readonly watermarkSeconds?: number;
  /** Called with each finished ask of ingest. */
  readonly onProgress?: (progress: IngestProgress) => void;
  /** What the api records its figures in. */
  readonly metrics?: Metrics;
  /** Folders of the pages, for a test with a browser. */
  readonly pages?: { readonly webDir: string; readonly playgroundDir: string };
}

/** The workers, drivers and api of `npm start`, over a publisher of the test and on a clock that the test moves. */
export class WholeLine {
  readonly log: EventLog;
  readonly store: ChunkStore;
  /** Errors inside the api. */
  readonly errors: unknown[] = [];
  readonly #options: LineOptions;
  #api: Api | undefined;
  #workers: Workers | undefined;
  #isClosed = false;

  private constructor(options: LineOptions, log: EventLog, store: ChunkStore) {
    this.#options = options;
    this.log = log;
    this.store = store;
  }

  /** Opens everything and starts the workers; closed after the test at the latest. */
  static async open(options: LineOptions): Promise<WholeLine> {
    const line = await WholeLine.openIdle(options);
    line.start();
    return line;
  }

  /** Opens everything without starting the workers. */
  static async openIdle(options: LineOptions): Promise<WholeLine> {
    const driver = options.dataDir === undefined ? 'memory:' : 'embedded:';
    const driverOptions = { dataDir: options.dataDir ?? '', now: options.clock.now };
    const log = await openLog(options.logUrl ?? driver, driverOptions);
    const line = new WholeLine(options, log, await openStore(driver, driverOptions));
    onTestFinished(() => line.close());
    await line.openApi();
    return line;
  }

  start(): void {
    const { log, store } = this;
    this.#workers = new Workers({ ...this.#options, log, store, publisherUrl: this.#options.publisher.url });
  }

  get workers(): Workers {
    if (!this.#workers) throw new Error('The workers have not been started.');
    return this.#workers;
  }

  get url(): string {
    if (!this.#api) throw new Error('The api is closed.');
    return this.#api.url;
  }

  /** Queries the api. @throws Error with the errors of its answer */
  query<T>(query: string, variables?: Record<string, unknown>): Promise<T> {
    return queryApi<T>(this.url, query, variables);
  }

  /** @param port 0 takes a free one */
  async openApi(port = 0): Promise<void> {
    const { clock, simulated = false, pages, watermarkSeconds, metrics } = this.#options;
    this.#api = await openApi({
      log: this.log,
      store: this.store,
      host: '127.0.0.1',
      port,
      webDir: pages?.webDir ?? null,
      playgroundDir: pages?.playgroundDir ?? null,
      simulated,
      now: clock.now,
      ...(metrics && { metrics }),
      limits: watermarkSeconds === undefined ? {} : { watermarkSeconds },
      onFailure: (error) => this.errors.push(error),
    });
  }

  async closeApi(): Promise<void> {
    const api = this.#api;
    this.#api = undefined;
    await api?.close();
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    try {
      await this.closeApi();
      await this.#workers?.stop();
    } finally {
      await this.store.close();
      await this.log.close();
    }
  }
}
