import { setTimeout as pause } from 'node:timers/promises';
import { draw } from '@courant/simulator';
import { expect, test } from 'vitest';
import { describeOnKafka } from './kafka-url.ts';
import { HALF_HOURS, seededReadings } from './seeded-readings.ts';
import {
  countSuperseded,
  expectContent,
  repeatedRevisions,
  ServerLine,
  settleInMemory,
} from './server-line.ts';
import { HAS_STORE_SERVER } from './store-url.ts';

/** 1,000,000 and 50 are the full counts. */
const READING_COUNT = Number(process.env.COURANT_READINGS ?? 100_000);
const KILLS = Number(process.env.COURANT_KILLS ?? 2);
const SEED = 20_260_828;
const TIMEOUT_MS = 120_000 + KILLS * 60_000 + READING_COUNT * 2;
/** A kill comes up to so long after a commit: while the next batch is settled, saved or announced. */
const MAX_KILL_DELAY_MS = 400;

/** How many readings are unsettled at a kill: the kills divide the work into equal parts, with one kill in each. */
const unsettledAtKill = (kill: number): number =>
  Math.floor(READING_COUNT * (1 - (kill + 0.9 * draw(SEED, kill)) / KILLS));

describeOnKafka('a processor that is killed', () => {
  test(`killed ${KILLS} times during ${READING_COUNT} readings, the processor ends with what one pass gives`, {
    timeout: TIMEOUT_MS,
    skip: !HAS_STORE_SERVER,
  }, async () => {
    const readings = seededReadings(HALF_HOURS, 0, READING_COUNT);
    const line = await ServerLine.open();
    await line.append(readings);

    let processor = await line.start('processor');
    const recoveriesMs: number[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      await line.waitUntilUnsettled(unsettledAtKill(kill), processor, TIMEOUT_MS);
      await pause(draw(SEED, kill, 1) * MAX_KILL_DELAY_MS);
      await processor.end('SIGKILL');
      const killedAt = performance.now();
      const unsettled = await line.unsettledReadings();
      expect(unsettled, 'a kill must fall before the work is done').toBeGreaterThan(0);
      processor = await line.start('processor');
      await line.waitUntilUnsettled(unsettled - 1, processor, TIMEOUT_MS);
      recoveriesMs.push(Math.round(performance.now() - killedAt));
    }
    await line.waitUntilSettled(processor, TIMEOUT_MS);
    const longest = Math.max(...recoveriesMs);
    console.log(
      `${KILLS} kills of the processor over ${READING_COUNT} readings, next commit after at most ${longest} ms: ${recoveriesMs.join(', ')}`,
    );

    await expectContent(line.store, await settleInMemory(readings));
    expect(await repeatedRevisions(line.store)).toEqual([]);
    expect(await countSuperseded(line.store)).toBeGreaterThan(READING_COUNT / 20);
    expect(await processor.end(), processor.output()).toBe(0);
  });
});
