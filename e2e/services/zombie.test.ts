import { MINUTE, PUBLISHED_MEASURES, REGION_CODES, type Reading } from '@courant/core/domain';
import { CHANGES, READINGS } from '@courant/core/log';
import { REGIONS_GROUP } from '@courant/processor';
import { expect, onTestFinished, test } from 'vitest';
import { differences, expectRising, heldBy } from '../followed.ts';
import { LiveFollower } from '../live-follower.ts';
import { Diary, keepDiary } from './diary.ts';
import { HeldProcessor } from './held-processor.ts';
import { onKafka } from './kafka-url.ts';
import { expectContent, RealLine, recomputed } from './real-line.ts';
import { cursorOf, serving } from './serving.ts';
import { HAS_STORE_SERVER } from './store-url.ts';

const TIMEOUT_MS = 120_000;
const QUARTERS = 8;
/** Recent, so that slots are told one by one. */
const FROM = Math.floor(Date.now() / (30 * MINUTE)) * 30 * MINUTE - 6 * 60 * MINUTE;

onKafka('a processor stopped past its session', () => {
  const options = { timeout: TIMEOUT_MS, skip: !HAS_STORE_SERVER };

  test(
    'stopped between save and announce, it announces late: no stored and no delivered value goes back',
    options,
    async () => {
      const scene = await openScene();
      const { line, zombie } = scene;
      await overtaken(scene, 'announce');
      const { end } = await line.log.extent(CHANGES, 0);
      const places = await line.log.committedOffsets(READINGS, REGIONS_GROUP);

      zombie.wake();
      const [what, offset] = (await zombie.told()).split(' ');
      expect(what).toBe('announced');
      expect(Number(offset), 'behind all that its heir announced').toBeGreaterThanOrEqual(end);
      expect(await zombie.told()).toBe('StaleBatchError');
      expect(await line.log.committedOffsets(READINGS, REGIONS_GROUP)).toEqual(places);
      await provesSound(scene);
    },
  );

  test(
    'stopped on its way to save, it is refused every chunk: no stored and no delivered value goes back',
    options,
    async () => {
      const scene = await openScene();
      await overtaken(scene, 'save');

      scene.zombie.wake();
      expect(await scene.zombie.told()).toMatch(/^saved 0 of /);
      await provesSound(scene);
    },
  );
});

/** A processor that can be made a zombie, a viewer of the api, and somebody who looks into the store all the time. */
async function openScene() {
  const line = await RealLine.open();
  const zombie = new HeldProcessor(line.env);
  const api = await line.start('api');
  await serving(api, TIMEOUT_MS);
  const viewed = new Diary();
  const viewer = new LiveFollower(null, viewed);
  viewer.connect(api.url);
  onTestFinished(() => viewer.cut());
  await viewer.heard(1);
  const looking = new AbortController();
  const stored = keepDiary(line.store, looking.signal);
  // Before the store is closed, which is seen to by an earlier call.
  onTestFinished(async () => {
    looking.abort();
    await stored;
  });
  const noLonger = (): Promise<Diary> => {
    looking.abort();
    return stored;
  };
  return { line, zombie, api, viewer, viewed, storedUntilNow: noLonger };
}

type Scene = Awaited<ReturnType<typeof openScene>>;

/** The zombie stands with a batch at that point, and another has settled the batch and newer readings of its slots. */
async function overtaken({ line, zombie, api, viewer }: Scene, point: 'save' | 'announce'): Promise<void> {
  await line.append(round(0));
  await line.settled(zombie, TIMEOUT_MS);
  await zombie.armed(point);
  await line.append(round(1));
  expect(await zombie.told()).toMatch(/^holding /);
  zombie.stop();

  const heir = await line.start('processor');
  await line.append(round(2));
  await line.settled(heir, TIMEOUT_MS);
  await viewer.reached(await cursorOf(api));
}

/** What the zombie did is over; the line goes on, and nobody was ever shown less than before. */
async function provesSound({ line, zombie, api, viewer, viewed, storedUntilNow }: Scene): Promise<void> {
  await expectContent(line.store, await recomputed([0, 1, 2].flatMap(round)));
  await line.append(round(3));
  await line.settled(zombie, TIMEOUT_MS);
  await viewer.reached(await cursorOf(api));

  expect(differences(viewed, await heldBy(line.store))).toEqual([]);
  expectRising(viewer.events);
  expect(viewed.wentBack).toEqual([]);
  expect((await storedUntilNow()).wentBack).toEqual([]);
  await expectContent(line.store, await recomputed([0, 1, 2, 3].flatMap(round)));
}

/** The same slots in each round, with a higher consumption: whatever goes back is seen to. */
const round = (n: number): Reading[] =>
  [...Array(QUARTERS * REGION_CODES.length).keys()].map((i) => ({
    area: REGION_CODES[i % REGION_CODES.length] as Reading['area'],
    start: FROM + Math.floor(i / REGION_CODES.length) * 15 * MINUTE,
    stepMinutes: 15,
    vintage: 'REAL_TIME',
    knownAt: FROM + n,
    values: PUBLISHED_MEASURES.map((measure) => (measure === 'CONSUMPTION' ? 1_000 + n : 10)),
    extra: {},
  }));
