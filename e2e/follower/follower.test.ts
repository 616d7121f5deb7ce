import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MINUTE } from '@courant/core/domain';
import { TestClock } from '@courant/core/testing';
import { CONSOLIDATED, draw, openSimulator, REAL_TIME, type Simulator } from '@courant/simulator';
import { expect, onTestFinished, test } from 'vitest';
import { type LineOptions, WholeLine } from '../whole-line.ts';
import { differences, expectRisingCursors, storedSlots } from './follower-checks.ts';
import { LiveFollower } from './live-follower.ts';

const HOUR = 60 * MINUTE;
const NOW = Date.UTC(2026, 7, 27, 8, 20);
// Half a day longer than the 48 hours that are announced slot by slot: older slots are announced as ranges.
const FROM = NOW - 60 * HOUR;

async function openPublisher(clock: TestClock): Promise<Simulator> {
  const publisher = await openSimulator({
    now: clock.now,
    historyFrom: FROM,
    consolidatedUntil: NOW - 14 * HOUR,
    refresh: 'quarter-hour',
    liveRevisionEveryMs: 20_000,
  });
  onTestFinished(() => publisher.close());
  return publisher;
}

function openFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'courant-followed-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A way to disconnect client and line; it ends with the client connected again. */
type Disconnection = (line: WholeLine, follower: LiveFollower, options: LineOptions) => Promise<WholeLine>;

const DISCONNECTIONS: Readonly<Record<string, Disconnection>> = {
  'the network breaks': async (line, follower) => {
    follower.breakSocket();
    return line;
  },
  'the client crashes': async (line, follower) => {
    await follower.cut();
    follower.connect(line.url);
    return line;
  },
  'the api closes first and opens on another port': async (line, follower) => {
    await line.closeApi();
    await follower.cut();
    await line.openApi();
    follower.connect(line.url);
    return line;
  },
  'the whole line is stopped and started': async (line, follower, options) => {
    await line.close();
    await follower.cut();
    const again = await WholeLine.open(options);
    follower.connect(again.url);
    return again;
  },
};

test('a follower that is cut and resumes at random ends equal to the store, France included', {
  timeout: 180_000,
}, async () => {
  const clock = new TestClock(NOW);
  const publisher = await openPublisher(clock);
  const options = { publisher, clock, backfillFrom: FROM, dataDir: openFolder(), watermarkSeconds: 1 };
  let line = await WholeLine.openIdle(options);
  const follower = new LiveFollower();
  onTestFinished(() => follower.cut());
  // It connects while the store is empty, so that everything it knows came as events.
  follower.connect(line.url);
  await follower.waitForEvents(1);
  line.start();

  for (let turn = 0; turn < 12; turn++) {
    await follower.waitForEvents(1 + Math.floor(draw(1, turn, 1) * 300));
    line = await disconnectionAt(draw(1, turn, 2))(line, follower, options);
    if (turn >= 6) await advanceAndRevise(line, clock, publisher, turn);
  }
  await line.workers.waitUntilSettled();
  const { freshness } = await line.query<{ freshness: { cursor: string } }>('{ freshness { cursor } }');
  await follower.waitForCursor(freshness.cursor);

  const stored = await storedSlots(line.store);
  expect(differences(follower.slots, stored)).toEqual([]);
  expect([...stored.keys()].filter((name) => name.startsWith('FR ')).length).toBeGreaterThan(100);
  expect(new Set(follower.events.map(({ kind }) => kind))).toEqual(
    new Set(['Snapshot', 'ReadingPublished', 'ReadingRevised', 'RangeRevised', 'Watermark']),
  );
  expectRisingCursors(follower.events);
});

/** @param chance in [0, 1) */
function disconnectionAt(chance: number): Disconnection {
  const ways = Object.values(DISCONNECTIONS);
  return ways[Math.floor(chance * ways.length)] ?? expect.unreachable();
}

/** In this turn a day passes at once, after which ingest compares consolidated data again. */
const DAY_LONG_TURN = 9;

/** A quarter of an hour passes; a slot of today and one of three days ago are corrected. */
async function advanceAndRevise(
  line: WholeLine,
  clock: TestClock,
  publisher: Simulator,
  turn: number,
): Promise<void> {
  const today = { region: '53', start: slotAt(NOW - 3 * HOUR - (turn % 4) * 15 * MINUTE) };
  publisher.revise({ dataset: REAL_TIME, ...today, field: 'consommation', value: 1000 + turn });
  const settled = { region: '84', start: slotAt(NOW - 55 * HOUR) };
  publisher.revise({ dataset: CONSOLIDATED, ...settled, field: 'consommation', value: 7000 + turn });
  clock.moveTo(clock.now() + (turn === DAY_LONG_TURN ? 24 * HOUR : 15 * MINUTE));
  await line.workers.waitUntilSettled();
}

/** The start of the half-hour that holds an instant. */
const slotAt = (instant: number): number => Math.floor(instant / (30 * MINUTE)) * 30 * MINUTE;
