import { MINUTE, REGION_CODES } from '@courant/core/domain';
import { READINGS } from '@courant/core/log';
import { TestClock } from '@courant/core/testing';
import { createPublication, openSimulator, type SimulatorOptions } from '@courant/simulator';
import { expect, onTestFinished, test } from 'vitest';
import { WholeLine } from './whole-line.ts';

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

async function openLine(clock: TestClock, backfillFrom: number, simulator: SimulatorOptions) {
  const publisher = await openSimulator({ now: clock.now, historyFrom: backfillFrom, ...simulator });
  onTestFinished(() => publisher.close());
  return WholeLine.open({ publisher, clock, backfillFrom });
}

/** Where each partition of readings ends. */
const endsOf = (line: WholeLine): Promise<number[]> =>
  Promise.all(REGION_CODES.map(async (_, partition) => (await line.log.extent(READINGS, partition)).end));

test('a source that does not change yields no reading over 96 polls', { timeout: 120_000 }, async () => {
  const now = Date.UTC(2026, 7, 27, 8, 20);
  const clock = new TestClock(now);
  // The publisher's clock stands still while the line's moves a day.
  const line = await openLine(clock, now - DAY, { now: () => now, consolidatedUntil: now - DAY / 2 });
  await line.workers.waitUntilSettled();
  const before = await endsOf(line);
  expect(Math.min(...before)).toBeGreaterThan(48);

  const asksBefore = line.workers.asks.length;
  await line.workers.advanceTo(now + DAY);
  const asks = line.workers.asks.slice(asksBefore).map(({ fetch }) => fetch);
  expect(asks.filter(({ purpose }) => purpose === 'POLL').length).toBeGreaterThanOrEqual(96);
  // No slice is fetched again: a month of twelve regions each time would spend the quota.
  expect(new Set(asks.map(({ purpose }) => purpose))).toEqual(new Set(['POLL', 'CHECK']));
  expect(asks.filter(({ refusal }) => refusal !== null)).toEqual([]);
  expect(await endsOf(line)).toEqual(before);
});

/** End of the first quarter of 2026, which the simulator consolidates in June. */
const PACKET_END = Date.parse('2026-03-31T22:00:00Z');

function landingOf(packetEnd: number): number {
  const plan = createPublication({ seed: 1, historyFrom: 0, refresh: 'hourly', liveRevisionEveryMs: 0 });
  let at = packetEnd;
  while (plan.consolidatedUntil(at) < packetEnd) at += 15 * MINUTE;
  return at;
}

test('a packet of consolidated data is in the answers within a day of its landing', {
  timeout: 240_000,
}, async () => {
  const landing = landingOf(PACKET_END);
  const clock = new TestClock(landing - HOUR);
  const line = await openLine(clock, PACKET_END - 12 * HOUR, {});
  await line.workers.waitUntilSettled();
  expect(await slotBeforePacketEnd(line)).toEqual({ vintage: 'REAL_TIME' });
  expect(await settledUntil(line)).toEqual(REGION_CODES.map(() => null));

  await line.workers.advanceTo(landing + DAY);
  expect(await slotBeforePacketEnd(line)).toEqual({ vintage: 'CONSOLIDATED' });
  expect(await settledUntil(line)).toEqual(REGION_CODES.map(() => '2026-03-31T22:00:00Z'));
});

async function slotBeforePacketEnd(line: WholeLine): Promise<unknown> {
  const { reading } = await line.query<{ reading: unknown }>(
    `{ reading(area: BRE, at: "2026-03-31T21:30:00Z", resolution: HALF_HOUR) { vintage } }`,
  );
  return reading;
}

async function settledUntil(line: WholeLine): Promise<unknown> {
  const { freshness } = await line.query<{
    freshness: { areas: { area: { code: string }; settledUntil: string | null }[] };
  }>('{ freshness { areas { area { code } settledUntil } } }');
  return freshness.areas.flatMap(({ area, settledUntil: until }) => (area.code === 'FR' ? [] : [until]));
}
