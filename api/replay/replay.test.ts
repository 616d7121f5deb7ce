import { type AreaCode, HOUR, MINUTE } from '@courant/core/domain';
import { CHANGES } from '@courant/core/log';
import {
  everyRegion,
  pick,
  randomBelow,
  reading,
  seededRandom,
  TestClock,
  TestLine,
  values,
} from '@courant/core/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LiveStream } from '../live/answer-live.ts';
import type { LiveHub } from '../live/live-hub.ts';
import { type LiveEvent, ReadingPublished, ReadingRevised, Watermark } from '../live/live-type.ts';
import { ReadStream } from '../live/read-stream.ts';
import { openTestHub } from '../live/test/open-test-hub.ts';
import { momentAt } from '../scalar/moment.ts';
import { type Replay, type ReplayClock, replayEpoch } from './replay.ts';
import { ReplayStream, type ReplayTimer } from './replay-stream.ts';

const TEN = Date.parse('2026-08-27T10:00:00Z');
const QUARTER = 15 * MINUTE;
/** An hour a second. */
const SPEED = 3_600;

let line: TestLine;
let hub: LiveHub;
let now: number;
beforeEach(async () => {
  now = TEN + HOUR;
  line = await TestLine.open(() => now);
  hub = await openTestHub(line, () => now);
});
afterEach(() => hub.close());

function replayOf(clock: ReplayClock, from: number, to: number, areas: readonly AreaCode[]): Replay {
  const range = { from, to };
  const epoch = replayEpoch({ clock, from: momentAt(from), to: momentAt(to), areas }, range);
  return { areas, range, clock, epoch };
}

/** Time that passes as fast as it is waited for. */
function hurriedTimer(): ReplayTimer {
  let passed = 0;
  return {
    now: () => passed,
    wait: async (ms) => {
      passed += ms;
    },
  };
}

const play = (replay: Replay, position = 0, timer: ReplayTimer = hurriedTimer()): ReplayStream =>
  new ReplayStream({ replay, position, speed: SPEED, hub, reader: hub.replays, timer });

async function nextEvent(stream: AsyncIterator<LiveEvent, undefined>): Promise<LiveEvent> {
  const { done, value } = await stream.next();
  if (done) throw new Error('The stream has ended.');
  return value;
}

/** What a client can tell of an event, but its cursor. */
interface Described {
  readonly type: string;
  readonly knownAt: number;
  readonly [field: string]: unknown;
}

async function describe(event: LiveEvent): Promise<Described> {
  if (!(event instanceof ReadingPublished || event instanceof ReadingRevised))
    throw new Error(`No reading: ${event.constructor.name}`);
  const { area, start, resolution, knownAt } = event.reading;
  return {
    type: event.constructor.name,
    slot: [area.code, resolution, new Date(start).toISOString()],
    knownAt,
    consumption: event.reading.power('CONSUMPTION'),
    changes: event instanceof ReadingRevised ? await event.changes() : [],
  };
}

async function describeAll(stream: AsyncIterable<LiveEvent>): Promise<Described[]> {
  const all: Described[] = [];
  for await (const event of stream) all.push(await describe(event));
  return all;
}

test('by measured time each slot that begins in the period is published once, as it stands now, in order of its start', async () => {
  for (const i of [0, 1, 2, 3])
    await line.publishRegions([
      reading({ start: TEN + i * QUARTER }),
      reading({ start: TEN + i * QUARTER, area: 'IDF' }),
    ]);
  await line.publishRegions([
    reading({ start: TEN, knownAt: TEN + 2 * HOUR, values: values({ CONSUMPTION: 2500 }) }),
  ]);
  const events: LiveEvent[] = [];
  for await (const event of play(replayOf('MEASURED', TEN, TEN + 2 * QUARTER, ['BRE', 'IDF'])))
    events.push(event);
  expect(await Promise.all(events.map(describe))).toMatchObject([
    {
      type: 'ReadingPublished',
      slot: ['IDF', 'QUARTER_HOUR', '2026-08-27T10:00:00.000Z'],
      consumption: 2400,
    },
    {
      type: 'ReadingPublished',
      slot: ['BRE', 'QUARTER_HOUR', '2026-08-27T10:00:00.000Z'],
      consumption: 2500,
    },
    { type: 'ReadingPublished', slot: ['IDF', 'HALF_HOUR', '2026-08-27T10:00:00.000Z'], consumption: 2400 },
    { type: 'ReadingPublished', slot: ['BRE', 'HALF_HOUR', '2026-08-27T10:00:00.000Z'], consumption: 2450 },
    {
      type: 'ReadingPublished',
      slot: ['IDF', 'QUARTER_HOUR', '2026-08-27T10:15:00.000Z'],
      consumption: 2400,
    },
    {
      type: 'ReadingPublished',
      slot: ['BRE', 'QUARTER_HOUR', '2026-08-27T10:15:00.000Z'],
      consumption: 2400,
    },
  ]);
});

test('by known time a replay is what a follower was sent, fetch by fetch, with what each reading was then', async () => {
  const random = seededRandom(5);
  const areas: AreaCode[] = ['FR', 'BRE', 'PAC'];
  const follower = new ReadStream(
    new LiveStream(hub, { areas: new Set(areas), after: hub.cursor(0), snapshot: false }),
  );
  const sent: Described[][] = [];
  const slots = [-2, -1, 0, 1, 2, 3];
  for (let fetch = 0; fetch < 12; fetch++) {
    now = TEN + 2 * HOUR + fetch * QUARTER;
    const start = TEN + pick(random, slots) * QUARTER;
    const consumption = () => values({ CONSUMPTION: 1_000 + randomBelow(random, 9) });
    const fetched = everyRegion(start, { knownAt: now }).map((one) => ({ ...one, values: consumption() }));
    await line.publish(fetched);
    sent.push(await readUntilEnd(follower));
  }
  // Of a slot that began more than 48 hours ago a follower is sent a range.
  await line.publish([
    reading({
      start: TEN,
      vintage: 'CONSOLIDATED',
      knownAt: TEN + 60 * HOUR,
      values: values({ CONSUMPTION: 1 }),
    }),
  ]);
  const from = TEN + 2 * HOUR + 3 * QUARTER;
  const replayed = await describeAll(play(replayOf('KNOWN', from, TEN + 61 * HOUR, areas)));
  const expected = sent.slice(3).flat();
  expect(expected.length).toBeGreaterThan(40);
  expect(replayed.map(({ knownAt }) => knownAt)).toEqual(expected.map(({ knownAt }) => knownAt));
  // Within one fetch a follower's order is that of the processor.
  const texts = (events: readonly Described[]) => events.map((event) => JSON.stringify(event)).sort();
  expect(texts(replayed)).toEqual(texts(expected));
});

async function readUntilEnd(stream: AsyncIterableIterator<LiveEvent>): Promise<Described[]> {
  const { end } = await line.log.extent(CHANGES, 0);
  const events: Described[] = [];
  for (;;) {
    const event = await nextEvent(stream);
    events.push(await describe(event));
    // The country is announced last.
    if (event.cursor.offset >= end) return events;
  }
}

test.each<ReplayClock>(['MEASURED', 'KNOWN'])(
  'a replay by %s time goes on behind any of its cursors, which rise strictly',
  async (clock) => {
    for (const i of [0, 1, 2]) await line.publish(everyRegion(TEN + i * QUARTER));
    await line.publish(everyRegion(TEN, { knownAt: TEN + HOUR + 1, values: values({ CONSUMPTION: 7 }) }));
    const replay = replayOf(clock, TEN, TEN + 2 * HOUR, ['FR', 'BRE', 'PAC']);
    const events: LiveEvent[] = [];
    for await (const event of play(replay)) events.push(event);
    const offsets = events.map(({ cursor }) => cursor.offset);
    expect(offsets.length).toBeGreaterThan(10);
    expect(new Set(offsets).size).toBe(offsets.length);
    expect(offsets.toSorted((a, b) => a - b)).toEqual(offsets);
    const all = await Promise.all(events.map(describe));
    for (const [i, offset] of offsets.entries())
      expect(await describeAll(play(replay, offset))).toEqual(all.slice(i + 1));
  },
);

test('a replay over midnight reads day after day, and one of an empty period ends at once', async () => {
  const midnight = Date.parse('2026-08-27T00:00:00Z');
  for (const start of [midnight - QUARTER, midnight]) await line.publishRegions([reading({ start })]);
  const events = await describeAll(play(replayOf('MEASURED', midnight - HOUR, midnight + HOUR, ['BRE'])));
  expect(events).toHaveLength(4);
  expect(await describeAll(play(replayOf('MEASURED', midnight - HOUR, midnight + HOUR, ['PAC'])))).toEqual(
    [],
  );
});

/** One quarter-hour an event: of half-hours there are none that begin alone. */
async function publishThree(): Promise<void> {
  await line.publishRegions(
    [0, 2, 4].map((i) => reading({ start: TEN + i * QUARTER, vintage: 'DEFINITIVE' })),
  );
}
const THREE_HALF_HOURS_MS = 500;

test('each step is due by its distance from the first one, whatever the timers before were late by', async () => {
  await publishThree();
  const clock = new TestClock(0);
  const stream = play(replayOf('MEASURED', TEN, TEN + 2 * HOUR, ['BRE']), 0, clock);
  await nextEvent(stream);
  let second: LiveEvent | undefined;
  const arrival = nextEvent(stream).then((event) => {
    second = event;
  });
  await clock.whenAsleep(1);
  clock.moveTo(THREE_HALF_HOURS_MS - 1);
  await clock.whenAsleep(1);
  expect(second).toBeUndefined();
  // The timer is 100 ms late.
  clock.moveTo(THREE_HALF_HOURS_MS + 100);
  await arrival;
  const third = nextEvent(stream);
  await clock.whenAsleep(1);
  clock.moveTo(2 * THREE_HALF_HOURS_MS);
  expect(await third).toBeInstanceOf(ReadingPublished);
});

test('a reader that was slow is not hurried: the next step is due its distance after the last one', async () => {
  await publishThree();
  const clock = new TestClock(0);
  const stream = play(replayOf('MEASURED', TEN, TEN + 2 * HOUR, ['BRE']), 0, clock);
  await nextEvent(stream);
  clock.moveTo(60_000);
  await nextEvent(stream);
  const third = nextEvent(stream);
  await clock.whenAsleep(1);
  clock.moveTo(60_000 + THREE_HALF_HOURS_MS);
  expect(await third).toBeInstanceOf(ReadingPublished);
});

test('while nothing is due a replay sends watermarks with its own cursor, and it ends when its client or the hub does', async () => {
  await publishThree();
  const clock = new TestClock(0);
  const replay = replayOf('MEASURED', TEN, TEN + 2 * HOUR, ['BRE']);
  const stream = play(replay, 0, clock);
  const { cursor } = await nextEvent(stream);
  const waiting = nextEvent(stream);
  await clock.whenAsleep(1);
  hub.requestWatermarks();
  expect(await waiting).toBeInstanceOf(Watermark);
  expect((await waiting).cursor).toEqual(cursor);

  const closing = play(replay, 0, clock);
  await nextEvent(closing);
  const ends = [stream.next(), closing.next()];
  await clock.whenAsleep(2);
  await stream.return();
  hub.close();
  expect((await Promise.all(ends)).map(({ done }) => done)).toEqual([true, true]);
  expect(hub.subscriberCount).toBe(0);
});

test('equal replays share their events, and a revision in between is seen by the later one', async () => {
  await line.publishRegions([reading({ start: TEN })]);
  const replay = replayOf('MEASURED', TEN, TEN + HOUR, ['BRE']);
  const [one, two] = await Promise.all([nextEvent(play(replay)), nextEvent(play(replay))]);
  expect(one).toBe(two);
  await line.publishRegions([reading({ start: TEN, values: values({ CONSUMPTION: 5 }) })]);
  const { end } = await line.log.extent(CHANGES, 0);
  while (hub.recentChanges.end < end) await new Promise((resolve) => hub.subscribe(() => resolve(undefined)));
  expect(await describe(await nextEvent(play(replay)))).toMatchObject({ consumption: 5 });
});
