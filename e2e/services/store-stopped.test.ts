import { setTimeout as pause } from 'node:timers/promises';
import { REJECTED } from '@courant/core/log';
import { startMongo } from '@courant/tools/services';
import { expect, onTestFinished, test } from 'vitest';
import { describeOnKafka } from './kafka-url.ts';
import { HALF_HOURS, seededReadings } from './seeded-readings.ts';
import { expectContent, ServerLine, settleInMemory } from './server-line.ts';

/** How long the store's server is gone; 60 is the full count. */
const DOWN_S = Number(process.env.COURANT_STORE_DOWN_S ?? 5);
const READINGS_BEFORE = 12_000;
const READINGS_WHILE_DOWN = 12_000;
const TIMEOUT_MS = 180_000 + DOWN_S * 2_000;

describeOnKafka('a store that is stopped', () => {
  test(`the store is gone for ${DOWN_S} s: nothing is rejected, and what came meanwhile is settled after`, {
    timeout: TIMEOUT_MS,
  }, async () => {
    const server = await startMongo();
    onTestFinished(() => server.close());
    const line = await ServerLine.open(server.url);
    const processor = await line.start('processor');
    await line.append(seededReadings(HALF_HOURS, 0, READINGS_BEFORE));
    // Some are settled and some are not: the server dies while the processor works.
    await line.waitUntilUnsettled(READINGS_BEFORE - 1, processor, TIMEOUT_MS);

    await server.kill();
    await line.append(seededReadings(HALF_HOURS, READINGS_BEFORE, READINGS_WHILE_DOWN));
    await pause(DOWN_S * 1_000);
    expect(await line.unsettledReadings(), 'nothing can be settled without a store').toBeGreaterThanOrEqual(
      READINGS_WHILE_DOWN,
    );
    await server.start();
    const backAt = performance.now();
    await line.waitUntilSettled(processor, TIMEOUT_MS);
    console.log(
      `${server.describe}: gone for ${DOWN_S} s, lag back to 0 after ${Math.round(performance.now() - backAt)} ms`,
    );

    expect((await line.log.extent(REJECTED, 0)).end).toBe(0);
    await expectContent(
      line.store,
      await settleInMemory(seededReadings(HALF_HOURS, 0, READINGS_BEFORE + READINGS_WHILE_DOWN)),
    );
    expect(await processor.end(), processor.output()).toBe(0);
  });
});
