import { setImmediate as turn } from 'node:timers/promises';
import { type AreaCode, HOUR, MINUTE, parisMidnight } from '@courant/core/domain';
import { CHANGES } from '@courant/core/log';
import {
  everyRegion,
  positionedReading,
  reading,
  settleRegionInto,
  TestLine,
  values,
} from '@courant/core/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openBrokenRecords } from '../broken-record/open-broken-records.ts';
import { openThreshold, type ThresholdRequest } from '../threshold/open-threshold.ts';
import type { LiveHub } from './live-hub.ts';
import { openTestHub, servingOf } from './test/open-test-hub.ts';

const TEN = Date.parse('2026-08-27T10:00:00Z');
const QUARTER = 15 * MINUTE;

let line: TestLine;
let hub: LiveHub;
let now: number;
beforeEach(async () => {
  now = TEN + HOUR;
  line = await TestLine.open(() => now);
  hub = await openTestHub(line, () => now);
});
afterEach(() => hub.close());

async function nextEvent<Event>(stream: AsyncIterator<Event, undefined>): Promise<Event> {
  const { done, value } = await stream.next();
  if (done) throw new Error('The stream has ended.');
  return value;
}

/** Publishes a consumption for one or more quarter-hours from the `index`th on. */
const consume = (index: number, ...mw: number[]): Promise<void> =>
  line.publishRegions(
    mw.map((consumption, i) =>
      reading({ start: TEN + (index + i) * QUARTER, values: values({ CONSUMPTION: consumption }) }),
    ),
  );

/** Asks for the first event, and resolves once the stream waits for what is announced next. */
async function begin<Event>(stream: AsyncIterator<Event, undefined>): Promise<{ event: Promise<Event> }> {
  const before = hub.subscriberCount;
  const event = nextEvent(stream);
  while (hub.subscriberCount === before) await turn();
  await whenIdle();
  return { event };
}

/** Resolves once a stream has derived everything from what is announced, and waits. */
async function whenIdle(): Promise<void> {
  const { end } = await line.log.extent(CHANGES, 0);
  while (hub.recentChanges.end < end || hub.subscriberCount === 0) await turn();
}

const above2500: ThresholdRequest = { area: 'BRE', measure: 'CONSUMPTION', threshold: 2500, hysteresis: 0 };

test('a threshold is crossed by new slots, in their order; not by the latest reading nor by a revision', async () => {
  await consume(0, 2400);
  const stream = openThreshold(hub, above2500);
  const waiting = (await begin(stream)).event;
  await consume(0, 9000);
  await line.publish([reading({ start: TEN + QUARTER, area: 'IDF', values: values({ CONSUMPTION: 9000 }) })]);
  await consume(1, 2510, 2490);
  const [up, down] = [await waiting, await nextEvent(stream)];
  expect(up).toMatchObject({ crossing: 'ABOVE', value: 2510, start: TEN + QUARTER, threshold: 2500 });
  expect(up).toMatchObject({ area: { code: 'BRE' }, measure: 'CONSUMPTION', knownAt: TEN + HOUR + QUARTER });
  expect(down).toMatchObject({ crossing: 'BELOW', value: 2490, start: TEN + 2 * QUARTER });
});

test('a threshold of the country is crossed once all regions have arrived', async () => {
  await line.publish(everyRegion(TEN));
  const stream = openThreshold(hub, { ...above2500, area: 'FR', threshold: 15_000 });
  const waiting = (await begin(stream)).event;
  const high = values({ CONSUMPTION: 2000 });
  const later = everyRegion(TEN + 2 * QUARTER, { values: high });
  // The sum of eleven regions is not published yet.
  await line.publish(later.slice(1));
  await line.publish(later.slice(0, 1));
  expect(await waiting).toMatchObject({ crossing: 'ABOVE', value: 24_000, start: TEN + 2 * QUARTER });
});

test('the side of a threshold outlasts a rebuild of the store', async () => {
  await consume(0, 2400);
  hub.close();
  hub = await openTestHub(line, () => now, line.namespaces);
  const stream = openThreshold(hub, above2500);
  const waiting = (await begin(stream)).event;
  await line.rebuild('second', async (store) => {
    const over = { start: TEN + QUARTER, values: values({ CONSUMPTION: 2600 }) };
    await settleRegionInto(store, 'BRE', [positionedReading({ ...over, position: 1 })]);
  });
  expect(await waiting).toMatchObject({ crossing: 'ABOVE', value: 2600 });
});

test('equal thresholds share their event, and a stream that waits ends with its client or the hub', async () => {
  await consume(0, 2400);
  const streams = [1, 2, 3].map(() => openThreshold(hub, above2500));
  const waiting = [];
  for (const stream of streams) waiting.push(await begin(stream));
  await consume(1, 2600);
  const [first, second] = await Promise.all(waiting.map(({ event }) => event));
  expect(first).toBe(second);

  const ends = streams.map((stream) => stream.next());
  await streams[0]?.return();
  hub.close();
  expect((await Promise.all(ends)).map(({ done }) => done)).toEqual([true, true, true]);
  expect(hub.subscriberCount).toBe(0);
});

test('what never crosses anything is refused with a sentence', () => {
  const refusal = (over: Partial<ThresholdRequest>): string => {
    try {
      return String(openThreshold(hub, { ...above2500, ...over }));
    } catch (error) {
      return (error as Error).message;
    }
  };
  expect(refusal({ hysteresis: -1 })).toBe('hysteresis is -1; 0 or more is allowed.');
  for (const over of [{ threshold: Number.NEGATIVE_INFINITY }, { hysteresis: Number.POSITIVE_INFINITY }])
    expect(refusal(over)).toContain('finite numbers are allowed');
  expect(refusal({ measure: 'CARBON_INTENSITY' })).toContain('is computed when it is asked for');
  expect(refusal({ measure: 'NUCLEAR' })).toBe('measure: BRE has no NUCLEAR.');
});

test('records of no area or no measure are refused with a sentence', async () => {
  const context = { live: hub, serving: await servingOf(line), now: () => now };
  for (const list of ['areas', 'measures'] as const)
    expect(() =>
      openBrokenRecords(context, { areas: null, measures: null, period: 'TODAY', [list]: [] }),
    ).toThrow(`${list}: an empty list watches nothing`);
});

/** Two quarter-hours that make a half-hour of a consumption. */
const halfHour = (start: number, mw: number, fetched: { readonly knownAt?: number } = {}) =>
  [start, start + QUARTER].map((at) =>
    reading({ start: at, values: values({ CONSUMPTION: mw, WIND: 5 }), ...fetched }),
  );

const consumeHalfHour = (...args: Parameters<typeof halfHour>): Promise<void> =>
  line.publishRegions(halfHour(...args));

const brokenRecords = async (
  period: 'TODAY' | 'ALL_TIME' = 'ALL_TIME',
  areas: readonly AreaCode[] = ['BRE'],
) => {
  const serving = await servingOf(line);
  return openBrokenRecords(
    { live: hub, serving, now: () => now },
    { areas, measures: ['CONSUMPTION'], period },
  );
};

test('a whole half-hour that goes further than the record breaks it, each time; half of one does not', async () => {
  await consumeHalfHour(TEN - HOUR, 2400);
  const stream = await brokenRecords();
  const { event: first } = await begin(stream);
  await consumeHalfHour(TEN - 2 * QUARTER, 2390);
  const events = [await first];
  const second = await begin(stream);
  await consume(0, 2500);
  await whenIdle();
  await consume(1, 2450);
  events.push(await second.event);
  const third = await begin(stream);
  await consumeHalfHour(TEN + 2 * QUARTER, 2470);
  await whenIdle();
  // Of two that come together, the first is passed before it is announced.
  await line.publishRegions(
    [2476, 2476, 2480, 2480].map((consumption, i) =>
      reading({ start: TEN + (4 + i) * QUARTER, values: values({ CONSUMPTION: consumption }) }),
    ),
  );
  events.push(await third.event);
  expect(events.map(({ record }) => [record.kind, record.value, record.start])).toEqual([
    ['MIN', 2390, TEN - 2 * QUARTER],
    ['MAX', 2475, TEN],
    ['MAX', 2480, TEN + 6 * QUARTER],
  ]);
  expect(events[1]?.knownAt).toBe(TEN + HOUR + QUARTER);
});

test("a new day's first half-hour is its record and breaks none; the next one that goes further does", async () => {
  const midnight = parisMidnight({ year: 2026, month: 8, day: 28 });
  now = midnight - 10 * MINUTE;
  await consumeHalfHour(midnight - HOUR, 2400);
  const stream = await brokenRecords('TODAY');
  const { event: first } = await begin(stream);
  now = midnight + HOUR;
  // Fetched after midnight, it is of the day before.
  await consumeHalfHour(midnight - HOUR / 2, 3000);
  await whenIdle();
  await consumeHalfHour(midnight, 2000);
  await whenIdle();
  await consumeHalfHour(midnight + HOUR / 2, 2100);
  expect(await first).toMatchObject({ record: { kind: 'MAX', value: 2100, start: midnight + HOUR / 2 } });
});

test('what stands after the record is corrected downwards is broken by the next half-hour that goes further', async () => {
  await consumeHalfHour(TEN - 2 * HOUR, 400);
  await consumeHalfHour(TEN - HOUR, 1000);
  await consumeHalfHour(TEN - HOUR / 2, 800);
  const stream = await brokenRecords('TODAY');
  const { event } = await begin(stream);
  // The half-hour of 800 was there before: it breaks nothing as it moves up.
  await consumeHalfHour(TEN - HOUR, 600, { knownAt: now });
  await whenIdle();
  await consumeHalfHour(TEN, 790);
  await whenIdle();
  await consumeHalfHour(TEN + HOUR / 2, 900);
  expect(await event).toMatchObject({ record: { kind: 'MAX', value: 900, start: TEN + HOUR / 2 } });
});

test('a half-hour that is fetched with the correction of the record breaks it, once', async () => {
  await consumeHalfHour(TEN - 2 * HOUR, 400);
  await consumeHalfHour(TEN - HOUR, 1000);
  const stream = await brokenRecords('TODAY');
  const { event } = await begin(stream);
  const fetched = { knownAt: now };
  await line.publishRegions([...halfHour(TEN - HOUR, 600, fetched), ...halfHour(TEN, 900, fetched)]);
  const events = [await event];
  const { event: next } = await begin(stream);
  await consumeHalfHour(TEN + HOUR / 2, 950);
  events.push(await next);
  expect(events.map(({ record, knownAt }) => [record.value, knownAt])).toEqual([
    [900, now],
    [950, TEN + HOUR + HOUR / 2 + QUARTER],
  ]);
});

test('what stands after the record is revised as part of a range is broken by the next half-hour that goes further', async () => {
  const past = TEN - 72 * HOUR;
  await consumeHalfHour(past, 1000);
  await consumeHalfHour(TEN - 2 * HOUR, 400);
  const stream = await brokenRecords();
  const { event } = await begin(stream);
  await consumeHalfHour(past, 600);
  await whenIdle();
  await consumeHalfHour(TEN, 900);
  expect(await event).toMatchObject({ record: { kind: 'MAX', value: 900, start: TEN } });
});

test('a record that is broken is found once for all who watch', async () => {
  await consumeHalfHour(TEN - HOUR, 2400);
  const [one, two] = [await brokenRecords(), await brokenRecords()];
  const waiting = [await begin(one), await begin(two)];
  await consumeHalfHour(TEN, 2500);
  const [first, second] = await Promise.all(waiting.map(({ event }) => event));
  expect(first).toBe(second);
});
