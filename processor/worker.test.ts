import { HOUR, type Reading, type RegionCode } from '@courant/core/domain';
import { CHANGES, type MemoryLog, openMemoryLog, READINGS, REJECTED } from '@courant/core/log';
import { type ChunkStore, createMemoryStore, singleNamespace } from '@courant/core/store';
import { reading, testWorkerContext, values, withOverrides } from '@courant/core/testing';
import { beforeEach, expect, test } from 'vitest';
import { COUNTRY_GROUP, REGIONS_GROUP } from './group.ts';
import { runProcessorWorker } from './worker.ts';

const START = Math.floor(Date.now() / HOUR) * HOUR - HOUR;

const published = (area: RegionCode, mw: number): Reading =>
  reading({ area, start: START, knownAt: START + HOUR, values: values({}, mw) });

let log: MemoryLog;
let store: ChunkStore;
beforeEach(async () => {
  log = await openMemoryLog();
  store = await createMemoryStore();
});

test('log and store are waited for with /readyz red, then all is settled and it is green', async () => {
  await log.append(READINGS, [published('BRE', 100), published('PAC', 200)]);
  const { context, stop, logLines, operationUrl, fetchStatus } = processorContext();
  let away = 2;
  const done = runProcessorWorker(context, {
    openLog: async () => log,
    openNamespaces: async () => {
      if (away-- > 0) throw unreachable();
      return singleNamespace(store, 'first');
    },
    fetchStoreServer: fetchAtomicServer,
  });
  await expect
    .poll(() => logLines.join(), LONG)
    .toContain('the store at mongodb://db:27017/courant cannot be reached');
  expect(await fetchStatus('/readyz')).toBe(503);
  await expect.poll(() => fetchStatus('/readyz'), LONG).toBe(200);
  await expect.poll(lag, LONG).toBe(0);
  const metrics = await (await fetch(`${operationUrl()}/metrics`)).text();
  expect(metrics).toMatch(/^courant_processor_lag 0$/m);
  expect(metrics).toMatch(/^courant_processor_commit_latency_seconds_count [1-9]/m);
  stop.abort();
  await done;
  expect(await fetchStatus('/healthz')).toBe('closed');
});

test('a store that goes away pauses settling, rejects nothing and hides no figure; when it is back, all is settled', async () => {
  const { context, stop, logLines, operationUrl } = processorContext();
  let away = false;
  const frail = withOverrides(store, {
    save: async (chunks) => {
      if (away) throw unreachable();
      return store.save(chunks);
    },
  });
  const pointer = async () => {
    if (away) throw unreachable();
    return { namespace: 'first', isAnnounced: true };
  };
  const done = runProcessorWorker(context, {
    openLog: async () => log,
    openNamespaces: async () => ({ ...singleNamespace(frail, 'first'), pointer }),
    fetchStoreServer: fetchAtomicServer,
  });
  await log.append(READINGS, [published('BRE', 100)]);
  await expect.poll(lag, LONG).toBe(0);
  away = true;
  await log.append(READINGS, [published('BRE', 300)]);
  await expect.poll(() => logLines.join(), LONG).toContain('settling was interrupted, trying again');
  const metrics = await (await fetch(`${operationUrl()}/metrics`)).text();
  expect(metrics).toMatch(/^courant_processor_lag 1$/m);
  expect(metrics).toMatch(/^courant_processor_country_lag 0$/m);
  away = false;
  await expect.poll(lag, LONG).toBe(0);
  expect(await log.extent(REJECTED, 0)).toEqual({ first: 0, end: 0 });
  stop.abort();
  await done;
});

test('a bug in settling is no interruption: the worker ends', async () => {
  const { context } = processorContext();
  const broken = withOverrides(store, {
    save: () => Promise.reject(new TypeError('x is undefined')),
  });
  await log.append(READINGS, [published('BRE', 100)]);
  const done = runProcessorWorker(context, {
    openLog: async () => log,
    openNamespaces: async () => singleNamespace(broken, 'first'),
    fetchStoreServer: fetchAtomicServer,
  });
  await expect(done).rejects.toThrow('x is undefined');
});

test('a server on which races are not atomic is named once, with what to do', async () => {
  const { context, stop, logLines } = processorContext();
  const done = runProcessorWorker(context, {
    openLog: async () => log,
    openNamespaces: async () => singleNamespace(store, 'first'),
    fetchStoreServer: async () => ({ name: 'FerretDB v1', conditionalSavesAreAtomic: false }),
  });
  await expect
    .poll(() => logLines.join(), LONG)
    .toContain('FerretDB v1: of two saves at one moment both may win');
  stop.abort();
  await done;
});

const fetchAtomicServer = async () => ({ name: 'MongoDB 8', conditionalSavesAreAtomic: true });

const LONG = { timeout: 15_000 };

const unreachable = () => Object.assign(new Error('connection refused'), { retry: true });

const lag = async (): Promise<number> =>
  (await log.lag(READINGS, REGIONS_GROUP)) + (await log.lag(CHANGES, COUNTRY_GROUP));

const processorContext = () =>
  testWorkerContext('processor', { LOG_URL: 'kafka://broker:9092', STORE_URL: 'mongodb://db:27017/courant' });
