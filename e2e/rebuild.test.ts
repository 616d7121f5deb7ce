import { openApi } from '@courant/api';
import { HOUR, type Reading } from '@courant/core/domain';
import { type EventLog, openMemoryLog, READINGS, REJECTED, type Topic } from '@courant/core/log';
import { type ChunkStore, type Namespaces, openNamespaces } from '@courant/core/store';
import { followServingNamespace, rebuild } from '@courant/processor';
import { expect, onTestFinished, test } from 'vitest';
import { AnswerChecker, corruptConsumption } from './answer-checker.ts';
import { differences, storedSlots } from './follower/follower-checks.ts';
import { LiveFollower } from './follower/live-follower.ts';
import type { ShownRange } from './follower/refetch.ts';
import { queryApi } from './query-api.ts';
import {
  HALF_HOURS,
  recentQuarterHours,
  type SeededSequence,
  seededReadings,
} from './services/seeded-readings.ts';
import { expectContent, settleInMemory } from './services/server-line.ts';
import { waitUntilSettled } from './wait-until-settled.ts';

const HISTORY = 12 * 96;
const RECENT = 12 * 60;
const READINGS_PER_TURN = 24;
const TIMEOUT_MS = 300_000;

test('a rebuild under live writes: nothing lost, no answer from two stores, no error, one reset each', {
  timeout: TIMEOUT_MS,
}, async () => {
  const line = await MemoryLine.open();
  await line.appendLive(RECENT);
  await line.log.append(READINGS, seededReadings(HALF_HOURS, 0, HISTORY));
  await line.log.append(UNPARSABLE_READINGS, ['hello']);
  const stop = line.startProcessor();
  await line.waitUntilSettled();
  await stop();
  await corruptConsumption(await line.namespaces.open('first'));
  line.startProcessor();
  const [staying, resuming, late] = [line.createFollower(), line.createFollower(), line.createFollower()];
  staying.connect(line.url);
  resuming.connect(line.url);
  await Promise.all([staying.waitForEvents(1), resuming.waitForEvents(1)]);

  const watch = new AnswerChecker(line.url, async (answered) => {
    if (answered % 20 === 0) await line.appendLive(READINGS_PER_TURN);
  });
  await rebuild({
    ...line,
    signal: new AbortController().signal,
    maxBatch: 100,
    graceMs: 2_000,
    onProgress: async ({ phase }) => {
      await line.appendLive(READINGS_PER_TURN);
      // In memory a rebuild is fast: without this wait it would end before the first answer.
      await watch.waitForAnswers(3);
      if (phase === 'FLIPPING') await resuming.cut();
      if (phase === 'ANNOUNCED') resuming.connect(line.url);
      if (phase === 'DROPPED') late.connect(line.url);
    },
  });
  await late.waitForEvents(1);
  await line.appendLive(READINGS_PER_TURN);
  await watch.stop();
  expect(watch.wrong).toBeGreaterThan(0);
  expect(watch.right).toBeGreaterThan(0);

  await line.waitUntilSettled();
  await expectContent(await line.servingStore(), await settleInMemory(line.appendedReadings()));
  expect(await line.log.extent(REJECTED, 0)).toEqual({ first: 0, end: 1 });
  const { freshness } = await queryApi<{ freshness: { cursor: string } }>(
    line.url,
    '{ freshness { cursor } }',
  );
  const stored = new Map(
    [...(await storedSlots(await line.servingStore()))].filter(([name]) => !name.includes(' 2013-')),
  );
  for (const follower of [staying, resuming, late]) {
    await follower.waitForCursor(freshness.cursor);
    expect(differences(follower.slots, stored)).toEqual([]);
  }
  expect([staying, resuming, late].map(({ resets }) => resets)).toEqual([
    ['STORE_REBUILT'],
    ['STORE_REBUILT'],
    [],
  ]);
  expect(line.errors).toEqual([]);
  console.log(`${watch.wrong} answers of the old store, then ${watch.right} of the new; none of both`);
});

/** Texts that are no readings, in a partition of readings. */
const UNPARSABLE_READINGS: Topic<string> = {
  ...READINGS,
  partitionOf: () => 0,
  encode: (text) => text,
  decode: (text) => text,
};

/** Log, namespaces and api in memory, on the machine's clock. */
class MemoryLine {
  readonly log: EventLog;
  readonly namespaces: Namespaces;
  /** Errors inside the api and the processor. */
  readonly errors: unknown[] = [];
  url = '';
  readonly #sequence: SeededSequence;
  readonly #shownRange: ShownRange;
  #liveCount = 0;

  private constructor(log: EventLog, namespaces: Namespaces) {
    this.log = log;
    this.namespaces = namespaces;
    this.#sequence = recentQuarterHours(30);
    const { from } = this.#sequence;
    this.#shownRange = { from, to: from + 40 * HOUR };
  }

  static async open(): Promise<MemoryLine> {
    const line = new MemoryLine(await openMemoryLog(), await openNamespaces('memory:', { dataDir: '' }));
    const api = await openApi({
      log: line.log,
      store: line.namespaces,
      host: '127.0.0.1',
      port: 0,
      webDir: null,
      playgroundDir: null,
      simulated: false,
      limits: { watermarkSeconds: 1 },
      onFailure: (error) => line.errors.push(error),
    });
    onTestFinished(() => api.close());
    line.url = api.url;
    return line;
  }

  startProcessor(): () => Promise<void> {
    const end = new AbortController();
    const done = followServingNamespace({ ...this, signal: end.signal, pollEveryMs: 50, maxBatch: 50 });
    done.catch((error) => this.errors.push(error));
    const stop = async (): Promise<void> => {
      end.abort();
      await done;
    };
    onTestFinished(stop);
    return stop;
  }

  createFollower(): LiveFollower {
    const follower = new LiveFollower(this.#shownRange);
    onTestFinished(() => follower.cut());
    return follower;
  }

  async appendLive(count: number): Promise<void> {
    await this.log.append(READINGS, seededReadings(this.#sequence, this.#liveCount, count));
    this.#liveCount += count;
  }

  appendedReadings(): Reading[] {
    return [...seededReadings(this.#sequence, 0, this.#liveCount), ...seededReadings(HALF_HOURS, 0, HISTORY)];
  }

  async servingStore(): Promise<ChunkStore> {
    return this.namespaces.open((await this.namespaces.pointer()).namespace);
  }

  waitUntilSettled(): Promise<void> {
    return waitUntilSettled(this.log, {
      namespaces: this.namespaces,
      timeoutMs: TIMEOUT_MS,
      intervalMs: 20,
    });
  }
}
