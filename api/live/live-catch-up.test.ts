import { MINUTE } from '@courant/core/domain';
import { CHANGES } from '@courant/core/log';
import { singleNamespace } from '@courant/core/store';
import { everyRegion, TestLine } from '@courant/core/testing';
import { afterEach, expect, test, vi } from 'vitest';
import { FetchLog } from '../fetches/fetch-log.ts';
import { ServingNamespace } from '../serving-namespace.ts';
import { LiveStream } from './answer-live.ts';
import { LiveHub } from './live-hub.ts';
import { Watermark } from './live-type.ts';
import { ReadStream } from './read-stream.ts';

const TEN = Date.parse('2026-08-27T10:00:00Z');
const now = () => TEN + 60 * MINUTE;
/** Announcements behind the oldest cursor: several pages. */
const BACKLOG = 2_000;

const openHubs: LiveHub[] = [];
afterEach(() => {
  for (const hub of openHubs.splice(0)) hub.close();
});

/** A hub that has started behind a backlog, so that whoever resumes from its beginning catches up. */
async function openBehindBacklog(): Promise<LiveHub> {
  const line = await TestLine.open(now);
  await line.publish(everyRegion(TEN));
  const some = await line.log.read(CHANGES, 0, 0, 100);
  const values = some.flatMap(({ message }) => (message.ok ? [message.value] : []));
  for (let count = some.length; count < BACKLOG; count += values.length)
    await line.log.append(CHANGES, values);
  const hub = await LiveHub.open({
    log: line.log,
    serving: await ServingNamespace.open(singleNamespace(line.store, 'first'), {
      log: line.log,
      fetches: new FetchLog(line.log),
    }),
    now,
    simulated: false,
    recentChangesSize: 100,
    onFailure: (error) => expect.unreachable(String(error)),
  });
  openHubs.push(hub);
  return hub;
}

const resume = (hub: LiveHub): ReadStream =>
  new ReadStream(new LiveStream(hub, { areas: null, after: hub.cursor(0), snapshot: false }));

/** Reads a stream to the end of the log, as fast as it comes; the number of events. */
async function readToEnd(hub: LiveHub, stream: ReadStream): Promise<number> {
  const { end } = await hub.extent();
  for (let count = 1; ; count++) {
    const { value } = await stream.next();
    if (value && value.cursor.offset < end) continue;
    await stream.return();
    return count;
  }
}

test('a watermark on the way says that the stream still catches up, and one at the end that it has', async () => {
  const hub = await openBehindBacklog();
  const stream = resume(hub);
  const { end } = await hub.extent();
  const watermarks: { readonly isBefore: boolean; readonly caughtUp: boolean }[] = [];
  for (let isAtEnd = false; !isAtEnd; ) {
    const { value } = await stream.next();
    // A watermark that is due again before each read would be all that comes.
    if (!(value instanceof Watermark)) {
      hub.requestWatermarks();
      continue;
    }
    const isBefore = value.cursor.offset < end;
    watermarks.push({ isBefore, caughtUp: value.caughtUp });
    isAtEnd = !isBefore;
  }
  await stream.return();

  // One at the end of each page, and the last.
  expect(watermarks.length).toBeGreaterThan(2);
  for (const { isBefore, caughtUp } of watermarks) expect(caughtUp).toBe(!isBefore);
});

test('a resumed stream says at once that it has reached the end, though no watermark is due', async () => {
  const hub = await openBehindBacklog();
  const { end } = await hub.extent();
  const stream = new ReadStream(
    new LiveStream(hub, { areas: null, after: hub.cursor(end - 2), snapshot: false }),
  );
  const events = [await stream.next(), await stream.next(), await stream.next()].map(({ value }) => value);
  await stream.return();

  expect(events.map((event) => event instanceof Watermark)).toEqual([false, false, true]);
  expect(events[2]).toMatchObject({ caughtUp: true, cursor: { offset: end } });
});

test('timers fire while more streams than there are places catch up, and each stream gets every event', async () => {
  const hub = await openBehindBacklog();
  const { end } = await hub.extent();
  let isDone = false;
  let timersFired = 0;
  const fire = (): void => {
    timersFired++;
    if (!isDone) setTimeout(fire, 0);
  };
  setTimeout(fire, 0);
  const counts = await Promise.all(Array.from({ length: 40 }, () => readToEnd(hub, resume(hub))));
  isDone = true;
  expect(counts).toEqual(counts.map(() => end));
  // Without turns of the event loop, none would have fired.
  expect(timersFired).toBeGreaterThan(20);
  expect([hub.catchUpLine.size, hub.catchUpLine.waitingCount]).toEqual([0, 0]);
  expect(hub.eventCount).toBeLessThanOrEqual(512);
});

test('streams whose clients do not read keep none from catching up, and their places return when they end', async () => {
  const hub = await openBehindBacklog();
  const stalled = Array.from({ length: 20 }, () => resume(hub));
  const firstEvents = stalled.map((stream) => stream.next());
  await Promise.all(firstEvents.slice(0, 16));
  expect(await readToEnd(hub, resume(hub))).toBe(hub.recentChanges.end);
  await Promise.all(stalled.map((stream) => stream.return()));
  await Promise.all(firstEvents);
  expect([hub.catchUpLine.size, hub.catchUpLine.waitingCount]).toEqual([0, 0]);
});

test('a stream that ends while it waits in line is let go', async () => {
  const hub = await openBehindBacklog();
  const before = Array.from({ length: 16 }, () => resume(hub));
  await Promise.all(before.map((stream) => stream.next()));
  const late = resume(hub);
  const waiting = late.next();
  await late.return();
  expect((await waiting).done).toBe(true);
  expect(hub.catchUpLine.waitingCount).toBe(0);
});

test('a stream that could not read gives its place back', async () => {
  const hub = await openBehindBacklog();
  vi.spyOn(hub.log, 'read').mockRejectedValueOnce(new Error('The log is away.'));
  const stream = resume(hub);
  await expect(stream.next()).rejects.toThrow('The log is away.');
  expect(hub.catchUpLine.size).toBe(0);
  expect((await stream.next()).done).toBe(true);
});
