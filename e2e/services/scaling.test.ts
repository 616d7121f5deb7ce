import { setTimeout as pause } from 'node:timers/promises';
import { READINGS } from '@courant/core/log';
import { REGIONS_GROUP } from '@courant/processor';
import { expect, test } from 'vitest';
import { describeOnKafka } from './kafka-url.ts';
import { HALF_HOURS, seededReadings } from './seeded-readings.ts';
import { expectContent, ServerLine, settleInMemory } from './server-line.ts';
import { HAS_STORE_SERVER } from './store-url.ts';
import type { WorkerProcess } from './worker-process.ts';

const PROCESSORS = 3;
const TIMEOUT_MS = 240_000;
/** Fifty readings of each partition at a time; appending pauses while so many are unsettled. */
const APPEND_SIZE = 600;
const MAX_UNSETTLED = 4 * APPEND_SIZE;
const POLL_EVERY_MS = 100;

describeOnKafka('three processors', () => {
  test('the partitions of three processors, stopped and replaced in turn under load, lose nothing', {
    timeout: TIMEOUT_MS,
    skip: !HAS_STORE_SERVER,
  }, async () => {
    const line = await ServerLine.open();
    const processors: WorkerProcess[] = [];
    for (let n = 0; n < PROCESSORS; n++) processors.push(await line.start('processor'));
    const done = new AbortController();
    const [feeding, watching] = [appendUnderLoad(line, done.signal), longestPauses(line, done.signal)];
    await waitForEveryPartition(line);

    for (const leaving of [...processors]) {
      expect(await leaving.end(), leaving.output()).toBe(0);
      processors.shift();
      processors.push(await line.start('processor'));
      await waitForEveryPartition(line);
    }
    done.abort();
    const appended = await feeding;
    const output = (): string => processors.map((processor) => processor.output()).join('\n');
    await line.waitUntilSettled({ output }, TIMEOUT_MS);
    const longest = await watching;
    console.log(
      `${PROCESSORS} processors replaced in turn, ${appended} readings, longest pause per partition: ${longest.join(', ')} ms`,
    );

    await expectContent(line.store, await settleInMemory(seededReadings(HALF_HOURS, 0, appended)));
    for (const processor of processors) expect(await processor.end(), processor.output()).toBe(0);
  });
});

/** Appends as fast as the processors settle, until the signal aborts; answers the number of readings. */
async function appendUnderLoad(line: ServerLine, signal: AbortSignal): Promise<number> {
  let appended = 0;
  while (!signal.aborted) {
    if ((await line.unsettledReadings()) < MAX_UNSETTLED) {
      await line.append(seededReadings(HALF_HOURS, appended, APPEND_SIZE));
      appended += APPEND_SIZE;
    } else await pause(POLL_EVERY_MS);
  }
  return appended;
}

const committedOffsets = (line: ServerLine): Promise<number[]> =>
  line.log.committedOffsets(READINGS, REGIONS_GROUP);

/** Resolves once the committed offset of every partition has moved. */
async function waitForEveryPartition(line: ServerLine): Promise<void> {
  const before = await committedOffsets(line);
  const unmoved = async () =>
    (await committedOffsets(line)).filter((offset, partition) => offset <= (before[partition] ?? 0)).length;
  await expect.poll(unmoved, { timeout: TIMEOUT_MS, interval: POLL_EVERY_MS }).toBe(0);
}

/** For each partition the longest time, ms, in which its committed offset did not move; until the signal aborts. */
async function longestPauses(line: ServerLine, signal: AbortSignal): Promise<number[]> {
  const partitions = (await committedOffsets(line)).map((offset) => new PauseMeter(offset));
  while (!signal.aborted) {
    const [offsets, now] = [await committedOffsets(line), performance.now()];
    for (const [partition, meter] of partitions.entries()) meter.add(offsets[partition] ?? 0, now);
    await pause(POLL_EVERY_MS);
  }
  return partitions.map(({ longestMs }) => longestMs);
}

/** Measures how long an offset stands still. Its first move starts the count: the start of a process is no pause. */
class PauseMeter {
  longestMs = 0;
  #offset: number;
  #movedAt: number | undefined;

  constructor(offset: number) {
    this.#offset = offset;
  }

  add(offset: number, now: number): void {
    if (this.#movedAt !== undefined)
      this.longestMs = Math.max(this.longestMs, Math.round(now - this.#movedAt));
    if (offset !== this.#offset) this.#movedAt = now;
    this.#offset = offset;
  }
}
