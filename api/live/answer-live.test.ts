import { type AreaCode, MINUTE, REGION_CODES } from '@courant/core/domain';
import { CHANGES } from '@courant/core/log';
import { singleNamespace } from '@courant/core/store';
import { everyRegion, reading, TestLine, values } from '@courant/core/testing';
import { afterEach, expect, test, vi } from 'vitest';
import { FetchLog } from '../fetches/fetch-log.ts';
import { ServingNamespace } from '../serving-namespace.ts';
import { type LiveRequest, LiveStream } from './answer-live.ts';
import { LiveHub } from './live-hub.ts';
import {
  type LiveEvent,
  RangeRevised,
  ReadingPublished,
  ReadingRevised,
  Snapshot,
  StreamReset,
  Watermark,
} from './live-type.ts';
import { PendingEvent } from './pending-event.ts';
import { ReadStream } from './read-stream.ts';

const TEN = Date.parse('2026-08-27T10:00:00Z');
const QUARTER = 15 * MINUTE;
const HOUR = 60 * MINUTE;

interface TestSetup {
  line: TestLine;
  hub: LiveHub;
  now: number;
  subscribe(ask?: Partial<LiveRequest>): ReadStream;
}

const openHubs: LiveHub[] = [];
async function setUp(windowSize = 1_000): Promise<TestSetup> {
  const clock = { now: TEN + HOUR };
  const now = () => clock.now;
  const line = await TestLine.open(now);
  const hub = await LiveHub.open({
    log: line.log,
    serving: await ServingNamespace.open(singleNamespace(line.store, 'first'), {
      log: line.log,
      fetches: new FetchLog(line.log),
    }),
    now,
    simulated: false,
    recentChangesSize: windowSize,
    onFailure: (error) => {
      throw error;
    },
  });
  openHubs.push(hub);
  return Object.assign(clock, {
    line,
    hub,
    subscribe: (ask: Partial<LiveRequest> = {}) =>
      new ReadStream(new LiveStream(hub, { areas: null, after: null, snapshot: true, ...ask })),
  });
}
afterEach(() => {
  for (const hub of openHubs.splice(0)) hub.close();
});

async function untilTailHasRead(line: TestLine, hub: LiveHub): Promise<void> {
  const { end } = await line.log.extent(CHANGES, 0);
  while (hub.recentChanges.end < end) await new Promise((resolve) => hub.subscribe(() => resolve(undefined)));
}

const only = (...codes: AreaCode[]): ReadonlySet<AreaCode> => new Set(codes);
const consumption = (event: LiveEvent): number | null | undefined =>
  event instanceof ReadingPublished || event instanceof ReadingRevised
    ? event.reading.power('CONSUMPTION')
    : undefined;

async function nextEvent(stream: ReadStream): Promise<LiveEvent> {
  const { done, value } = await stream.next();
  if (done) throw new Error('The stream has ended.');
  return value;
}
const nextEvents = async (stream: ReadStream, count: number): Promise<LiveEvent[]> => {
  const events: LiveEvent[] = [];
  while (events.length < count) events.push(await nextEvent(stream));
  return events;
};

test("a stream begins with a snapshot of each area's latest, then tells what moves", async () => {
  const { line, subscribe } = await setUp();
  await line.publish(everyRegion(TEN));
  const stream = subscribe();
  const snapshot = await nextEvent(stream);
  expect(snapshot).toBeInstanceOf(Snapshot);
  const { readings, cursor } = snapshot as Snapshot;
  expect(readings.map(({ area }) => area.code)).toEqual(['FR', ...REGION_CODES]);
  expect(cursor.offset).toBe((await line.log.extent(CHANGES, 0)).end);

  await line.publishRegions([reading({ start: TEN + QUARTER, values: values({ CONSUMPTION: 2500 }) })]);
  const [half, quarter] = await nextEvents(stream, 2);
  expect([half, quarter].map((event) => (event as ReadingPublished).reading.resolution).sort()).toEqual([
    'HALF_HOUR',
    'QUARTER_HOUR',
  ]);
});

test('a slot that was empty is published, one that was not is revised and names what changed', async () => {
  const { line, subscribe } = await setUp();
  const stream = subscribe({ areas: only('BRE') });
  await nextEvent(stream);
  await line.publishRegions([reading({ start: TEN, values: values({ CONSUMPTION: 2400 }) })]);
  for (const event of await nextEvents(stream, 2)) expect(event).toBeInstanceOf(ReadingPublished);
  await line.publishRegions([
    reading({ start: TEN, values: values({ CONSUMPTION: 2410, WIND: 3 }), knownAt: TEN + 2 * HOUR }),
  ]);
  for (const event of await nextEvents(stream, 2)) {
    expect(event).toBeInstanceOf(ReadingRevised);
    expect(await (event as ReadingRevised).changes()).toMatchObject([
      { measure: 'CONSUMPTION', before: 2400, after: 2410, vintage: 'REAL_TIME', knownAt: TEN + 2 * HOUR },
      { measure: 'WIND', before: 0, after: 3 },
      { measure: 'PRODUCTION', before: 0, after: 3 },
    ]);
  }
});

test('a half-hour whose quarter-hours land in one fetch is published once; another fetch revises it as a whole', async () => {
  const { line, subscribe } = await setUp();
  const stream = subscribe({ areas: only('BRE') });
  await nextEvent(stream);
  const both = (consumed: number, knownAt: number) => [
    reading({ start: TEN, values: values({ CONSUMPTION: consumed }), knownAt }),
    reading({ start: TEN + QUARTER, values: values({ CONSUMPTION: consumed + 10 }), knownAt }),
  ];
  await line.publishRegions(both(2400, TEN + HOUR));
  for (const event of await nextEvents(stream, 3)) expect(event).toBeInstanceOf(ReadingPublished);
  await line.publishRegions(both(2500, TEN + 2 * HOUR));
  const halfHour = (await nextEvents(stream, 3)).find(
    (event) => event instanceof ReadingRevised && event.reading.resolution === 'HALF_HOUR',
  ) as ReadingRevised;
  expect(await halfHour.changes()).toMatchObject([{ measure: 'CONSUMPTION', before: 2405, after: 2505 }]);
});

test('an event delivered late carries the reading that is current at delivery', async () => {
  const { line, subscribe } = await setUp();
  const stream = subscribe({ areas: only('BRE') });
  await nextEvent(stream);
  await line.publishRegions([reading({ start: TEN, values: values({ CONSUMPTION: 1 }) })]);
  await line.publishRegions([
    reading({ start: TEN, values: values({ CONSUMPTION: 2 }), knownAt: TEN + 2 * HOUR }),
  ]);
  const events = await nextEvents(stream, 4);
  expect(events.map(consumption)).toEqual([2, 2, 2, 2]);
  expect(events.map((event) => event.constructor)).toEqual([
    ReadingPublished,
    ReadingPublished,
    ReadingRevised,
    ReadingRevised,
  ]);
});

test('a change made while a snapshot is read is delivered after it', async () => {
  const { line, subscribe } = await setUp();
  const { range } = line.store;
  line.store.range = async (...args) => {
    line.store.range = range;
    const found = await range.apply(line.store, args);
    await line.publishRegions([reading({ start: TEN, area: 'IDF' })]);
    return found;
  };
  const stream = subscribe({ areas: only('IDF') });
  expect(((await nextEvent(stream)) as Snapshot).readings).toEqual([]);
  expect((await nextEvents(stream, 2)).map(consumption)).toEqual([2400, 2400]);
});

test('changes of past slots are delivered as ranges', async () => {
  const { line, subscribe } = await setUp();
  const stream = subscribe({ areas: only('BRE') });
  await nextEvent(stream);
  const old = TEN - 60 * HOUR;
  await line.publishRegions(
    [0, 1, 2].map((i) => reading({ start: old + i * 30 * MINUTE, vintage: 'DEFINITIVE' })),
  );
  const range = (await nextEvent(stream)) as RangeRevised;
  expect(range).toBeInstanceOf(RangeRevised);
  expect({ from: range.from, to: range.to, slots: range.slots, grid: range.resolution }).toEqual({
    from: old,
    to: old + 90 * MINUTE,
    slots: 3,
    grid: 'HALF_HOUR',
  });
  expect(await range.vintage()).toBe('DEFINITIVE');
});

test('a cursor resumes behind its event, with strictly rising cursors and nothing missed', async () => {
  const { line, subscribe } = await setUp();
  const first = subscribe();
  await nextEvent(first);
  await line.publish(everyRegion(TEN));
  const seen = await nextEvents(first, 5);
  await first.return();
  await line.publish(everyRegion(TEN + QUARTER));
  const { end } = await line.log.extent(CHANGES, 0);

  const last = seen.at(-1)?.cursor;
  if (!last) throw new Error('nothing seen');
  const resumed = subscribe({ after: last });
  const offsets = [...seen, ...(await nextEvents(resumed, end - last.offset))].map(
    ({ cursor }) => cursor.offset,
  );
  expect(offsets).toEqual(Array.from({ length: end }, (_, i) => i + 1));
});

test('a resumed stream reads what the window no longer holds from the log', async () => {
  const { line, subscribe, hub } = await setUp(4);
  const start = hub.cursor(0);
  for (let i = 0; i < 6; i++) await line.publish(everyRegion(TEN + i * QUARTER));
  const { end } = await line.log.extent(CHANGES, 0);
  while (hub.recentChanges.end < end) await new Promise((resolve) => hub.subscribe(() => resolve(undefined)));
  expect(hub.recentChanges.first).toBeGreaterThan(0);
  const events = await nextEvents(subscribe({ after: start }), end);
  expect(events.map(({ cursor }) => cursor.offset)).toEqual(Array.from({ length: end }, (_, i) => i + 1));
});

test('a client that reads more slowly than changes arrive is reset, and the reset is the last event', async () => {
  const { line, subscribe, hub } = await setUp(4);
  await line.publish(everyRegion(TEN));
  const slow = subscribe();
  await nextEvent(slow);
  await line.publish([reading({ start: TEN })]);
  await nextEvent(slow);
  for (let i = 1; i < 4; i++) await line.publish(everyRegion(TEN + i * QUARTER));
  await untilTailHasRead(line, hub);
  const reset = (await nextEvent(slow)) as StreamReset;
  expect(reset).toBeInstanceOf(StreamReset);
  expect(reset.reason).toBe('SLOW_CONSUMER');
  expect((await slow.next()).done).toBe(true);
});

test('a cursor of another log, or past the end, or expired, is answered with a reset that says so', async () => {
  const { line, subscribe, hub } = await setUp(10);
  await line.publish(everyRegion(TEN));
  await untilTailHasRead(line, hub);
  const reasonOf = async (after: { epoch: string; offset: number }): Promise<string> =>
    ((await nextEvent(subscribe({ after }))) as StreamReset).reason;
  expect(await reasonOf({ epoch: 'another', offset: 1 })).toBe('CURSOR_FOREIGN');
  expect(await reasonOf(hub.cursor(1_000_000))).toBe('CURSOR_FOREIGN');
  await line.log.expire(CHANGES, TEN + 30 * 24 * HOUR);
  expect(await reasonOf(hub.cursor(0))).toBe('CURSOR_EXPIRED');
});

test('a cursor that is followed by what is in memory is resumed without a question to the log', async () => {
  const { line, subscribe, hub } = await setUp();
  await line.publish(everyRegion(TEN));
  await untilTailHasRead(line, hub);
  const spies = [vi.spyOn(line.log, 'extent'), vi.spyOn(line.log, 'read')];
  expect((await nextEvent(subscribe({ after: hub.cursor(0) }))).cursor.offset).toBe(1);
  for (const spy of spies) expect(spy).not.toHaveBeenCalled();
});

test('streams that come to an announcement are given the same event, before it is read', async () => {
  const { line, hub } = await setUp();
  await line.publish(everyRegion(TEN));
  await untilTailHasRead(line, hub);
  const firstOf = async (areas: LiveRequest['areas']) =>
    (await new LiveStream(hub, { areas, after: hub.cursor(0), snapshot: false }).next()).value;
  const [all, one] = [await firstOf(null), await firstOf(only('IDF'))];
  expect(all).toBeInstanceOf(PendingEvent);
  expect(one).toBe(all);
  expect(hub.eventCount).toBe(0);
});

test('a watermark moves the cursor past what the filter hides', async () => {
  const { line, subscribe, hub } = await setUp();
  const stream = subscribe({ areas: only('PAC') });
  await nextEvent(stream);
  const waiting = nextEvent(stream);
  await line.publishRegions([reading({ start: TEN, area: 'BRE' })]);
  const { end } = await line.log.extent(CHANGES, 0);
  while (hub.recentChanges.end < end) await new Promise((resolve) => hub.subscribe(() => resolve(undefined)));
  hub.requestWatermarks();
  const watermark = await waiting;
  expect(watermark).toBeInstanceOf(Watermark);
  expect(watermark.cursor.offset).toBe(end);
});

test('without a snapshot the stream begins with a watermark, so that there is a cursor to resume from', async () => {
  const { line, subscribe } = await setUp();
  await line.publish(everyRegion(TEN));
  const first = await nextEvent(subscribe({ snapshot: false }));
  expect(first).toBeInstanceOf(Watermark);
  expect(first.cursor.offset).toBe((await line.log.extent(CHANGES, 0)).end);
});

test('a stream that waits ends at once when its client leaves or the hub closes', async () => {
  const { subscribe, hub } = await setUp();
  const leaving = subscribe();
  const closing = subscribe();
  await nextEvent(leaving);
  await nextEvent(closing);
  const waits = [leaving.next(), closing.next()];
  await leaving.return();
  hub.close();
  expect((await Promise.all(waits)).map(({ done }) => done)).toEqual([true, true]);
  expect(hub.subscriberCount).toBe(0);
});

test('many subscribers cost one read of the store an event', async () => {
  const { line, subscribe, hub } = await setUp();
  let loads = 0;
  const { load } = line.store;
  line.store.load = (keys) => {
    loads++;
    return load.call(line.store, keys);
  };
  const streams = Array.from({ length: 20 }, () => subscribe({ areas: only('BRE') }));
  await Promise.all(streams.map(nextEvent));
  await line.publishRegions([reading({ start: TEN })]);
  const before = loads;
  const events = await Promise.all(streams.map((stream) => nextEvents(stream, 2)));
  expect(loads - before).toBe(2);
  expect(new Set(events.map(([event]) => event)).size).toBe(1);
  expect(hub.recentChanges.end).toBe(2);
});
