import {
  AREA_CODES,
  type AreaCode,
  type Chunk,
  describeContent,
  historyOf,
  RESOLUTIONS,
  type Reading,
  type Resolution,
} from '@courant/core/domain';
import { type EventLog, openLog, openMemoryLog, READINGS } from '@courant/core/log';
import { type ChunkStore, createMemoryStore, openStore } from '@courant/core/store';
import { REGIONS_GROUP, runProcessor } from '@courant/processor';
import { expect, onTestFinished } from 'vitest';
import { countUnsettled } from '../count-unsettled.ts';
import { waitUntilSettled } from '../wait-until-settled.ts';
import { newLogUrl } from './kafka-url.ts';
import { newStoreUrl } from './store-url.ts';
import { startWorker, type WorkerName, type WorkerProcess } from './worker-process.ts';

/** Readings in one append, which bounds the requests to the broker. */
const APPEND_SIZE = 20_000;
const POLL_EVERY_MS = 50;

/** Settings by which a worker finds log and store. */
type ServerSettings = Readonly<Record<'LOG_URL' | 'STORE_URL', string>>;

/** A new log and a new store on real servers, with workers as processes that a test can kill. */
export class ServerLine {
  /** The settings of every worker. */
  readonly env: ServerSettings;
  readonly log: EventLog;
  readonly store: ChunkStore;

  private constructor(env: ServerSettings, log: EventLog, store: ChunkStore) {
    this.env = env;
    this.log = log;
    this.store = store;
  }

  /** Closed after the test. */
  static async open(storeUrl: string = newStoreUrl(), logUrl: string = newLogUrl()): Promise<ServerLine> {
    const env = { LOG_URL: logUrl, STORE_URL: storeUrl };
    const log = await openLog(env.LOG_URL, { dataDir: '', warn: () => undefined });
    onTestFinished(() => log.close());
    const store = await openStore(storeUrl, { dataDir: '' });
    onTestFinished(() => store.close());
    return new ServerLine(env, log, store);
  }

  /** Starts a worker as a process; killed after the test if it is still there. */
  async start(name: WorkerName, settings: Readonly<Record<string, string>> = {}): Promise<WorkerProcess> {
    const worker = await startWorker(name, { ...this.env, ...settings });
    onTestFinished(async () => void (await worker.end('SIGKILL')));
    return worker;
  }

  async append(readings: readonly Reading[]): Promise<void> {
    for (let first = 0; first < readings.length; first += APPEND_SIZE)
      await this.log.append(READINGS, readings.slice(first, first + APPEND_SIZE));
  }

  /** Readings that have not been settled and committed. */
  unsettledReadings(): Promise<number> {
    return this.log.lag(READINGS, REGIONS_GROUP);
  }

  /** Resolves once at most so many readings are unsettled. */
  async waitUntilUnsettled(
    max: number,
    { output }: Pick<WorkerProcess, 'output'>,
    timeout: number,
  ): Promise<void> {
    await expect
      .poll(() => this.unsettledReadings(), { timeout, interval: POLL_EVERY_MS, message: output() })
      .toBeLessThanOrEqual(max);
  }

  /** Resolves once everything appended is settled, the country too. */
  waitUntilSettled({ output }: Pick<WorkerProcess, 'output'>, timeoutMs: number): Promise<void> {
    return waitUntilSettled(this.log, { timeoutMs, intervalMs: POLL_EVERY_MS, message: output() });
  }
}

/** A store in memory after one uninterrupted pass over the readings. */
export async function settleInMemory(readings: readonly Reading[]): Promise<ChunkStore> {
  const [log, store] = [await openMemoryLog(), await createMemoryStore()];
  await log.append(READINGS, readings);
  const end = new AbortController();
  const endIfDone = async (): Promise<void> => {
    if ((await countUnsettled(log)) === 0) end.abort();
  };
  await runProcessor({ log, store, signal: end.signal, onBatch: () => void endIfDone() });
  await log.close();
  return store;
}

/** Fails with the lines of the first grid that differs. Compared grid by grid: a million readings do not fit one string. */
export async function expectContent(store: ChunkStore, expected: ChunkStore): Promise<void> {
  let described = 0;
  for (const grid of GRIDS) {
    const [expectedText, text] = [await describeGrid(expected, grid), await describeGrid(store, grid)];
    described += expectedText.length;
    if (text !== expectedText) expect(text.split('\n')).toEqual(expectedText.split('\n'));
  }
  expect(described, 'nothing was recomputed').toBeGreaterThan(10_000);
}

/** The number of superseded readings in a store. */
export async function countSuperseded(store: ChunkStore): Promise<number> {
  let count = 0;
  for (const grid of GRIDS)
    for (const { superseded } of await chunksOf(store, grid)) count += superseded.length;
  return count;
}

/** Slots whose history, the superseded readings and then the current one, holds the same reading twice in a row. */
export async function repeatedRevisions(store: ChunkStore): Promise<string[]> {
  const repeated: string[] = [];
  for (const grid of GRIDS)
    for (const chunk of await chunksOf(store, grid)) repeated.push(...repeatedRevisionsIn(chunk));
  return repeated;
}

interface Grid {
  readonly area: AreaCode;
  readonly resolution: Resolution;
}

const GRIDS: readonly Grid[] = AREA_CODES.flatMap((area) =>
  RESOLUTIONS.map((resolution) => ({ area, resolution })),
);

const chunksOf = (store: ChunkStore, { area, resolution }: Grid): Promise<Chunk[]> =>
  store.range(area, resolution, 0, Number.MAX_SAFE_INTEGER);

const describeGrid = async (store: ChunkStore, grid: Grid): Promise<string> =>
  (await chunksOf(store, grid)).map(describeContent).join('');

function repeatedRevisionsIn(chunk: Chunk): string[] {
  const slots = [...new Set(chunk.superseded.map(({ slot }) => slot))];
  return slots.flatMap((slot) => {
    const texts = historyOf(chunk, slot).map(({ vintageRank, values }) => `${vintageRank}:${values.join()}`);
    const { area, resolution, period } = chunk.key;
    return texts
      .filter((text, i) => text === texts[i - 1])
      .map((text) => `${area} ${resolution} ${period} slot ${slot}: ${text}`);
  });
}
