import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { HOUR, type Reading } from '@courant/core/domain';
import { REJECTED } from '@courant/core/log';
import { repoRoot } from '@courant/core/run';
import { type Namespaces, openNamespaces } from '@courant/core/store';
import { expect, onTestFinished, test } from 'vitest';
import { AnswerChecker, corruptConsumption } from '../answer-checker.ts';
import { countUnsettled } from '../count-unsettled.ts';
import { differences, storedSlots } from '../follower-checks.ts';
import { LiveFollower } from '../live-follower.ts';
import { queryApi } from '../query-api.ts';
import { waitUntilServing } from './api-process.ts';
import { describeOnKafka } from './kafka-url.ts';
import { HALF_HOURS, type SeededSequence, seededReadings } from './seeded-readings.ts';
import { expectContent, ServerLine, settleInMemory } from './server-line.ts';
import { HAS_STORE_SERVER } from './store-url.ts';

/** Readings of long ago, which nothing touches while they are asked for. */
const HISTORY = Number(process.env.COURANT_REBUILD_READINGS ?? 6_000);
const TIMEOUT_MS = 240_000 + 20 * HISTORY;
/** Readings of the last day, and how many come at a time meanwhile. */
const RECENT = 12 * 60;
const READINGS_PER_TURN = 24;
const ASK_EVERY_MS = 200;

const lastDay = (): SeededSequence => ({
  from: Math.floor(Date.now() / HOUR) * HOUR - 24 * HOUR,
  stepMinutes: 15,
});

describeOnKafka('a rebuild', () => {
  test('beside processes that settle, answer and follow: killed it changes nothing, and done it resets each once', {
    timeout: TIMEOUT_MS,
    skip: !HAS_STORE_SERVER,
  }, async () => {
    const line = await ServerLine.open();
    const namespaces = await openNamespaces(line.env.STORE_URL as string, { dataDir: '' });
    onTestFinished(() => namespaces.close());
    const live = new LiveReadings(line, lastDay());
    await line.append(seededReadings(HALF_HOURS, 0, HISTORY));
    await live.append(RECENT);
    await settleOnce(line, namespaces);
    await corruptConsumption(await namespaces.open('first'));
    const processor = await line.start('processor');
    const api = await line.start('api');
    await waitUntilServing(api, TIMEOUT_MS);

    const shown = { from: live.stretch.from, to: live.stretch.from + 40 * HOUR };
    const [staying, late] = [new LiveFollower(shown), new LiveFollower(shown)];
    onTestFinished(async () => void (await Promise.all([staying.cut(), late.cut()])));
    staying.connect(api.url);
    await staying.waitForEvents(1);
    const watch = new AnswerChecker(api.url, async (answered) => {
      if (answered % 20 === 0) await live.append(READINGS_PER_TURN);
      // The server of the tests reads a whole collection for a range: asked without a pause it does nothing else.
      await pause(ASK_EVERY_MS);
    });

    const killed = startRebuild(line);
    await expect.poll(killed.said, { timeout: TIMEOUT_MS, interval: 5 }).toContain('Summing the country');
    await killed.kill();
    expect(await namespaces.pointer()).toEqual({ namespace: 'first', isAnnounced: true });
    await watch.waitForAnswers(5);
    expect(watch.right).toBe(0);

    const rebuilding = startRebuild(line);
    expect(await rebuilding.code, rebuilding.said()).toBe(0);
    const { namespace } = await namespaces.pointer();
    expect(namespace).not.toBe('first');
    expect(await namespaces.names()).not.toContain('first');
    expect(await countUnsettled(line.log, 'first'), 'its places are forgotten').toBeGreaterThan(HISTORY);
    await watch.waitForAnswers(5);
    late.connect(api.url);
    await late.waitForEvents(1);
    await live.append(READINGS_PER_TURN);
    await watch.stop();
    expect([watch.wrong, watch.right].every((answers) => answers > 0)).toBe(true);

    await waitUntilSettled(line, namespaces);
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

/** Readings that go on coming. */
class LiveReadings {
  readonly stretch: SeededSequence;
  readonly #line: ServerLine;
  #count = 0;

  constructor(line: ServerLine, stretch: SeededSequence) {
    this.#line = line;
    this.stretch = stretch;
  }

  async append(count: number): Promise<void> {
    await this.#line.append(seededReadings(this.stretch, this.#count, count));
    this.#count += count;
  }

  appended(): Reading[] {
    return seededReadings(this.stretch, 0, this.#count);
  }
}

/** `npm run rebuild` as a process. */
function startRebuild({ env }: ServerLine) {
  const args = ['--conditions=@courant/source', '--import', 'tsx', 'processor/rebuild/main.ts'];
  const child = spawn(process.execPath, args, {
    cwd: repoRoot(),
    env: { PATH: process.env.PATH, TSX_TSCONFIG_PATH: 'tsconfig.base.json', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  const code = once(child, 'exit').then(([met]) => met as number | null);
  return {
    said: () => said,
    code,
    async kill(): Promise<void> {
      child.kill('SIGKILL');
      await code;
    },
  };
}

/** A processor settles all there is, and leaves. */
async function settleOnce(line: ServerLine, namespaces: Namespaces): Promise<void> {
  const processor = await line.start('processor');
  await waitUntilSettled(line, namespaces);
  expect(await processor.end(), processor.output()).toBe(0);
}

/** Resolves once what serves has nothing left, the country included. */
async function waitUntilSettled({ log }: ServerLine, namespaces: Namespaces): Promise<void> {
  const left = async () => countUnsettled(log, (await namespaces.pointer()).namespace);
  await expect.poll(left, { timeout: TIMEOUT_MS, interval: 100 }).toBe(0);
}
