import { HOUR, PUBLISHED_MEASURES, type Reading } from '@courant/core/domain';
import { CHANGES, type MemoryLog, openMemoryLog, READINGS, REJECTED } from '@courant/core/log';
import { createHealth, createLogger, createMetrics, readConfig, type WorkerContext } from '@courant/core/run';
import { type ChunkStore, createMemoryStore, type Namespaces, singleNamespace } from '@courant/core/store';
import { withOverrides } from '@courant/core/testing';
import { beforeEach, expect, test } from 'vitest';
import { COUNTRY_GROUP, REGIONS_GROUP } from './group.ts';
import { processorWorker, warnOfNonAtomicSaves } from './worker.ts';

const START = Math.floor(Date.now() / HOUR) * HOUR - HOUR;
const POLL_OPTIONS = { timeout: 15_000 };

let log: MemoryLog;
let store: ChunkStore;
beforeEach(async () => {
  log = await openMemoryLog();
  store = await createMemoryStore();
});

test('what the log holds is settled, with figures of it; each batch is progress', async () => {
  await log.append(READINGS, [reading('BRE', 100), reading('PAC', 200)]);
  const { context, stop } = testWorkerContext();
  let heartbeats = 0;
  const done = work(context, singleNamespace(store, 'first'), () => heartbeats++);
  await expect.poll(lag, POLL_OPTIONS).toBe(0);
  expect(heartbeats).toBeGreaterThan(0);
  const metrics = await context.metrics.text();
  expect(metrics).toMatch(/^courant_processor_lag 0$/m);
  expect(metrics).toMatch(/^courant_processor_commit_latency_seconds_count [1-9]/m);
  stop.abort();
  await done;
});

test('a store that goes away pauses settling, rejects nothing and hides no figure; when it is back, all is settled', async () => {
  const { context, stop, logLines } = testWorkerContext();
  let isAway = false;
  const failIfAway = () => {
    if (isAway) throw Object.assign(new Error('connection refused'), { retry: true });
  };
  const frail = withOverrides(store, {
    save: async (chunks) => {
      failIfAway();
      return store.save(chunks);
    },
  });
  const pointer = async () => {
    failIfAway();
    return { namespace: 'first', isAnnounced: true };
  };
  const done = work(context, { ...singleNamespace(frail, 'first'), pointer });
  await log.append(READINGS, [reading('BRE', 100)]);
  await expect.poll(lag, POLL_OPTIONS).toBe(0);
  isAway = true;
  await log.append(READINGS, [reading('BRE', 300)]);
  await expect.poll(() => logLines.join(), POLL_OPTIONS).toContain('settling was interrupted, trying again');
  const metrics = await context.metrics.text();
  expect(metrics).toMatch(/^courant_processor_lag 1$/m);
  expect(metrics).toMatch(/^courant_processor_country_lag 0$/m);
  isAway = false;
  await expect.poll(lag, POLL_OPTIONS).toBe(0);
  expect(await log.extent(REJECTED, 0)).toEqual({ first: 0, end: 0 });
  stop.abort();
  await done;
});

test('a bug in settling is no interruption: the worker ends', async () => {
  const broken = withOverrides(store, { save: () => Promise.reject(new TypeError('x is undefined')) });
  await log.append(READINGS, [reading('BRE', 100)]);
  const done = work(testWorkerContext().context, singleNamespace(broken, 'first'));
  await expect(done).rejects.toThrow('x is undefined');
});

test('an idle processor is healthy, one with something left to settle is not', async () => {
  const { isHealthy } = processorWorker.heartbeat;
  const connections = { log, store: singleNamespace(store, 'first') };
  expect(await isHealthy?.(connections)).toBe(true);
  await log.append(READINGS, [reading('BRE', 100)]);
  expect(await isHealthy?.(connections)).toBe(false);
});

test.each([
  ['mongodb://db:27017/courant', false, 'FerretDB v1: of two saves at one moment both may win'],
  ['mongodb://db:27017/courant', true, ''],
  ['embedded:', false, ''],
])(
  'a server on which races are not atomic is named, with what to do: %s, atomic %s',
  async (url, isAtomic, line) => {
    const { context, logLines } = testWorkerContext({ STORE_URL: url });
    await warnOfNonAtomicSaves(context, async () => ({
      name: 'FerretDB v1',
      conditionalSavesAreAtomic: isAtomic,
    }));
    expect(logLines.join()).toContain(line);
    expect(logLines).toHaveLength(line ? 1 : 0);
  },
);

const work = (context: WorkerContext, namespaces: Namespaces, heartbeat: () => void = () => undefined) =>
  processorWorker.work(context, { log, store: namespaces }, heartbeat);

const lag = async (): Promise<number> =>
  (await log.lag(READINGS, REGIONS_GROUP)) + (await log.lag(CHANGES, COUNTRY_GROUP));

const reading = (area: Reading['area'], valueMw: number): Reading => ({
  area,
  start: START,
  stepMinutes: 15,
  vintage: 'REAL_TIME',
  knownAt: START + HOUR,
  values: PUBLISHED_MEASURES.map(() => valueMw),
  extra: {},
});

function testWorkerContext(env: Record<string, string> = {}) {
  const logLines: string[] = [];
  const stop = new AbortController();
  const context: WorkerContext = {
    config: readConfig(env),
    signal: stop.signal,
    log: createLogger({ name: 'processor', isTerminal: true, write: (line) => logLines.push(line) }),
    health: createHealth(),
    metrics: createMetrics(),
  };
  return { context, stop, logLines };
}
