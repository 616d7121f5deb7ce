import { openApi } from '@courant/api';
import {
  AREA_CODES,
  type Chunk,
  DraftChunk,
  groupsOf,
  HOUR,
  RESOLUTIONS,
  type Reading,
} from '@courant/core/domain';
import { CHANGES, type EventLog, openMemoryLog, READINGS, REJECTED, type Topic } from '@courant/core/log';
import { type ChunkStore, type Namespaces, openNamespaces } from '@courant/core/store';
import { rebuild, runServing } from '@courant/processor';
import { expect, onTestFinished, test } from 'vitest';
import { ask } from './ask.ts';
import { differences, heldBy } from './followed.ts';
import { LiveFollower, type Shown } from './live-follower.ts';
import { expectContent, recomputed } from './services/real-line.ts';
import { HALF_HOURS, type Stretch, seededReadings } from './services/seeded-readings.ts';

const HISTORY = 12 * 96;
const RECENT = 12 * 60;
const A_TURN = 24;
const TIMEOUT_MS = 120_000;

/** What serves before the rebuild says this of every slot's consumption; no reading ever did. */
const WRONG_MW = 77_777;

/** Two windows that nothing live touches, through two grids and four areas, in one request. */
const WINDOW = '{ areas: [FR, BRE, IDF, PAC], measures: [CONSUMPTION], from: "2013-01-01", to: "2013-01-01"';
const QUESTION = `{
  halves: series(input: ${WINDOW}, resolution: HALF_HOUR }) { ...Set }
  hours: series(input: ${WINDOW}, resolution: HOUR }) { ...Set }
}
fragment Set on SeriesResult { ... on SeriesSet { series { values } } ... on Refusal { message } }`;

type Answer = Readonly<
  Record<'halves' | 'hours', { message?: string; series: readonly { values: readonly (number | null)[] }[] }>
>;

test('a rebuild under live writes: nothing lost, no answer from two stores, no error, one reset each', {
  timeout: TIMEOUT_MS,
}, async () => {
  const line = await Line.open();
  await line.appendLive(RECENT);
  await line.log.append(READINGS, seededReadings(HALF_HOURS, 0, HISTORY));
  await line.log.append(NO_READING, ['hello']);
  const stop = line.process();
  await line.settled();
  await stop();
  await makeWrong(await line.namespaces.open('first'));
  line.process();
  const [staying, resuming, late] = [line.follower(), line.follower(), line.follower()];
  staying.connect(line.url);
  resuming.connect(line.url);
  await Promise.all([staying.heard(1), resuming.heard(1)]);

  const done = new AbortController();
  const asking = line.askUntil(done.signal);
  asking.catch(() => undefined);
  await rebuild({
    ...line,
    signal: new AbortController().signal,
    maxBatch: 100,
    graceMs: 2_000,
    tell: async ({ phase }) => {
      await line.appendLive(A_TURN);
      // In memory nothing waits for a disk: the rebuild would be over before the first answer.
      await Promise.race([line.answered(3), asking]);
      if (phase === 'FLIPPING') await resuming.cut();
      if (phase === 'ANNOUNCED') resuming.connect(line.url);
      if (phase === 'DROPPED') late.connect(line.url);
    },
  });
  await late.heard(1);
  await line.appendLive(A_TURN);
  done.abort();
  const asked = await asking;
  expect(asked.wrong).toBeGreaterThan(0);
  expect(asked.right).toBeGreaterThan(0);

  await line.settled();
  await expectContent(await line.serving(), await recomputed(line.appended()));
  expect(await line.log.extent(REJECTED, 0)).toEqual({ first: 0, end: 1 });
  const { freshness } = await ask<{ freshness: { cursor: string } }>(line.url, '{ freshness { cursor } }');
  const stored = new Map(
    [...(await heldBy(await line.serving()))].filter(([name]) => !name.includes(' 2013-')),
  );
  for (const follower of [staying, resuming, late]) {
    await follower.reached(freshness.cursor);
    expect(differences(follower.held, stored)).toEqual([]);
  }
  expect([staying, resuming, late].map(({ resets }) => resets)).toEqual([
    ['STORE_REBUILT'],
    ['STORE_REBUILT'],
    [],
  ]);
  expect(line.failures).toEqual([]);
  console.log(`${asked.wrong} answers of the old store, then ${asked.right} of the new; none of both`);
});

/** What is no reading, in the partition of one. */
const NO_READING: Topic<string> = {
  ...READINGS,
  partitionOf: () => 0,
  encode: (text) => text,
  decode: (text) => text,
};

/** Log, namespaces and api in memory, by the machine's clock. */
class Line {
  readonly log: EventLog;
  readonly namespaces: Namespaces;
  /** What failed inside the api. */
  readonly failures: unknown[] = [];
  url = '';
  #answers = 0;
  readonly #stretch: Stretch;
  readonly #shown: Shown;
  #live = 0;

  private constructor(log: EventLog, namespaces: Namespaces) {
    this.log = log;
    this.namespaces = namespaces;
    const from = Math.floor(Date.now() / HOUR) * HOUR - 30 * HOUR;
    this.#stretch = { from, stepMinutes: 15 };
    this.#shown = { from, to: from + 40 * HOUR };
  }

  static async open(): Promise<Line> {
    const line = new Line(await openMemoryLog(), await openNamespaces('memory:', { dataDir: '' }));
    const api = await openApi({
      log: line.log,
      store: line.namespaces,
      host: '127.0.0.1',
      port: 0,
      webDir: null,
      playgroundDir: null,
      simulated: false,
      limits: { watermarkSeconds: 1 },
      onFailure: (error) => line.failures.push(error),
    });
    onTestFinished(() => api.close());
    line.url = api.url;
    return line;
  }

  process(): () => Promise<void> {
    const end = new AbortController();
    const done = runServing({ ...this, signal: end.signal, lookEveryMs: 50, maxBatch: 50 });
    done.catch((fault) => this.failures.push(fault));
    const stop = async (): Promise<void> => {
      end.abort();
      await done;
    };
    onTestFinished(stop);
    return stop;
  }

  follower(): LiveFollower {
    const follower = new LiveFollower(this.#shown);
    onTestFinished(() => follower.cut());
    return follower;
  }

  async appendLive(count: number): Promise<void> {
    await this.log.append(READINGS, seededReadings(this.#stretch, this.#live, count));
    this.#live += count;
  }

  appended(): Reading[] {
    return [...seededReadings(this.#stretch, 0, this.#live), ...seededReadings(HALF_HOURS, 0, HISTORY)];
  }

  async serving(): Promise<ChunkStore> {
    return this.namespaces.open((await this.namespaces.pointer()).namespace);
  }

  /** Resolves once what serves has nothing left, the country included. */
  async settled(): Promise<void> {
    const left = async (): Promise<number> => {
      const { regions, country } = groupsOf((await this.namespaces.pointer()).namespace);
      return (await this.log.lag(READINGS, regions)) + (await this.log.lag(CHANGES, country));
    };
    await expect.poll(left, { timeout: TIMEOUT_MS, interval: 20 }).toBe(0);
  }

  /** Resolves once so many more questions have been answered. */
  answered(more: number): Promise<void> {
    const enough = this.#answers + more;
    return expect
      .poll(() => this.#answers, { timeout: TIMEOUT_MS, interval: 5 })
      .toBeGreaterThanOrEqual(enough);
  }

  /** Asks again and again, while readings come in; fails where an answer is of two stores. */
  async askUntil(signal: AbortSignal): Promise<{ wrong: number; right: number }> {
    const asked = { wrong: 0, right: 0 };
    for (let turn = 0; !signal.aborted; turn++) {
      if (turn % 20 === 0) await this.appendLive(A_TURN);
      const { halves, hours } = await ask<Answer>(this.url, QUESTION);
      expect([halves.message, hours.message]).toEqual([undefined, undefined]);
      const figures = [halves, hours].flatMap(({ series }) => series.flatMap(({ values }) => values));
      const published = figures.filter((mw) => mw !== null);
      const wrong = published.filter((mw) => mw === WRONG_MW).length;
      expect(published.length).toBeGreaterThan(100);
      expect([0, published.length]).toContain(wrong);
      if (wrong > 0) expect(asked.right, 'never back to the old store').toBe(0);
      asked[wrong > 0 ? 'wrong' : 'right']++;
      this.#answers++;
    }
    return asked;
  }
}

/** Makes all that a store holds tell the same consumption, on every grid. */
async function makeWrong(store: ChunkStore): Promise<void> {
  for (const area of AREA_CODES) {
    for (const resolution of RESOLUTIONS) {
      const chunks = await store.range(area, resolution, 0, Number.MAX_SAFE_INTEGER);
      expect(await store.save(chunks.map(wronged))).toEqual([]);
    }
  }
}

function wronged(chunk: Chunk): DraftChunk {
  const draft = new DraftChunk(chunk);
  const column = draft.column('CONSUMPTION');
  for (let slot = 0; slot < draft.length; slot++) {
    const count = column.count[slot] ?? 0;
    if (count > 0) column.put(slot, 2 * WRONG_MW, count);
  }
  return draft;
}
