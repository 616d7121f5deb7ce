import { AREA_CODES, type Chunk, RESOLUTIONS, type Reading } from '@courant/core/domain';
import { CHANGES, type EventLog, openLog, openMemoryLog, READINGS } from '@courant/core/log';
import { type ChunkStore, openMemoryStore, openStore } from '@courant/core/store';
import { COUNTRY_GROUP, REGIONS_GROUP, runProcessor } from '@courant/processor';
import { expect, onTestFinished } from 'vitest';
import { contentOf } from '../content-of.ts';
import { newLogUrl } from './kafka-url.ts';
import { newStoreUrl } from './store-url.ts';
import { startWorker, type WorkerName, type WorkerProcess } from './worker-process.ts';

/** Appended at a time, so that no request to the broker grows without end. */
const PORTION = 20_000;
const LOOK_EVERY_MS = 50;

/** A log and a store of their own on real servers, with workers as processes, for a test that wounds them. */
export class RealLine {
  readonly env: Readonly<Record<string, string>>;
  readonly log: EventLog;
  readonly store: ChunkStore;

  private constructor(env: Readonly<Record<string, string>>, log: EventLog, store: ChunkStore) {
    this.env = env;
    this.log = log;
    this.store = store;
  }

  /** Closed after the test. */
  static async open(storeUrl: string = newStoreUrl()): Promise<RealLine> {
    const env = { LOG_URL: newLogUrl(), STORE_URL: storeUrl };
    const log = await openLog(env.LOG_URL, { dataDir: '', warn: () => undefined });
    onTestFinished(() => log.close());
    const store = await openStore(storeUrl, { dataDir: '' });
    onTestFinished(() => store.close());
    return new RealLine(env, log, store);
  }

  /** Starts a worker as a process; killed after the test if it is still there. */
  async start(name: WorkerName): Promise<WorkerProcess> {
    const worker = await startWorker(name, { ...this.env });
    onTestFinished(async () => void (await worker.end('SIGKILL')));
    return worker;
  }

  async append(readings: readonly Reading[]): Promise<void> {
    for (let first = 0; first < readings.length; first += PORTION)
      await this.log.append(READINGS, readings.slice(first, first + PORTION));
  }

  /** Readings that have not been settled and committed. */
  left(): Promise<number> {
    return this.log.lag(READINGS, REGIONS_GROUP);
  }

  /** Resolves, with how many are left, once no more than so many readings are. */
  async fallenTo(most: number, { said }: Pick<WorkerProcess, 'said'>, timeout: number): Promise<number> {
    let left = await this.left();
    const look = async (): Promise<number> => {
      left = await this.left();
      return left;
    };
    await expect.poll(look, { timeout, interval: LOOK_EVERY_MS, message: said() }).toBeLessThanOrEqual(most);
    return left;
  }

  /** Resolves once everything appended is settled, the country too. */
  async settled(worker: Pick<WorkerProcess, 'said'>, timeout: number): Promise<void> {
    await this.fallenTo(0, worker, timeout);
    const changes = () => this.log.lag(CHANGES, COUNTRY_GROUP);
    await expect.poll(changes, { timeout, interval: LOOK_EVERY_MS, message: worker.said() }).toBe(0);
  }
}

/** What one pass over the readings gives, in memory and with no detour. */
export async function recomputed(readings: readonly Reading[]): Promise<string> {
  const [log, store] = [await openMemoryLog(), await openMemoryStore()];
  await log.append(READINGS, readings);
  const end = new AbortController();
  const endIfDone = async (): Promise<void> => {
    if ((await log.lag(READINGS, REGIONS_GROUP)) + (await log.lag(CHANGES, COUNTRY_GROUP)) === 0) end.abort();
  };
  await runProcessor({ log, store, signal: end.signal, onBatch: () => void endIfDone() });
  const { text } = await contentOf(store);
  await log.close();
  await store.close();
  return text;
}

/** Fails with the lines that differ, not with two books. */
export async function expectContent(store: ChunkStore, wanted: string): Promise<void> {
  const { text } = await contentOf(store);
  expect(wanted.length).toBeGreaterThan(10_000);
  if (text !== wanted) expect(text.split('\n')).toEqual(wanted.split('\n'));
}

/** Slots whose list of superseded readings holds the same reading twice in a row. */
export async function repeatedRevisions(store: ChunkStore): Promise<string[]> {
  const repeated: string[] = [];
  for (const area of AREA_CODES) {
    for (const resolution of RESOLUTIONS)
      for (const chunk of await store.range(area, resolution, 0, Number.MAX_SAFE_INTEGER))
        repeated.push(...repeatedIn(chunk));
  }
  return repeated;
}

function repeatedIn({ key, superseded }: Chunk): string[] {
  const last = new Map<number, string>();
  return superseded.flatMap(({ slot, rank, values }) => {
    const text = `${rank}:${values.join()}`;
    const isRepeated = last.get(slot) === text;
    last.set(slot, text);
    return isRepeated ? [`${key.area} ${key.resolution} ${key.period} slot ${slot}: ${text}`] : [];
  });
}
