import assert from 'node:assert/strict';
import {
  type AreaCode,
  bucketsIn,
  type Chunk,
  HOUR,
  type LeafResolution,
  MINUTE,
  meanMw,
  periodStart,
  type Reading,
  STORED_MEASURES,
  slotOf,
  slotStart,
  VINTAGES,
} from '@courant/core/domain';
import { CHANGES } from '@courant/core/log';
import { type ChunkStore, singleNamespace } from '@courant/core/store';
import { reading, seededRandom, TestLine, values } from '@courant/core/testing';
import { expect, test } from 'vitest';
import { FetchLog } from '../fetches/fetch-log.ts';
import type { Cursor } from '../scalar/stream-cursor.ts';
import { ServingNamespace } from '../serving-namespace.ts';
import { LiveStream } from './answer-live.ts';
import { LiveHub } from './live-hub.ts';
import {
  type LiveEvent,
  RangeRevised,
  ReadingPublished,
  ReadingRevised,
  Snapshot,
  StreamReset,
} from './live-type.ts';
import { ReadStream } from './read-stream.ts';

const NOW = Date.parse('2026-08-27T11:00:00Z');
const GRIDS: readonly LeafResolution[] = ['QUARTER_HOUR', 'HALF_HOUR'];
const AREAS: readonly AreaCode[] = ['FR', 'BRE', 'IDF', 'PAC'];
const FOREVER = Number.MAX_SAFE_INTEGER;

type SlotContents = Map<string, string>;
const slotKey = ({ key: { area, resolution } }: Chunk, start: number): string =>
  `${area} ${resolution} ${start}`;
const contentOf = (chunk: Chunk, slot: number): string =>
  JSON.stringify([
    chunk.vintageRank[slot],
    STORED_MEASURES.map((measure) => meanMw(chunk.column(measure), slot)),
  ]);

function storeSlot(contents: SlotContents, chunk: Chunk, slot: number): void {
  if ((chunk.vintageRank[slot] ?? 0) === 0) return;
  const { resolution, period } = chunk.key;
  contents.set(slotKey(chunk, slotStart(resolution, period, slot)), contentOf(chunk, slot));
}

/** Everything the store holds on both leaf grids: what a query would answer. */
async function queryAll(store: ChunkStore): Promise<SlotContents> {
  const contents: SlotContents = new Map();
  for (const area of AREAS) {
    for (const grid of GRIDS) {
      for (const chunk of await store.range(area, grid, 0, FOREVER)) {
        for (let slot = 0; slot < chunk.length; slot++) storeSlot(contents, chunk, slot);
      }
    }
  }
  return contents;
}

/** A client that knows only what the stream delivered and what it then queried again. */
class Client {
  contents: SlotContents = new Map();
  cursor: Cursor | null = null;
  readonly cursors: number[] = [];
  readonly #store: ChunkStore;

  constructor(store: ChunkStore) {
    this.#store = store;
  }

  async apply(event: LiveEvent): Promise<void> {
    if (event instanceof StreamReset) {
      this.cursor = null;
      return;
    }
    this.cursor = event.cursor;
    this.cursors.push(event.cursor.offset);
    if (event instanceof Snapshot) this.contents = await queryAll(this.#store);
    else if (event instanceof ReadingPublished || event instanceof ReadingRevised)
      storeSlot(this.contents, event.reading.chunk, event.reading.slot);
    else if (event instanceof RangeRevised) await this.#askAgain(event);
  }

  async #askAgain({ area: { code: area }, resolution, from, to }: RangeRevised): Promise<void> {
    for (const start of bucketsIn(resolution, from, to)) {
      const [chunk] = await this.#store.load([{ area, resolution, period: periodStart(resolution, start) }]);
      assert(chunk);
      storeSlot(this.contents, chunk, slotOf(resolution, start));
    }
  }
}

/** A few readings around now or around three days ago, so that slots are revised often. */
function randomReadings(roll: () => number): Reading[] {
  const regions = AREAS.filter((area) => area !== 'FR');
  return Array.from({ length: 1 + Math.floor(roll() * 6) }, () => {
    const vintage = VINTAGES[Math.floor(roll() * roll() * 3)];
    const step = (vintage === 'REAL_TIME' ? 15 : 30) * MINUTE;
    const around = NOW - (roll() < 0.3 ? 72 * HOUR : 2 * HOUR);
    const start = Math.floor((around + roll() * 2 * HOUR) / step) * step;
    const area = regions[Math.floor(roll() * regions.length)];
    return reading({ area, start, vintage, values: values({ CONSUMPTION: Math.floor(roll() * 50) }) });
  });
}

async function runScenario(seed: number): Promise<{ client: Client; line: TestLine; resets: number }> {
  const roll = seededRandom(seed);
  const line = await TestLine.open(() => NOW);
  const hub = await LiveHub.open({
    log: line.log,
    serving: await ServingNamespace.open(singleNamespace(line.store, 'first'), {
      log: line.log,
      fetches: new FetchLog(line.log),
    }),
    now: () => NOW,
    simulated: false,
    recentChangesSize: 6,
    onFailure: (error) => {
      throw error;
    },
  });
  const client = new Client(line.store);
  let stream: ReadStream | undefined;
  let resets = 0;
  const connect = () =>
    new ReadStream(new LiveStream(hub, { areas: null, after: client.cursor, snapshot: true }));
  const isBehind = async () =>
    client.cursor === null || (await line.log.extent(CHANGES, 0)).end > client.cursor.offset;
  /** At most so many events, and none that is not there yet. */
  const follow = async (events: number) => {
    for (let i = 0; i < events && (await isBehind()); i++) {
      stream ??= connect();
      const { done, value } = await stream.next();
      if (done) stream = undefined;
      else await client.apply(value);
      if (value instanceof StreamReset) resets++;
    }
  };
  await follow(1);
  for (let step = 0; step < 60; step++) {
    // The line moves while the client reads.
    const moves = roll() < 0.6 ? line.publishRegions(randomReadings(roll)) : null;
    if (roll() < 0.15) {
      await stream?.return();
      stream = undefined;
    }
    await Promise.all([moves, follow(Math.floor(roll() * 8))]);
    if (roll() < 0.6) await line.sumCountry();
  }
  await line.sumCountry();
  await follow(FOREVER);
  hub.close();
  return { client, line, resets };
}

test('a subscriber that only applies announcements, cut and resumed at random, ends equal to the store', {
  timeout: 60_000,
}, async () => {
  let resets = 0;
  for (let seed = 1; seed <= 6; seed++) {
    const outcome = await runScenario(seed);
    resets += outcome.resets;
    const stored = await queryAll(outcome.line.store);
    expect(stored.size, `seed ${seed}`).toBeGreaterThan(10);
    expect([...outcome.client.contents].sort(), `seed ${seed}`).toEqual([...stored].sort());
  }
  // Slow readers were among them, or the window above no longer provokes them.
  expect(resets).toBeGreaterThan(0);
});
