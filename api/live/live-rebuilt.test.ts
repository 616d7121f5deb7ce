import { type Chunk, DraftChunk, decodeChunk, encodeChunk, MINUTE } from '@courant/core/domain';
import { CHANGES } from '@courant/core/log';
import type { ChunkStore } from '@courant/core/store';
import { reading, TestLine, values } from '@courant/core/testing';
import { afterEach, expect, test } from 'vitest';
import { FetchLog } from '../fetches/fetch-log.ts';
import { ServingNamespace } from '../serving-namespace.ts';
import { openTestApi } from '../test/open-test-api.ts';
import { type LiveRequest, LiveStream } from './answer-live.ts';
import { LiveHub } from './live-hub.ts';
import {
  type LiveEvent,
  ReadingPublished,
  ReadingRevised,
  Snapshot,
  StreamReset,
  Watermark,
} from './live-type.ts';
import { ReadStream } from './read-stream.ts';

const TEN = Date.parse('2026-08-27T10:00:00Z');
const NOW = TEN + 60 * MINUTE;
const BRE = new Set(['BRE'] as const);
/** What the old store says, and the new one. */
const [WRONG_MW, RIGHT_MW] = [1, 2400];

const cleanUps: (() => void)[] = [];
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp();
});

async function setUp() {
  const line = await TestLine.open(() => NOW);
  await line.publishRegions([reading({ start: TEN, values: values({ CONSUMPTION: WRONG_MW }) })]);
  const serving = await ServingNamespace.open(line.namespaces, {
    log: line.log,
    fetches: new FetchLog(line.log),
  });
  const hub = await LiveHub.open({
    log: line.log,
    serving,
    now: () => NOW,
    simulated: false,
    recentChangesSize: 100,
    onFailure: (error) => {
      throw error;
    },
  });
  cleanUps.push(() => hub.close());
  const subscribe = (ask: Partial<LiveRequest> = {}) =>
    new ReadStream(new LiveStream(hub, { areas: BRE, after: null, snapshot: true, ...ask }));
  return { line, serving, hub, subscribe };
}

/** The same chunks, each with the right consumption. */
const saveCorrected =
  (line: TestLine) =>
  async (store: ChunkStore): Promise<void> => {
    for (const resolution of ['QUARTER_HOUR', 'HALF_HOUR'] as const) {
      const chunks = await line.store.range('BRE', resolution, 0, Number.MAX_SAFE_INTEGER);
      await store.save(chunks.map(correctedChunk));
    }
  };

function correctedChunk(chunk: Chunk): Chunk {
  const draft = new DraftChunk(chunk);
  for (let slot = 0; slot < draft.length; slot++)
    if ((draft.column('CONSUMPTION').count[slot] ?? 0) > 0)
      draft.column('CONSUMPTION').setMean(slot, RIGHT_MW * 2, 1);
  return decodeChunk(draft.key, 0, encodeChunk(draft));
}

async function nextEvent(stream: ReadStream): Promise<LiveEvent> {
  const { done, value } = await stream.next();
  if (done) throw new Error('The stream has ended.');
  return value;
}

const consumptionOf = (event: LiveEvent): number | null | undefined => {
  if (event instanceof Snapshot) return event.readings[0]?.power('CONSUMPTION');
  const isReading = event instanceof ReadingPublished || event instanceof ReadingRevised;
  return isReading ? event.reading.power('CONSUMPTION') : undefined;
};

test('a rebuilt store resets each open or resuming stream once, and no stream that begins after the rebuild', async () => {
  const { line, hub, subscribe } = await setUp();
  const before = subscribe();
  expect(consumptionOf(await nextEvent(before))).toBe(WRONG_MW);
  await line.rebuild('second', saveCorrected(line));
  const { end } = await line.log.extent(CHANGES, 0);

  const resumed = subscribe({ after: hub.cursor(end - 1) });
  for (const stream of [before, resumed]) {
    const reset = await nextEvent(stream);
    expect(reset).toBeInstanceOf(StreamReset);
    expect(reset).toMatchObject({ reason: 'STORE_REBUILT', cursor: { offset: end } });
    expect((await stream.next()).done).toBe(true);
  }
  const after = subscribe({ after: hub.cursor(end) });
  const anew = subscribe();
  expect(await nextEvent(after)).toBeInstanceOf(Watermark);
  expect(consumptionOf(await nextEvent(anew))).toBe(RIGHT_MW);
  const next = Promise.all([nextEvent(after), nextEvent(anew)]);
  await line.log.append(CHANGES, [
    { area: 'BRE', resolution: 'QUARTER_HOUR', from: TEN, to: TEN + 15 * MINUTE, slots: 1, setter: 9 },
  ]);
  expect((await next).map(consumptionOf)).toEqual([RIGHT_MW, RIGHT_MW]);
});

test('a later stream reads the new store, not the events cached from the old one', async () => {
  const { line, hub, subscribe } = await setUp();
  const after = hub.cursor((await hub.extent()).end);
  await line.publishRegions([reading({ start: TEN, values: values({ CONSUMPTION: WRONG_MW + 1 }) })]);
  const [quick, slow] = [subscribe({ after }), subscribe({ after })];
  expect(consumptionOf(await nextEvent(quick))).toBe(WRONG_MW + 1);
  await line.rebuild('second', saveCorrected(line));
  while (hub.recentChanges.end < (await hub.extent()).end)
    await new Promise((resolve) => hub.subscribe(() => resolve(0)));
  expect(consumptionOf(await nextEvent(slow))).toBe(RIGHT_MW);
});

test('a snapshot that begins after the announcement is of the new store, even before the tail has read the announcement', async () => {
  const { line, serving, subscribe } = await setUp();
  const fill = saveCorrected(line);
  await line.rebuild('second', fill);
  // In the same turn, before the tail has been given the page.
  expect(serving.name).toBe('first');
  expect(consumptionOf(await nextEvent(subscribe()))).toBe(RIGHT_MW);
});

test('a request that has read the old store gets a cursor before the announcement', async () => {
  const { line, hub } = await setUp();
  const { end } = await hub.extent();
  expect(await hub.endOf('first')).toBe(end);
  await line.rebuild('second', saveCorrected(line));
  expect(await hub.endOf('first')).toBe(end);
  while (hub.recentChanges.end <= end) await new Promise((resolve) => hub.subscribe(() => resolve(0)));
  expect(await hub.endOf('first')).toBe(end);
  expect(await hub.endOf('second')).toBe(end + 1);
});

test('a request that began before the flip ends in what it began with, the next one in what serves', async () => {
  const line = await TestLine.open(() => NOW);
  await line.publishRegions([reading({ start: TEN, values: values({ CONSUMPTION: WRONG_MW }) })]);
  // The latest is looked for from here back, one chunk after the other.
  await line.publishRegions([
    reading({ start: TEN + 24 * 60 * MINUTE, values: values({ CONSUMPTION: null }) }),
  ]);
  const api = await openTestApi(() => NOW, { store: line.namespaces }, line);
  cleanUps.push(() => void api.close());
  const ask = async () => {
    const { data, errors } = await api.ask('{ area(code: BRE) { latest { consumption } } }');
    expect(errors).toBeUndefined();
    const { area }: Record<string, unknown> = data;
    return (area as { latest: { consumption: number } }).latest.consumption;
  };
  const old = await line.namespaces.open('first');
  const { range } = old;
  // The flip falls between two reads of one request, and is known to the api before the second.
  old.range = async (...question) => {
    old.range = range;
    const found = await range.apply(old, question);
    await line.rebuild('second', saveCorrected(line));
    await expect.poll(ask, { timeout: 5_000 }).toBe(RIGHT_MW);
    return found;
  };
  expect(await ask()).toBe(WRONG_MW);
  expect(await ask()).toBe(RIGHT_MW);
  expect(api.failures).toEqual([]);
});
