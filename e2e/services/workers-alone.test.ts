import { PUBLISHED_MEASURES, REGION_CODES } from '@courant/core/domain';
import { openStore } from '@courant/core/store';
import { TestClock } from '@courant/core/testing';
import { CONSOLIDATED, Nature } from '@courant/simulator';
import { expect, onTestFinished, test } from 'vitest';
import { contentOf } from '../content-of.ts';
import { openPublisherOfRows } from '../publisher-of-rows.ts';
import { queryApi } from '../query-api.ts';
import { recordedDay, skipWithoutRecordedAnswers } from '../recorded.ts';
import { fetchSeriesSet, figuresOfRows, figuresOfSet } from '../series-figures.ts';
import { WholeLine } from '../whole-line.ts';
import { describeOnKafka, newLogUrl } from './kafka-url.ts';
import { HAS_STORE_SERVER, newStoreUrl } from './store-url.ts';
import { startWorker, type WorkerName } from './worker-process.ts';

skipWithoutRecordedAnswers();

const NOW = Date.now();
const BACKFILL_FROM = '2024-01-01';
const THAT_DAY = {
  areas: REGION_CODES,
  from: '2024-01-18',
  to: '2024-01-18',
  resolution: 'HALF_HOUR',
} as const;

/** A publisher of a recorded day, on the machine's clock like the workers. */
async function openRecordedDay() {
  const publisher = await openPublisherOfRows({ now: Date.now });
  publisher.publish(CONSOLIDATED, recordedDay(Nature.definitive));
  return publisher;
}

/** The store's content after one process with everything in memory has read the same publisher. */
async function contentOfOneProcess(publisher: { readonly url: string }): Promise<string> {
  const clock = new TestClock(NOW);
  const line = await WholeLine.open({ publisher, clock, backfillFrom: Date.parse(BACKFILL_FROM) });
  await line.workers.waitUntilSettled();
  return (await contentOf(line.store)).text;
}

describeOnKafka('three workers on Kafka and MongoDB', () => {
  test('three processes on Kafka and MongoDB give the answers and the content of one process in memory', {
    timeout: 240_000,
    skip: !HAS_STORE_SERVER,
  }, async () => {
    const publisher = await openRecordedDay();
    const expected = await contentOfOneProcess(publisher);
    const env = {
      LOG_URL: newLogUrl(),
      STORE_URL: newStoreUrl(),
      PUBLISHER_URL: publisher.url,
      BACKFILL_FROM,
    };
    const workers = new Map<WorkerName, Awaited<ReturnType<typeof startWorker>>>();
    for (const name of ['ingest', 'processor', 'api'] as const)
      workers.set(name, await startWorker(name, env));
    onTestFinished(
      async () => void (await Promise.all([...workers.values()].map((worker) => worker.end('SIGKILL')))),
    );
    const outputs = () => [...workers].map(([name, worker]) => `${name}: ${worker.output()}`).join('\n');

    const store = await openStore(env.STORE_URL, { dataDir: '' });
    onTestFinished(() => store.close());
    const waiting = { timeout: 180_000, interval: 500 };
    await expect
      .poll(async () => (await contentOf(store)).text === expected, { ...waiting, message: outputs() })
      .toBe(true);

    const url = workers.get('api')?.url ?? '';
    const set = await fetchSeriesSet(
      { query: (query, variables) => queryApi(url, query, variables) },
      THAT_DAY,
    );
    expect(figuresOfSet(set).size).toBe(576 * PUBLISHED_MEASURES.length);
    expect(figuresOfSet(set)).toEqual(figuresOfRows(recordedDay(Nature.definitive)));

    for (const [name, worker] of workers) expect(await worker.end(), `${name}: ${worker.output()}`).toBe(0);
  });
});
