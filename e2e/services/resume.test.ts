import { REGION_CODES } from '@courant/core/domain';
import { expect, onTestFinished, test } from 'vitest';
import { differences, expectRisingCursors, storedSlots } from '../follower/follower-checks.ts';
import { LiveFollower } from '../follower/live-follower.ts';
import { latestCursor, waitUntilServing } from './api-process.ts';
import { describeOnKafka } from './kafka-url.ts';
import { recentQuarterHours, seededReadings } from './seeded-readings.ts';
import { ServerLine } from './server-line.ts';
import { HAS_STORE_SERVER } from './store-url.ts';
import type { WorkerProcess } from './worker-process.ts';

const TIMEOUT_MS = 60_000;
const TURNS = 6;
/** New quarter-hours and corrections of earlier ones, for every region. */
const READINGS_PER_TURN = 8 * REGION_CODES.length;
describeOnKafka('two instances of the api', () => {
  test('a client that drops from one resumes on the other, cursors rising, and ends equal to the store', {
    timeout: TIMEOUT_MS,
    skip: !HAS_STORE_SERVER,
  }, async () => {
    const line = await ServerLine.open();
    const processor = await line.start('processor');
    const apis: [WorkerProcess, WorkerProcess] = [await line.start('api'), await line.start('api')];
    for (const api of apis) await waitUntilServing(api, TIMEOUT_MS);

    // Recent, so that slots are announced one by one.
    const sequence = recentQuarterHours(24);
    const follower = new LiveFollower();
    onTestFinished(() => follower.cut());
    let [current, other] = apis;
    follower.connect(current.url);
    await follower.waitForEvents(1);
    for (let turn = 0; turn < TURNS; turn++) {
      await line.append(seededReadings(sequence, turn * READINGS_PER_TURN, READINGS_PER_TURN));
      await follower.waitForEvents(10);
      // Events between cut and connect reach the follower from the other instance only.
      await follower.cut();
      [current, other] = [other, current];
      follower.connect(current.url);
    }
    await line.waitUntilSettled(processor, TIMEOUT_MS);
    await follower.waitForCursor(await latestCursor(current));

    const stored = await storedSlots(line.store);
    expect(differences(follower.slots, stored)).toEqual([]);
    expect([...stored.keys()].filter((name) => name.startsWith('FR ')).length).toBeGreaterThan(10);
    expectRisingCursors(follower.events);
    for (const api of apis) expect(await api.end(), api.output()).toBe(0);
  });
});
