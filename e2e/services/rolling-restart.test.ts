import { setTimeout as pause } from 'node:timers/promises';
import { CHANGES } from '@courant/core/log';
import { expect, onTestFinished, test } from 'vitest';
import { addressOfClient } from '../attack/client/address.ts';
import { quantile } from '../attack/client/quantile.ts';
import { storedSlots } from '../follower/follower-checks.ts';
import { queryApi } from '../query-api.ts';
import { describeOnKafka } from './kafka-url.ts';
import { recentQuarterHours, seededReadings } from './seeded-readings.ts';
import { ServerLine } from './server-line.ts';
import { HAS_STORE_SERVER } from './store-url.ts';
import { Subscriber } from './subscriber.ts';
import { ApiInstance, openNginx } from './two-apis.ts';

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
    const url = await openNginx(apis);
    const crowd = await openCrowd(url);

    const done = new AbortController();
    const [feeding, asking] = [feed(line, done.signal), askMeanwhile(url, done.signal)];
    const drainMs: number[] = [];
    for (const api of apis) {
      await waitForEveryone(crowd, await endOfChanges(line));
      drainMs.push(await api.end());
      // Everyone follows the other instance now, and is sent what came meanwhile.
      await waitForEveryone(crowd, await endOfChanges(line));
      await api.startAgain();
      await pause(READY_FOR_MS);
    }
    done.abort();
    await feeding;
    await line.waitUntilSettled(processor, TIMEOUT_MS);
    await waitForEveryone(crowd, await endOfChanges(line));

    const changes = await changeOffsets(line);
    const missed = crowd.map((one) => missedBy(one, changes));
    const { answered, failures } = await asking;
    console.log(
      [
        `${SUBSCRIBERS} subscribers, two apis restarted in turn: ${sum(missed)} missed of ${sum(crowd.map(({ offsets }) => offsets.length))} events`,
        `${sum(crowd.map(({ cutForMs }) => cutForMs.length))} resumes, ms without a stream: ${quantiles(crowd.flatMap(({ cutForMs }) => cutForMs))}`,
        `why streams broke: ${JSON.stringify(counted(crowd.flatMap(({ failures }) => failures)))}`,
        `drains, ms: ${drainMs.map(Math.round).join(', ')}`,
        `${answered} questions answered meanwhile, ${failures.length} failed ${failures[0] ?? ''}`,
      ].join('\n'),
    );

    expect(missed.filter((count) => count > 0)).toEqual([]);
    expect(
      crowd.filter(({ offsets }) => offsets.some((offset, n) => offset <= (offsets[n - 1] ?? -1))),
    ).toEqual([]);
    expect(crowd.filter(({ cutForMs }) => cutForMs.length === 0)).toEqual([]);
    const stored = await storedSlots(line.store);
    for (const { slots } of crowd)
      expect([...slots].filter(([name, text]) => stored.get(name) !== text)).toEqual([]);
    expect(failures).toEqual([]);
  });
});

/** Subscribers that have all been sent their snapshot; closed after the test. */
async function openCrowd(url: string): Promise<Subscriber[]> {
  const crowd = Array.from({ length: SUBSCRIBERS }, (_, n) => new Subscriber(url, addressOfClient(n)));
  onTestFinished(async () => void (await Promise.all(crowd.map((one) => one.close()))));
  await waitForEveryone(crowd, 0);
  return crowd;
}

const waitForEveryone = (crowd: readonly Subscriber[], offset: number): Promise<unknown> =>
  Promise.all(crowd.map((one) => one.waitForOffset(offset)));

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

/** Changes since its snapshot of which it was sent no event. */
function missedBy({ offsets: [snapshot = 0, ...received] }: Subscriber, changes: readonly number[]): number {
  const cursors = new Set(received);
  return changes.filter((offset) => offset >= snapshot && !cursors.has(offset + 1)).length;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const counted = (texts: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries([...new Set(texts)].map((text) => [text, texts.filter((one) => one === text).length]));

const quantiles = (numbers: readonly number[]): string =>
  `median ${Math.round(quantile(numbers, 0.5))}, p99 ${Math.round(quantile(numbers, 0.99))}, longest ${Math.round(Math.max(...numbers))}`;
