import { setTimeout as pause } from 'node:timers/promises';
import { HOUR, type Reading } from '@courant/core/domain';
import { REJECTED } from '@courant/core/log';
import { type Namespaces, openNamespaces } from '@courant/core/store';
import { type NodeProcess, startSource } from '@courant/tools/services';
import { expect, onTestFinished, test } from 'vitest';
import { AnswerChecker, corruptConsumption } from '../answer-checker.ts';
import { countUnsettled } from '../count-unsettled.ts';
import { differences, storedSlots } from '../follower/follower-checks.ts';
import { LiveFollower } from '../follower/live-follower.ts';
import { queryApi } from '../query-api.ts';
import { waitUntilSettled } from '../wait-until-settled.ts';
import { waitUntilServing } from './api-process.ts';
import { describeOnKafka } from './kafka-url.ts';
import { HALF_HOURS, recentQuarterHours, type SeededSequence, seededReadings } from './seeded-readings.ts';
import { expectContent, ServerLine, settleInMemory } from './server-line.ts';
import { HAS_STORE_SERVER } from './store-url.ts';

/** Old readings, whose slots the live readings of the test do not touch. */
const HISTORY = Number(process.env.COURANT_REBUILD_READINGS ?? 6_000);
const TIMEOUT_MS = 240_000 + 20 * HISTORY;
/** Readings of the last day, and how many more are appended at a time. */
const RECENT = 12 * 60;
const READINGS_PER_TURN = 24;
const QUERY_EVERY_MS = 200;

describeOnKafka('a rebuild', () => {
  test('beside processes that settle, answer and follow: killed it changes nothing, and done it resets each once', {
    timeout: TIMEOUT_MS,
    skip: !HAS_STORE_SERVER,
  }, async () => {
    const line = await ServerLine.open();
    const namespaces = await openNamespaces(line.env.STORE_URL, { dataDir: '' });
    onTestFinished(() => namespaces.close());
    const live = new LiveReadings(line, recentQuarterHours(24));
    await line.append(seededReadings(HALF_HOURS, 0, HISTORY));
    await live.append(RECENT);
    await settleOnce(line, namespaces);
    await corruptConsumption(await namespaces.open('first'));
    const processor = await line.start('processor');
    const api = await line.start('api');
    await waitUntilServing(api, TIMEOUT_MS);

    const shown = { from: live.sequence.from, to: live.sequence.from + 40 * HOUR };
    const [staying, late] = [new LiveFollower(shown), new LiveFollower(shown)];
    onTestFinished(async () => void (await Promise.all([staying.cut(), late.cut()])));
    staying.connect(api.url);
    await staying.waitForEvents(1);
    const watch = new AnswerChecker(api.url, async (answered) => {
      if (answered % 20 === 0) await live.append(READINGS_PER_TURN);
      // Queries without a pause would leave little of the machine to what they watch.
      await pause(QUERY_EVERY_MS);
    });

    const killed = startRebuild(line);
    await expect.poll(killed.output, { timeout: TIMEOUT_MS, interval: 5 }).toContain('Summing the country');
    await killed.end('SIGKILL');
    expect(await namespaces.pointer()).toEqual({ namespace: 'first', isAnnounced: true });
    await watch.waitForAnswers(5);
    expect(watch.right).toBe(0);

    const rebuilding = startRebuild(line);
    expect(await rebuilding.exitCode, rebuilding.output()).toBe(0);
    const { namespace } = await namespaces.pointer();
    expect(namespace).not.toBe('first');
    expect(await namespaces.names()).not.toContain('first');
    expect(await countUnsettled(line.log, 'first'), 'its committed offsets are deleted').toBeGreaterThan(
      HISTORY,
    );
    await watch.waitForAnswers(5);
    late.connect(api.url);
    await late.waitForEvents(1);
    await live.append(READINGS_PER_TURN);
    await watch.stop();
    expect([watch.wrong, watch.right].every((answers) => answers > 0)).toBe(true);

    await waitUntilServingSettled(line, namespaces);
    const store = await namespaces.open(namespace);
    await expectContent(
      store,
      await settleInMemory([...live.appended(), ...seededReadings(HALF_HOURS, 0, HISTORY)]),
    );
    expect((await line.log.extent(REJECTED, 0)).end).toBe(0);
    const { freshness } = await queryApi<{ freshness: { cursor: string } }>(
      api.url,
      '{ freshness { cursor } }',
    );
    const stored = new Map([...(await storedSlots(store))].filter(([name]) => !/ 201\d-/.test(name)));
    for (const follower of [staying, late]) {
      await follower.waitForCursor(freshness.cursor);
      expect(differences(follower.slots, stored)).toEqual([]);
    }
    expect([staying.resets, late.resets]).toEqual([['STORE_REBUILT'], []]);
    console.log(`${watch.wrong} answers of the old store, then ${watch.right} of the new; none of both`);
    for (const worker of [processor, api]) expect(await worker.end(), worker.output()).toBe(0);
  });
});

/** Readings of the last day, appended bit by bit. */
class LiveReadings {
  readonly sequence: SeededSequence;
  readonly #line: ServerLine;
  #count = 0;

  constructor(line: ServerLine, sequence: SeededSequence) {
    this.#line = line;
    this.sequence = sequence;
  }

  async append(count: number): Promise<void> {
    await this.#line.append(seededReadings(this.sequence, this.#count, count));
    this.#count += count;
  }

  appended(): Reading[] {
    return seededReadings(this.sequence, 0, this.#count);
  }
}

/** `npm run rebuild` as a process. */
function startRebuild({ env }: ServerLine): NodeProcess {
  const rebuild = startSource('processor/rebuild/main.ts', env);
  onTestFinished(() => void rebuild.child.kill('SIGKILL'));
  return rebuild;
}

/** Runs a processor until everything is settled. */
async function settleOnce(line: ServerLine, namespaces: Namespaces): Promise<void> {
  const processor = await line.start('processor');
  await waitUntilServingSettled(line, namespaces);
  expect(await processor.end(), processor.output()).toBe(0);
}

const waitUntilServingSettled = ({ log }: ServerLine, namespaces: Namespaces): Promise<void> =>
  waitUntilSettled(log, { namespaces, timeoutMs: TIMEOUT_MS, intervalMs: 100 });
