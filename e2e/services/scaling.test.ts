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
/** Fifty readings of each partition at a time, so many on their way at most. */
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
    const [heir] = processors as [WorkerProcess];
    await line.waitUntilSettled(heir, TIMEOUT_MS);
    const longest = await watching;
    console.log(
      `${PROCESSORS} processors replaced in turn, ${appended} readings, longest pause per partition: ${longest.join(', ')} ms`,
    );

    await expectContent(line.store, await settleInMemory(seededReadings(HALF_HOURS, 0, appended)));
    for (const processor of processors) expect(await processor.end(), processor.output()).toBe(0);
  });
});

/** Appends as fast as it is settled until the signal aborts; answers how many. */
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

/** Resolves once something of each partition has been settled and committed from now on. */
async function waitForEveryPartition(line: ServerLine): Promise<void> {
  const from = await committedOffsets(line);
  const standing = async () =>
    (await committedOffsets(line)).filter((place, n) => place <= (from[n] ?? 0)).length;
  await expect.poll(standing, { timeout: TIMEOUT_MS, interval: POLL_EVERY_MS }).toBe(0);
}

/** The longest time, ms, in which each partition's place did not move, until the signal aborts. */
async function longestPauses(line: ServerLine, signal: AbortSignal): Promise<number[]> {
  let last = await committedOffsets(line);
  const movedAt = last.map(() => 0);
  const longest = last.map(() => 0);
  while (!signal.aborted) {
    const [met, now] = [await committedOffsets(line), performance.now()];
    met.forEach((place, n) => {
      const hasMoved = place !== last[n];
      // Its first move begins the count: the start of the processes is no pause.
      if (movedAt[n]) longest[n] = Math.max(longest[n] ?? 0, Math.round(now - movedAt[n]));
      if (hasMoved) movedAt[n] = now;
    });
    last = met;
    await pause(POLL_EVERY_MS);
  }
  return longest;
}
