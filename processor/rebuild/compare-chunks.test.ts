import {
  type Chunk,
  type PositionedReading,
  PUBLISHED_MEASURES,
  planRegion,
  settleRegion,
  type Vintage,
} from '@courant/core/domain';
import { openMemoryStore } from '@courant/core/store';
import { expect, test } from 'vitest';
import { compareChunks, type Holds } from './compare-chunks.ts';

const TEN = Date.parse('2024-01-18T10:00:00Z');
const DAY_START = Date.parse('2024-01-18T00:00:00Z');

interface Said {
  readonly mw?: number | null;
  readonly position: number;
  readonly vintage?: Vintage;
}

const placed = ({ mw = 100, position, vintage = 'CONSOLIDATED' }: Said): PositionedReading => ({
  area: 'BRE',
  start: TEN,
  vintage,
  stepMinutes: vintage === 'REAL_TIME' ? 15 : 30,
  knownAt: TEN + position,
  values: PUBLISHED_MEASURES.map((measure) => (measure === 'CONSUMPTION' ? mw : 7)),
  extra: {},
  position,
});

/** The half-hours, or the quarter-hours, of the day that these readings make, one batch each. */
async function settled(
  said: readonly Said[],
  resolution: 'HALF_HOUR' | 'QUARTER_HOUR' = 'HALF_HOUR',
): Promise<Chunk> {
  const store = await openMemoryStore();
  for (const reading of said.map(placed)) {
    const plan = planRegion('BRE', [reading]);
    const [targets, inputs] = [await store.load(plan.targets), await store.load(plan.inputs)];
    await store.save(settleRegion('BRE', [reading], targets, inputs).chunks);
  }
  const [chunk] = await store.load([{ area: 'BRE', resolution, period: DAY_START }]);
  return chunk as Chunk;
}

const holdsAll: Holds = () => true;
const holdsFrom =
  (first: number): Holds =>
  (_, position) =>
    position >= first;

test('versions, positions, fetch times and repeats are no content', async () => {
  const serving = await settled([{ position: 3 }, { position: 4 }, { position: 3 }]);
  expect(compareChunks(serving, await settled([{ position: 90 }]), null)).toBeNull();
});

test.each([
  ['a figure', [{ position: 0, mw: 120 }], 'CONSUMPTION 100 MW -> 120 MW'],
  ['a figure that is not published', [{ position: 0, mw: null }], 'CONSUMPTION 100 MW -> not published'],
  ['a vintage', [{ position: 0, vintage: 'DEFINITIVE' }], 'vintage CONSOLIDATED -> DEFINITIVE'],
  ['a slot', [], 'vintage CONSOLIDATED -> none'],
  ['what was superseded', [{ position: 0, mw: 90 }, { position: 1 }], 'readings kept 1 -> 2'],
] as const)('%s is told with its place', async (_, said, difference) => {
  const met = compareChunks(await settled([{ position: 5 }]), await settled(said), holdsAll);
  expect(met?.sentence).toBe(`BRE HALF_HOUR 2024-01-18T10:00:00.000Z: ${difference}`);
});

test('in the same log, what it holds no more is lacking, superseded readings included; a wrong figure is not', async () => {
  const serving = await settled([
    { position: 1, mw: 1 },
    { position: 2, mw: 2 },
    { position: 3, mw: 3 },
  ]);
  const lacking = async (made: readonly Said[], holds: Holds) =>
    compareChunks(serving, await settled(made), holds)?.lacking;
  expect(await lacking([{ position: 3, mw: 4 }], holdsAll)).toBe(0);
  expect(await lacking([{ position: 3, mw: 3 }], holdsFrom(3))).toBe(2);
  expect(await lacking([], holdsFrom(3))).toBe(2);
  expect(await lacking([], holdsAll)).toBe(1);
});

test('in another log, readings are counted slot by slot', async () => {
  const serving = await settled([
    { position: 1, mw: 1 },
    { position: 2, mw: 2 },
  ]);
  const lacking = async (...made: Said[]) => compareChunks(serving, await settled(made), null)?.lacking;
  expect(await lacking()).toBe(2);
  expect(await lacking({ position: 0, mw: 2 })).toBe(1);
  expect(await lacking({ position: 0, mw: 5 }, { position: 1, mw: 6 }, { position: 2, mw: 7 })).toBe(0);
});

test('a half-hour that is made of quarter-hours is lacking there, and only there', async () => {
  const said = [{ position: 1, vintage: 'REAL_TIME' }] as const;
  const none: Said[] = [];
  const lackingOn = async (resolution: 'HALF_HOUR' | 'QUARTER_HOUR') =>
    compareChunks(await settled(said, resolution), await settled(none, resolution), null)?.lacking;
  expect([await lackingOn('HALF_HOUR'), await lackingOn('QUARTER_HOUR')]).toEqual([0, 1]);
});
