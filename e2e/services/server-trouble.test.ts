import { type EventLog, openLog, READINGS, REJECTED } from '@courant/core/log';
import { runWorker } from '@courant/core/run';
import { openStore } from '@courant/core/store';
import { createTestHostProcess } from '@courant/core/testing';
import { processorWorker } from '@courant/processor';
import { freePorts } from '@courant/tools/services';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { canMount } from '../ends/small-disk.ts';
import { waitUntilSettled } from '../wait-until-settled.ts';
import { expectToOutlastFullKafka } from './kafka-full.ts';
import { describeOnKafka, newLogUrl } from './kafka-url.ts';
import { HALF_HOURS, seededReadings } from './seeded-readings.ts';
import { expectContent, settleInMemory } from './server-line.ts';
import { SERVER_TROUBLES, type ServerSettings, type ServerTrouble } from './server-trouble.ts';
import { newStoreUrl } from './store-url.ts';

const TIMEOUT_MS = 120_000;
const SOON = { timeout: TIMEOUT_MS, interval: 50 };
const READINGS_OF_A_TROUBLE = 300;

/** One line goes through all troubles: each begins with readings that are not settled. */
let right: ServerSettings;
let log: EventLog;
let appended = 0;

describeOnKafka('a server that a worker cannot use', () => {
  beforeAll(async () => {
    right = { LOG_URL: newLogUrl(), STORE_URL: newStoreUrl() };
    log = await openLog(right.LOG_URL, { dataDir: '' });
  });
  afterAll(() => log?.close());

  for (const trouble of SERVER_TROUBLES)
    test.runIf(trouble.isPossible?.() ?? true)(
      `${trouble.title}: the worker says what to do, is not ready, and loses nothing`,
      { timeout: TIMEOUT_MS },
      () => expectSurvival(trouble),
    );

  test.runIf(canMount())(
    "the disk of Kafka's server is full: appends and processor wait for space, and nothing is lost or settled twice",
    { timeout: 2 * TIMEOUT_MS },
    expectToOutlastFullKafka,
  );
});

/** In the trouble a processor says its sentence and is not ready; after it, everything of the log is settled. */
async function expectSurvival({ sentence = /^/, arrange }: ServerTrouble): Promise<void> {
  await log.append(READINGS, seededReadings(HALF_HOURS, appended, READINGS_OF_A_TROUBLE));
  appended += READINGS_OF_A_TROUBLE;
  const { settings, mend } = await arrange(right);

  let processor = await startProcessor(settings);
  await expect.poll(processor.output, SOON).toMatch(sentence);
  if (mend) {
    expect(await processor.readiness()).toBe(503);
    await mend();
  } else {
    expect(await processor.exitCode).toBe(1);
    processor = await startProcessor(right);
  }
  await expect.poll(processor.readiness, SOON).toBe(200);
  await waitUntilSettled(log, { timeoutMs: TIMEOUT_MS, intervalMs: 50, message: processor.output() });
  processor.stop();
  expect(await processor.exitCode).toBe(0);

  expect((await log.extent(REJECTED, 0)).end).toBe(0);
  const store = await openStore(mend ? settings.STORE_URL : right.STORE_URL, { dataDir: '' });
  onTestFinished(() => store.close());
  await expectContent(store, await settleInMemory(seededReadings(HALF_HOURS, 0, appended)));
}

/** A processor in this process; `output` is all that it prints. */
async function startProcessor(settings: ServerSettings) {
  const { port } = await freePorts('port');
  let output = '';
  const host = createTestHostProcess({ PORT: `${port}`, ...settings });
  const print = (text: string): void => {
    output += text;
  };
  const running = runWorker('processor', processorWorker, { ...host, write: print, printError: print });
  return {
    output: () => output,
    /** What `/readyz` answers. */
    readiness: () =>
      fetch(`http://127.0.0.1:${port}/readyz`).then(
        ({ status }) => status,
        () => 'closed',
      ),
    exitCode: running.then(() => host.exitCodes[0]),
    stop: host.signal,
  };
}
