import { MINUTE, PUBLISHED_MEASURES, REGION_CODES, type Reading } from '@courant/core/domain';
import { CHANGES, READINGS } from '@courant/core/log';
import { REGIONS_GROUP } from '@courant/processor';
import { expect, onTestFinished, test } from 'vitest';
import { differences, expectRisingCursors, storedSlots } from '../follower/follower-checks.ts';
import { LiveFollower } from '../follower/live-follower.ts';
import { latestCursor, waitUntilServing } from './api-process.ts';
import { describeOnKafka } from './kafka-url.ts';
import { PausableProcessor } from './pausable-processor.ts';
import { regionAt } from './seeded-readings.ts';
import { expectContent, ServerLine, settleInMemory } from './server-line.ts';
import { observeStore, SlotHistory } from './slot-history.ts';
import { HAS_STORE_SERVER } from './store-url.ts';

const TIMEOUT_MS = 120_000;
const QUARTERS = 8;
/** Recent, so that slots are announced one by one. */
const FROM = Math.floor(Date.now() / (30 * MINUTE)) * 30 * MINUTE - 6 * 60 * MINUTE;

describeOnKafka('a processor stopped past its session', () => {
  const options = { timeout: TIMEOUT_MS, skip: !HAS_STORE_SERVER };

  test(
    'stopped between save and announce, it announces late: no stored and no delivered value goes back',
    options,
    async () => {
      const scene = await setUpZombie();
      const { line, zombie } = scene;
      await overtakeZombie(scene, 'announce');
      const { end } = await line.log.extent(CHANGES, 0);
      const offsets = await line.log.committedOffsets(READINGS, REGIONS_GROUP);

      zombie.resume();
      const [event, offset] = (await zombie.nextLine()).split(' ');
      expect(event).toBe('announced');
      expect(Number(offset), 'after everything that its replacement announced').toBeGreaterThanOrEqual(end);
      expect(await zombie.nextLine()).toBe('StaleBatchError');
      expect(await line.log.committedOffsets(READINGS, REGIONS_GROUP)).toEqual(offsets);
      await expectNothingWentBack(scene);
    },
  );

  test(
    'stopped on its way to save, it is refused every chunk: no stored and no delivered value goes back',
    options,
    async () => {
      const scene = await setUpZombie();
      await overtakeZombie(scene, 'save');

      scene.zombie.resume();
      expect(await scene.zombie.nextLine()).toMatch(/^saved 0 of /);
      await expectNothingWentBack(scene);
    },
  );
});

/** A processor that can be made a zombie, a viewer of the api, and a loop that reads the store all the time. */
async function setUpZombie() {
  const line = await ServerLine.open();
  const zombie = new PausableProcessor(line.env);
  const api = await line.start('api');
  await waitUntilServing(api, TIMEOUT_MS);
  const viewed = new SlotHistory();
  const viewer = new LiveFollower(null, viewed);
  viewer.connect(api.url);
  onTestFinished(() => viewer.cut());
  await viewer.waitForEvents(1);
  const observing = new AbortController();
  const stored = observeStore(line.store, observing.signal);
  // Runs before the store is closed: vitest calls these in reverse order.
  onTestFinished(async () => {
    observing.abort();
    await stored;
  });
  const storedUntilNow = (): Promise<SlotHistory> => {
    observing.abort();
    return stored;
  };
  return { line, zombie, api, viewer, viewed, storedUntilNow };
}

type ZombieSetup = Awaited<ReturnType<typeof setUpZombie>>;

/** Pauses the zombie with a batch at that point; a replacement then settles the batch and newer readings of its slots. */
async function overtakeZombie(
  { line, zombie, api, viewer }: ZombieSetup,
  point: 'save' | 'announce',
): Promise<void> {
  await line.append(readingsOfRound(0));
  await line.waitUntilSettled(zombie, TIMEOUT_MS);
  await zombie.pauseAt(point);
  await line.append(readingsOfRound(1));
  expect(await zombie.nextLine()).toMatch(/^holding /);
  zombie.suspend();

  const replacement = await line.start('processor');
  await line.append(readingsOfRound(2));
  await line.waitUntilSettled(replacement, TIMEOUT_MS);
  await viewer.waitForCursor(await latestCursor(api));
}

/** After the zombie's late calls: the line goes on, and no slot ever went back in the store or at the viewer. */
async function expectNothingWentBack({
  line,
  zombie,
  api,
  viewer,
  viewed,
  storedUntilNow,
}: ZombieSetup): Promise<void> {
  await expectContent(line.store, await settleInMemory([0, 1, 2].flatMap(readingsOfRound)));
  await line.append(readingsOfRound(3));
  await line.waitUntilSettled(zombie, TIMEOUT_MS);
  await viewer.waitForCursor(await latestCursor(api));

  expect(differences(viewed, await storedSlots(line.store))).toEqual([]);
  expectRisingCursors(viewer.events);
  expect(viewed.regressions).toEqual([]);
  expect((await storedUntilNow()).regressions).toEqual([]);
  await expectContent(line.store, await settleInMemory([0, 1, 2, 3].flatMap(readingsOfRound)));
}

/** The same slots in each round, with a higher consumption, so that a step back shows. */
const readingsOfRound = (n: number): Reading[] =>
  [...Array(QUARTERS * REGION_CODES.length).keys()].map((i) => ({
    area: regionAt(i),
    start: FROM + Math.floor(i / REGION_CODES.length) * 15 * MINUTE,
    stepMinutes: 15,
    vintage: 'REAL_TIME',
    knownAt: FROM + n,
    values: PUBLISHED_MEASURES.map((measure) => (measure === 'CONSUMPTION' ? 1_000 + n : 10)),
    extra: {},
  }));
