import { MINUTE, REGION_CODES } from '@courant/core/domain';
import { expect, onTestFinished, test } from 'vitest';
import { differences, expectRising, heldBy } from '../followed.ts';
import { LiveFollower } from '../live-follower.ts';
import { onKafka } from './kafka-url.ts';
import { RealLine } from './real-line.ts';
import { type Stretch, seededReadings } from './seeded-readings.ts';
import { cursorOf, serving } from './serving.ts';
import { HAS_STORE_SERVER } from './store-url.ts';
import type { WorkerProcess } from './worker-process.ts';

const TIMEOUT_MS = 60_000;
const TURNS = 6;
/** New quarter-hours and corrections of earlier ones, for every region. */
const A_TURN = 8 * REGION_CODES.length;
/** Recent, so that slots are told one by one. */
const lastDay = (): Stretch => ({
  from: Math.floor(Date.now() / (30 * MINUTE)) * 30 * MINUTE - 24 * 60 * MINUTE,
  stepMinutes: 15,
});

onKafka('two instances of the api', () => {
  test('a client that drops from one resumes on the other, cursors rising, and ends equal to the store', {
    timeout: TIMEOUT_MS,
    skip: !HAS_STORE_SERVER,
  }, async () => {
    const line = await RealLine.open();
    const processor = await line.start('processor');
    const apis = [await line.start('api'), await line.start('api')] as const;
    for (const api of apis) await serving(api, TIMEOUT_MS);

    const stretch = lastDay();
    const follower = new LiveFollower();
    onTestFinished(() => follower.cut());
    follower.connect(apis[0].url);
    await follower.heard(1);
    for (let turn = 0; turn < TURNS; turn++) {
      await line.append(seededReadings(stretch, turn * A_TURN, A_TURN));
      await follower.heard(10);
      // What comes between the two is met on the other side only.
      await follower.cut();
      follower.connect((apis[(turn + 1) % 2] as WorkerProcess).url);
    }
    await line.settled(processor, TIMEOUT_MS);
    await follower.reached(await cursorOf(apis[TURNS % 2] as WorkerProcess));

    const stored = await heldBy(line.store);
    expect(differences(follower.held, stored)).toEqual([]);
    expect([...stored.keys()].filter((name) => name.startsWith('FR ')).length).toBeGreaterThan(10);
    expectRising(follower.events);
    for (const api of apis) expect(await api.end(), api.said()).toBe(0);
  });
});
