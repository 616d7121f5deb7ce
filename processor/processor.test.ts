import {
  type AreaCode,
  CHUNK_FORMAT,
  type Change,
  HOUR,
  isRebuilt,
  MINUTE,
  meanMw,
  periodStart,
  REGION_CODES,
  type Reading,
  type Resolution,
  slotOf,
} from '@courant/core/domain';
import { CHANGES, type MemoryLog, openMemoryLog, READINGS, REJECTED, type Topic } from '@courant/core/log';
import { type ChunkStore, createMemoryStore } from '@courant/core/store';
import { reading, values } from '@courant/core/testing';
import { expect, test } from 'vitest';
import { claimStore } from './claim.ts';
import { type BatchDone, COUNTRY_GROUP, REGIONS_GROUP, runProcessor, StoreMismatchError } from './index.ts';

const GROUPS = { regions: REGIONS_GROUP, country: COUNTRY_GROUP };
const NOW = Date.parse('2026-08-27T12:00:00Z');
const TEN = Date.parse('2026-08-27T10:00:00Z');

const published = (overrides: Partial<Reading> = {}): Reading =>
  reading({ start: TEN, knownAt: NOW, values: values({}, 100), ...overrides });

/** Runs the processor until both groups have nothing left, then ends it. */
async function settleAll(log: MemoryLog, store: ChunkStore, now = NOW): Promise<void> {
  const end = new AbortController();
  const endIfDone = async (): Promise<void> => {
    if ((await log.lag(READINGS, REGIONS_GROUP)) + (await log.lag(CHANGES, COUNTRY_GROUP)) === 0) end.abort();
  };
  const onBatch = (_: BatchDone): void => void endIfDone();
  await runProcessor({ log, store, signal: end.signal, now: () => now, onBatch });
}

const consumption = async (
  store: ChunkStore,
  area: AreaCode,
  resolution: Resolution,
  start = TEN,
): Promise<number | null> => {
  const [chunk] = await store.load([{ area, resolution, period: periodStart(resolution, start) }]);
  return chunk ? meanMw(chunk.column('CONSUMPTION'), slotOf(resolution, start)) : null;
};

async function messages<T>(log: MemoryLog, topic: Topic<T>, partition = 0): Promise<T[]> {
  const { first } = await log.extent(topic, partition);
  return (await log.read(topic, partition, first, 10_000)).flatMap(({ message }) =>
    message.ok ? [message.value] : [],
  );
}

async function changesOf(log: MemoryLog): Promise<Change[]> {
  return (await messages(log, CHANGES)).filter((one): one is Change => !isRebuilt(one));
}

async function createLogAndStore(): Promise<{ log: MemoryLog; store: ChunkStore }> {
  return { log: await openMemoryLog({ now: () => NOW }), store: await createMemoryStore() };
}

test('readings of twelve regions become quarter-hours, half-hours, roll-ups and the country', async () => {
  const { log, store } = await createLogAndStore();
  await log.append(
    READINGS,
    REGION_CODES.map((area) => published({ area })),
  );
  await settleAll(log, store);
  expect(await consumption(store, 'BRE', 'QUARTER_HOUR')).toBe(100);
  expect(await consumption(store, 'BRE', 'YEAR')).toBe(100);
  expect(await consumption(store, 'FR', 'HALF_HOUR')).toBe(1200);
  expect(await consumption(store, 'FR', 'MONTH')).toBe(1200);
});

test('what moved is announced once it is stored: quarter and half of the region, then the half-hour of the country', async () => {
  const { log, store } = await createLogAndStore();
  await log.append(READINGS, [published()]);
  await settleAll(log, store);
  const changes = await changesOf(log);
  expect(changes.map(({ area, resolution, from, setter }) => [area, resolution, from, setter])).toEqual([
    ['BRE', 'HALF_HOUR', TEN, 0],
    ['BRE', 'QUARTER_HOUR', TEN, 0],
    ['FR', 'HALF_HOUR', TEN, 0],
  ]);
});

test('what twelve regions announce of one time is summed a few times, not twelve', async () => {
  const { log, store } = await createLogAndStore();
  for (const area of REGION_CODES) await log.append(READINGS, [published({ area })]);
  await settleAll(log, store);
  const ofCountry = (await changesOf(log)).filter(({ area }) => area === 'FR');
  expect(ofCountry.length).toBeLessThanOrEqual(3);
  expect(await consumption(store, 'FR', 'HALF_HOUR')).toBe(1200);
});

test('a message that is no reading is rejected with its origin, and the partition goes on', async () => {
  const { log, store } = await createLogAndStore();
  const anything: Topic<string> = {
    ...READINGS,
    partitionOf: () => 7,
    encode: (text) => text,
    decode: (text) => text,
  };
  await log.append(anything, [
    'hello',
    READINGS.encode(published({ area: 'IDF' })),
    READINGS.encode(published()),
  ]);
  await settleAll(log, store);
  expect(await consumption(store, 'BRE', 'QUARTER_HOUR')).toBe(100);
  const rejected = await messages(log, REJECTED);
  expect(rejected.map(({ origin }) => origin)).toEqual(['courant.readings/7@0', 'courant.readings/7@1']);
  expect(rejected[0]).toMatchObject({ raw: 'hello', rejectedAt: NOW });
  expect(rejected[1]?.reason).toBe('A reading of IDF belongs in partition 0, not 7.');
});

test('a new store beside a log already worked off is settled from its first entry', async () => {
  const { log, store } = await createLogAndStore();
  await log.append(READINGS, [published()]);
  await settleAll(log, store);
  const newStore = await createMemoryStore();
  await settleAll(log, newStore);
  expect(await consumption(newStore, 'BRE', 'HALF_HOUR')).toBe(100);
  expect(await newStore.identity()).toEqual({ logEpoch: log.epoch, format: CHUNK_FORMAT });
});

test('a processor that finds the store claimed by a quicker one joins it; one whose group is in use without that stops', async () => {
  const { log, store } = await createLogAndStore();
  await log.append(READINGS, [published()]);
  const quicker = new AbortController();
  const batches = log.consume(READINGS, REGIONS_GROUP, { signal: quicker.signal })[Symbol.asyncIterator]();
  await batches.next();
  await expect(claimStore(log, store, GROUPS)).rejects.toThrow('is being consumed');
  const identity = { logEpoch: log.epoch, format: CHUNK_FORMAT };
  await store.claim(identity);
  let questions = 0;
  const seenTooEarly = Object.assign(Object.create(store) as ChunkStore, {
    identity: async () => (questions++ === 0 ? undefined : identity),
    claim: async () => true,
  });
  await claimStore(log, seenTooEarly, GROUPS);
  quicker.abort();
});

test('a store settled from another log stops the start with a sentence that says how to rebuild and what is lost', async () => {
  const { log, store } = await createLogAndStore();
  await store.claim({ logEpoch: 'another', format: CHUNK_FORMAT });
  const start = settleAll(log, store);
  await expect(start).rejects.toBeInstanceOf(StoreMismatchError);
  await expect(start).rejects.toThrow(
    /settled from log another, but this log is .*npm run rebuild.*the folder "store".*gone for good/s,
  );
});

test('a store of another format stops the start', async () => {
  const { log, store } = await createLogAndStore();
  await store.claim({ logEpoch: log.epoch, format: CHUNK_FORMAT + 1 });
  await expect(settleAll(log, store)).rejects.toThrow(
    `format ${CHUNK_FORMAT + 1}; this version reads format ${CHUNK_FORMAT}`,
  );
});

test('a store that began with an older format that is readable is settled on, and keeps that format', async () => {
  const { log, store } = await createLogAndStore();
  const identity = { logEpoch: log.epoch, format: 1 };
  await store.claim(identity);
  await log.append(READINGS, [published()]);
  await settleAll(log, store);
  expect(await consumption(store, 'BRE', 'HALF_HOUR')).toBe(100);
  expect(await store.identity()).toEqual(identity);
});

test('where its next offset in changes has expired, the country sums every half-hour that a region holds', async () => {
  const { log, store } = await createLogAndStore();
  const yesterday = TEN - 24 * HOUR;
  await log.append(
    READINGS,
    REGION_CODES.map((area) => published({ area, start: yesterday })),
  );
  await settleAll(log, store);
  // The country misses what the regions announce from here on: its offset stays, the announcements expire.
  await log.append(
    READINGS,
    REGION_CODES.map((area) => published({ area })),
  );
  const regionsOnly = new AbortController();
  const { runRegions } = await import('./regions.ts');
  const onBatch = async (): Promise<void> => {
    if ((await log.lag(READINGS, REGIONS_GROUP)) === 0) regionsOnly.abort();
  };
  await runRegions({
    log,
    store,
    signal: regionsOnly.signal,
    now: () => NOW,
    groups: GROUPS,
    onBatch: () => void onBatch(),
  });
  await log.expire(CHANGES, NOW + 8 * 24 * HOUR);
  expect(await consumption(store, 'FR', 'HALF_HOUR')).toBeNull();

  await log.append(READINGS, [published({ area: 'IDF', start: TEN + 15 * MINUTE })]);
  await settleAll(log, store);
  expect(await consumption(store, 'FR', 'HALF_HOUR')).toBe(1200);
  expect(await consumption(store, 'FR', 'HALF_HOUR', yesterday)).toBe(1200);
});

test('a save cut half-way is repeated whole by the next run', async () => {
  const { log } = await createLogAndStore();
  const store = await createMemoryStore();
  await log.append(READINGS, [published(), published({ start: TEN + 15 * MINUTE })]);
  for (let chunks = 0; chunks < 7; chunks++) {
    store.failAfter(chunks);
    await expect(settleAll(log, store)).rejects.toThrow('told to fail');
  }
  await settleAll(log, store);
  expect(await consumption(store, 'BRE', 'DAY')).toBe(100);
  expect((await changesOf(log)).filter(({ area }) => area === 'BRE')).toHaveLength(3);
});
