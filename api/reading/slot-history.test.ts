import {
  DraftChunk,
  emptyChunk,
  HOUR,
  MINUTE,
  REGION_CODES,
  type Reading,
  toMeasureValues,
} from '@courant/core/domain';
import { everyRegion, pick, reading, seededRandom, TestLine, values } from '@courant/core/testing';
import { expect, test } from 'vitest';
import { ChunkReader } from '../column/chunk-reader.ts';
import { findReading } from './answer-reading.ts';
import { loadSlotHistory } from './load-slot-history.ts';
import type { Reading as ReadingType } from './reading-type.ts';
import type { Revision } from './revision-type.ts';
import { readStates } from './slot-history.ts';

const TEN = Date.parse('2026-08-27T10:00:00Z');
const QUARTER = 15 * MINUTE;
const consumed = (mwConsumed: number | null, over: Partial<Reading> = {}): Reading =>
  reading({ start: TEN, values: values({ CONSUMPTION: mwConsumed }), ...over });

async function settled(...readings: Reading[]): Promise<TestLine> {
  const line = await TestLine.open(() => TEN + HOUR);
  // One by one: a history is the same however it was batched.
  for (const one of readings) await line.publishRegions([one]);
  await line.sumCountry();
  return line;
}

async function found(
  line: TestLine,
  grid: 'QUARTER_HOUR' | 'HALF_HOUR',
  area: 'BRE' | 'FR' = 'BRE',
): Promise<ReadingType> {
  const current = await findReading(new ChunkReader(line.store), area, TEN, grid, false);
  if (!current) throw new Error('No reading.');
  return current;
}

const steps = (revisions: Revision[] | null) =>
  revisions
    ?.filter(({ measure }) => measure === 'CONSUMPTION')
    .map(({ before, after, vintage }) => [before, after, vintage]);

test('a quarter-hour tells each number that another replaced, in order, and nothing where only confirmed', async () => {
  const line = await settled(
    consumed(2400, { knownAt: TEN + 1 }),
    consumed(2400, { knownAt: TEN + 2 }),
    consumed(2450, { knownAt: TEN + 3 }),
    consumed(null, { knownAt: TEN + 4 }),
  );
  expect(steps(await (await found(line, 'QUARTER_HOUR')).revisions())).toEqual([
    [2400, 2450, 'REAL_TIME'],
    [2450, null, 'REAL_TIME'],
  ]);
});

test('a half-hour tells the history of its quarter-hours, then its metered readings; late real time is not in it', async () => {
  const line = await settled(
    consumed(2400, { knownAt: TEN + 1 }),
    consumed(2500, { start: TEN + QUARTER, knownAt: TEN + 2 }),
    consumed(2420, { knownAt: TEN + 3 }),
    consumed(2390, { vintage: 'CONSOLIDATED' }),
    consumed(9999),
    consumed(2412, { vintage: 'DEFINITIVE' }),
  );
  expect(steps(await (await found(line, 'HALF_HOUR')).revisions())).toEqual([
    [2400, 2450, 'REAL_TIME'],
    [2450, 2460, 'REAL_TIME'],
    [2460, 2390, 'CONSOLIDATED'],
    [2390, 2412, 'DEFINITIVE'],
  ]);
});

test('quarter-hours fetched together are one move of their half-hour', async () => {
  const line = await settled(
    consumed(2400, { knownAt: TEN + 1 }),
    consumed(2500, { start: TEN + QUARTER, knownAt: TEN + 1 }),
    consumed(2420, { knownAt: TEN + 2 }),
    consumed(2520, { start: TEN + QUARTER, knownAt: TEN + 2 }),
  );
  expect(steps(await (await found(line, 'HALF_HOUR')).revisions())).toEqual([[2450, 2470, 'REAL_TIME']]);
});

test('a consolidated day behind a definitive one is in its revisions; in the other order there are none', async () => {
  const consolidated = consumed(2390, { vintage: 'CONSOLIDATED' });
  const definitive = consumed(2412, { vintage: 'DEFINITIVE' });
  const first = await settled(consolidated, definitive);
  expect(steps(await (await found(first, 'HALF_HOUR')).revisions())).toEqual([[2390, 2412, 'DEFINITIVE']]);
  const other = await settled(definitive, consolidated);
  expect(await (await found(other, 'HALF_HOUR')).revisions()).toEqual([]);
});

test("the country's history is its regions', in the order they were fetched", async () => {
  const line = await TestLine.open(() => TEN + HOUR);
  await line.publish(
    everyRegion(TEN, { knownAt: TEN + 1 }).map((one) => ({ ...one, values: values({ CONSUMPTION: 100 }) })),
  );
  await line.publish([consumed(150, { area: 'PAC', knownAt: TEN + 3 })]);
  await line.publish([consumed(90, { area: 'IDF', knownAt: TEN + 2 })]);
  const france = await found(line, 'HALF_HOUR', 'FR');
  expect(france.power('CONSUMPTION')).toBe(1240);
  expect(steps(await france.revisions())).toEqual([
    [1200, 1190, 'REAL_TIME'],
    [1190, 1240, 'REAL_TIME'],
  ]);
});

test("the country's history begins with nothing while a region has not published", async () => {
  const line = await TestLine.open(() => TEN + HOUR);
  const all = everyRegion(TEN).map((one, i) => ({
    ...one,
    knownAt: TEN + (i < 11 ? 1 : 2),
    values: values({ CONSUMPTION: 100 }),
  }));
  await line.publish(all);
  expect(steps(await (await found(line, 'HALF_HOUR', 'FR')).revisions())).toEqual([
    [null, 1200, 'REAL_TIME'],
  ]);
});

test('a reading of an older, shorter list of measures is null for the new one, and no other measure is read in its stead', async () => {
  const older = values({ CONSUMPTION: 2400, EXCHANGE: 7 }).slice(0, -1);
  const line = await settled(
    reading({ start: TEN, values: older, knownAt: TEN + 1 }),
    reading({ start: TEN, values: values({ CONSUMPTION: 2400, EXCHANGE: 7 }), knownAt: TEN + 2 }),
  );
  const revisions = await (await found(line, 'QUARTER_HOUR')).revisions();
  expect(revisions?.map(({ measure, before, after }) => [measure, before, after])).toEqual([
    ['EXCHANGE', null, 7],
  ]);
});

test('states name their values by measure, also where a replaced row is shorter than the list of measures', () => {
  const key = { area: 'BRE', resolution: 'QUARTER_HOUR', period: TEN - 10 * HOUR } as const;
  const row = { slot: 40, vintageRank: 1, position: 3, knownAt: TEN, values: [2400, null, 1, 2, 3, 4, 5] };
  const draft = new DraftChunk({ ...emptyChunk(key), superseded: [row] });
  const slot = draft.ensureSlot(TEN);
  draft.vintageRank[slot] = 1;
  const [replaced] = readStates(draft, slot);
  expect(replaced?.values).toEqual({
    ...toMeasureValues(() => null),
    CONSUMPTION: 2400,
    THERMAL: 1,
    WIND: 2,
    SOLAR: 3,
    HYDRO: 4,
    BIOENERGY: 5,
    PRODUCTION: 15,
  });
});

function randomReading(random: () => number, knownAt: number): Reading {
  const vintage = random() < 0.7 ? 'REAL_TIME' : random() < 0.6 ? 'CONSOLIDATED' : 'DEFINITIVE';
  const start = vintage === 'REAL_TIME' && random() < 0.5 ? TEN + QUARTER : TEN;
  const area = pick(random, REGION_CODES);
  const mw = values({}).map(() => (random() < 0.15 ? null : Math.floor(random() * 30)));
  return reading({ area, start, vintage, knownAt, values: mw });
}

test('every history ends in what the store holds, for regions and the country, whatever came in whatever order', {
  timeout: 30_000,
}, async () => {
  for (let seed = 1; seed <= 4; seed++) {
    const random = seededRandom(seed);
    const line = await TestLine.open(() => TEN + HOUR);
    await line.publish(everyRegion(TEN, { knownAt: TEN }));
    for (let i = 1; i < 40; i++) await line.publish([randomReading(random, TEN + i)]);
    for (const area of ['FR', 'BRE', 'IDF'] as const) {
      const chunks = new ChunkReader(line.store);
      const current = await findReading(chunks, area, TEN, 'HALF_HOUR', false);
      if (!current) throw new Error('No reading.');
      const states = await loadSlotHistory(chunks, current.chunk, current.slot);
      const last = states?.at(-1);
      const rounded = toMeasureValues((measure) => {
        const mw = last?.values[measure] ?? null;
        return mw === null ? null : Math.round(mw * 10) / 10;
      });
      expect(rounded, `seed ${seed} ${area}`).toEqual(toMeasureValues((measure) => current.power(measure)));
      expect(last?.vintageRank, `seed ${seed} ${area}`).toBe(current.chunk.vintageRank[current.slot]);
    }
  }
});
