import {
  AREA_CODES,
  type AreaCode,
  type ChunkKey,
  DAY,
  type LeafResolution,
  periodsIn,
} from '@courant/core/domain';
import type { ChunkStore } from '@courant/core/store';
import { compareChunks, type Difference, type Holds } from './compare-chunks.ts';

export interface Comparison {
  /** Leaf chunks that either holds. */
  readonly chunks: number;
  /** Of those, the ones that differ. */
  readonly differing: ReadonlyMap<ChunkKey, Difference>;
}

export interface Sides {
  readonly serving: ChunkStore;
  readonly made: ChunkStore;
}

const CHUNKS_AT_ONCE = 100;
const HOLDS_ALL = (): boolean => true;
const END_OF_TIME = Number.MAX_SAFE_INTEGER;

/** Compares every leaf chunk of two stores. What the log lacks is not told by this: live writes may be ahead of it. */
export async function compareStores(sides: Sides): Promise<Comparison> {
  let chunks = 0;
  const differing = new Map<ChunkKey, Difference>();
  for (const keys of await slicesOf(sides)) {
    const [serving, made] = [await sides.serving.load(keys), await sides.made.load(keys)];
    keys.forEach((key, i) => {
      if (serving[i].length + made[i].length > 0) chunks++;
      const difference = compareChunks(serving[i], made[i], HOLDS_ALL);
      if (difference) differing.set(key, difference);
    });
  }
  return { chunks, differing };
}

/**
 * Looks again at what differed, since live writes move both sides.
 * @param caughtUp awaited between reading what serves and what was made: all that serves by then is in what was made,
 *   unless the log does not hold it; answers what the log holds
 */
export async function compareAgain(
  sides: Sides,
  { chunks, differing }: Comparison,
  caughtUp: () => Promise<Holds>,
): Promise<Comparison> {
  const still = new Map<ChunkKey, Difference>();
  for (const keys of sliced([...differing.keys()])) {
    const serving = await sides.serving.load(keys);
    const holds = await caughtUp();
    const made = await sides.made.load(keys);
    keys.forEach((key, i) => {
      const difference = compareChunks(serving[i], made[i], holds);
      if (difference) still.set(key, difference);
    });
  }
  return { chunks, differing: still };
}

async function slicesOf(sides: Sides): Promise<ChunkKey[][]> {
  const slices: ChunkKey[][] = [];
  for (const area of AREA_CODES) {
    for (const resolution of ['QUARTER_HOUR', 'HALF_HOUR'] as const)
      slices.push(...sliced(await keysOf(sides, area, resolution)));
  }
  return slices;
}

/** Every day between the first and the last that either holds. */
async function keysOf(sides: Sides, area: AreaCode, resolution: LeafResolution): Promise<ChunkKey[]> {
  const edges = await Promise.all(
    [sides.serving, sides.made].flatMap((store) =>
      [false, true].map((reverse) => store.range(area, resolution, 0, END_OF_TIME, { reverse, limit: 1 })),
    ),
  );
  const periods = edges.flat().map(({ key }) => key.period);
  if (periods.length === 0) return [];
  return periodsIn(resolution, Math.min(...periods), Math.max(...periods) + DAY).map((period) => ({
    area,
    resolution,
    period,
  }));
}

function sliced(keys: readonly ChunkKey[]): ChunkKey[][] {
  const slices: ChunkKey[][] = [];
  for (let first = 0; first < keys.length; first += CHUNKS_AT_ONCE)
    slices.push(keys.slice(first, first + CHUNKS_AT_ONCE));
  return slices;
}
