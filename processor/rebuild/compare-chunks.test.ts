import type { Chunk, PositionedReading, Vintage } from '@courant/core/domain';
import { createMemoryStore } from '@courant/core/store';
import { positionedReading, settleRegionInto, values } from '@courant/core/testing';
import { expect, test } from 'vitest';
import { compareChunks, type LogHolds } from './compare-chunks.ts';

const TEN = Date.parse('2024-01-18T10:00:00Z');
const DAY_START = Date.parse('2024-01-18T00:00:00Z');

interface ReadingSpec {
  readonly mw?: number | null;
  readonly position: number;
  readonly vintage?: Vintage;
}

const toReading = ({ mw = 100, position, vintage = 'CONSOLIDATED' }: ReadingSpec): PositionedReading =>
  positionedReading({
    start: TEN,
    vintage,
    knownAt: TEN + position,
    values: values({ CONSUMPTION: mw }, 7),
    position,
  });

/** The chunk of the day that these readings settle to, one batch each. */
async function settledChunk(
  specs: readonly ReadingSpec[],
  resolution: 'HALF_HOUR' | 'QUARTER_HOUR' = 'HALF_HOUR',
): Promise<Chunk> {
  const store = await createMemoryStore();
  for (const spec of specs) await settleRegionInto(store, 'BRE', [toReading(spec)]);
  const [chunk] = await store.load([{ area: 'BRE', resolution, period: DAY_START }]);
  if (!chunk) throw new Error('The store answered no chunk for a key.');
  return chunk;
}

const logHoldsAll: LogHolds = () => true;
const logHoldsFrom =
  (first: number): LogHolds =>
  (_, position) =>
    position >= first;

test('versions, positions, fetch times and repeats are no content', async () => {
  const serving = await settledChunk([{ position: 3 }, { position: 4 }, { position: 3 }]);
  expect(compareChunks(serving, await settledChunk([{ position: 90 }]), null)).toBeNull();
});

test.each([
  ['a figure', [{ position: 0, mw: 120 }], 'CONSUMPTION 100 MW -> 120 MW'],
  ['a figure that is not published', [{ position: 0, mw: null }], 'CONSUMPTION 100 MW -> not published'],
  ['a vintage', [{ position: 0, vintage: 'DEFINITIVE' }], 'vintage CONSOLIDATED -> DEFINITIVE'],
  ['a slot', [], 'vintage CONSOLIDATED -> none'],
  ['what was superseded', [{ position: 0, mw: 90 }, { position: 1 }], 'readings kept 1 -> 2'],
] as const)('%s is described with its slot', async (_, specs, difference) => {
  const found = compareChunks(await settledChunk([{ position: 5 }]), await settledChunk(specs), logHoldsAll);
  expect(found?.description).toBe(`BRE HALF_HOUR 2024-01-18T10:00:00.000Z: ${difference}`);
});

test('in the same log, what it holds no more is lacking, superseded readings included; a wrong figure is not', async () => {
  const serving = await settledChunk([
    { position: 1, mw: 1 },
    { position: 2, mw: 2 },
    { position: 3, mw: 3 },
  ]);
  const countMissing = async (rebuilt: readonly ReadingSpec[], holds: LogHolds) =>
    compareChunks(serving, await settledChunk(rebuilt), holds)?.missingReadings;
  expect(await countMissing([{ position: 3, mw: 4 }], logHoldsAll)).toBe(0);
  expect(await countMissing([{ position: 3, mw: 3 }], logHoldsFrom(3))).toBe(2);
  expect(await countMissing([], logHoldsFrom(3))).toBe(2);
  expect(await countMissing([], logHoldsAll)).toBe(1);
});

test('in another log, readings are counted slot by slot', async () => {
  const serving = await settledChunk([
    { position: 1, mw: 1 },
    { position: 2, mw: 2 },
  ]);
  const countMissing = async (...rebuilt: ReadingSpec[]) =>
    compareChunks(serving, await settledChunk(rebuilt), null)?.missingReadings;
  expect(await countMissing()).toBe(2);
  expect(await countMissing({ position: 0, mw: 2 })).toBe(1);
  expect(await countMissing({ position: 0, mw: 5 }, { position: 1, mw: 6 }, { position: 2, mw: 7 })).toBe(0);
});

test('a half-hour that is made of quarter-hours is lacking there, and only there', async () => {
  const specs = [{ position: 1, vintage: 'REAL_TIME' }] as const;
  const none: ReadingSpec[] = [];
  const countMissingOn = async (resolution: 'HALF_HOUR' | 'QUARTER_HOUR') =>
    compareChunks(await settledChunk(specs, resolution), await settledChunk(none, resolution), null)
      ?.missingReadings;
  expect([await countMissingOn('HALF_HOUR'), await countMissingOn('QUARTER_HOUR')]).toEqual([0, 1]);
});
