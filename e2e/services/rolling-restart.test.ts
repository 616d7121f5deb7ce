import { setTimeout as pause } from 'node:timers/promises';
import { CHANGES } from '@courant/core/log';
import { expect, onTestFinished, test } from 'vitest';
import { storedSlots } from '../follower/follower-checks.ts';
import { Crowd } from '../proxy/crowd.ts';
import { startNginxOfTwo } from '../proxy/nginx-of-two.ts';
import { queryApi } from '../query-api.ts';
import { ApiInstance } from './api-instance.ts';
import { describeOnKafka } from './kafka-url.ts';
import { recentQuarterHours, seededReadings } from './seeded-readings.ts';
import { ServerLine } from './server-line.ts';
import { HAS_STORE_SERVER } from './store-url.ts';

const SUBSCRIBERS = Number(process.env.COURANT_SUBSCRIBERS ?? 20);
const TIMEOUT_MS = 600_000;
/** Before anybody subscribes. */
const FIRST_READINGS = 240;
const SEQUENCE = recentQuarterHours(6);
const FEED_EVERY_MS = 200;
const ASK_EVERY_MS = 20;
/** The next instance leaves no sooner, as `minReadySeconds` has it: nginx asks one that refused again after 2 seconds. */
const READY_FOR_MS = 3_000;

describeOnKafka('two instances of the api behind nginx', () => {
  test('each is ended and started again as in a rolling restart, and no subscriber misses an event', {
    timeout: TIMEOUT_MS,
    skip: !HAS_STORE_SERVER,
  }, async () => {
    const line = await ServerLine.open();
    const processor = await line.start('processor');
    await line.append(seededReadings(SEQUENCE, 0, FIRST_READINGS));
    await line.waitUntilSettled(processor, TIMEOUT_MS);
    const apis: [ApiInstance, ApiInstance] = [await ApiInstance.start(line), await ApiInstance.start(line)];
    const url = await startNginxOfTwo([apis[0].url, apis[1].url]);
    const crowd = new Crowd(url, SUBSCRIBERS);
    onTestFinished(() => crowd.close());
    await crowd.waitForOffset(0);

    const done = new AbortController();
    onTestFinished(() => done.abort());
    const [feeding, asking] = [feed(line, done.signal), askMeanwhile(url, done.signal)];
    const drainMs: number[] = [];
    for (const api of apis) {
      await crowd.waitForOffset(await endOfChanges(line));
      drainMs.push(await api.end());
      // Everyone follows the other instance now, and is sent what came meanwhile.
      await crowd.waitForOffset(await endOfChanges(line));
      await api.startAgain();
      await pause(READY_FOR_MS);
    }
    done.abort();
    await feeding;
    await line.waitUntilSettled(processor, TIMEOUT_MS);
    await crowd.waitForOffset(await endOfChanges(line));

    const changes = await changeOffsets(line);
    const { answered, failures } = await asking;
    console.log(
      [
        crowd.describe(changes),
        `drains, ms: ${drainMs.map(Math.round).join(', ')}`,
        `${answered} questions answered meanwhile, ${failures.length} failed ${failures[0] ?? ''}`,
      ].join('\n'),
    );

    expect(crowd.missed(changes).filter((count) => count > 0)).toEqual([]);
    expect(crowd.repeats).toBe(0);
    expect(crowd.subscribers.filter(({ cutForMs }) => cutForMs.length === 0)).toEqual([]);
    const stored = await storedSlots(line.store);
    for (const { slots } of crowd.subscribers)
      expect([...slots].filter(([name, text]) => stored.get(name) !== text)).toEqual([]);
    expect(failures).toEqual([]);
  });
});

/** Publishes reading after reading until the signal aborts. */
async function feed(line: ServerLine, signal: AbortSignal): Promise<void> {
  for (let n = FIRST_READINGS; !signal.aborted; n++) {
    await line.append(seededReadings(SEQUENCE, n, 1));
    await pause(FEED_EVERY_MS);
  }
}

/** Asks through the proxy, question after question, until the signal aborts. */
async function askMeanwhile(url: string, signal: AbortSignal) {
  const failures: string[] = [];
  let answered = 0;
  while (!signal.aborted) {
    await queryApi(url, '{ freshness { cursor } }').then(
      () => answered++,
      (error: unknown) => failures.push(String(error)),
    );
    await pause(ASK_EVERY_MS);
  }
  return { answered, failures };
}

/** The offsets of all changes: an event of each has the cursor behind it. */
async function changeOffsets(line: ServerLine): Promise<number[]> {
  const offsets: number[] = [];
  for (let page = await line.log.read(CHANGES, 0, 0, 1_000); page.length > 0; ) {
    offsets.push(...page.map(({ offset }) => offset));
    page = await line.log.read(CHANGES, 0, (offsets.at(-1) ?? 0) + 1, 1_000);
  }
  return offsets;
}

/** The cursor behind the last change. */
const endOfChanges = async (line: ServerLine): Promise<number> =>
  ((await changeOffsets(line)).at(-1) ?? -1) + 1;
