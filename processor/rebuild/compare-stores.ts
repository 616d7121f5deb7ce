import {
  AREA_CODES,
  type AreaCode,
  type Chunk,
  type ChunkKey,
  emptyChunk,
  type LeafResolution,
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
/** Chunks looked at again at once: while live writes go on, catching up with them costs more than loading. */
const AGAIN_AT_ONCE = 1_000;
const HOLDS_ALL = (): boolean => true;
const END_OF_TIME = Number.MAX_SAFE_INTEGER;

/** Compares every leaf chunk of two stores. What the log lacks is not told by this: live writes may be ahead of it. */
export async function compareStores(sides: Sides): Promise<Comparison> {
  let chunks = 0;
  const differing = new Map<ChunkKey, Difference>();
  for (const area of AREA_CODES) {
    for (const resolution of ['QUARTER_HOUR', 'HALF_HOUR'] as const) {
      for await (const pairs of pairsOf(sides, area, resolution)) {
        chunks += pairs.length;
        for (const { serving, made } of pairs) {
          const difference = compareChunks(serving, made, HOLDS_ALL);
          if (difference) differing.set(serving.key, difference);
        }
      }
    }
  }
  return { chunks, differing };
}

interface Pair {
  readonly serving: Chunk;
  readonly made: Chunk;
}

/** What either holds of a grid, a page at a time; the other side of a chunk that only one holds is empty. */
async function* pairsOf(
  { serving, made }: Sides,
  area: AreaCode,
  resolution: LeafResolution,
): AsyncGenerator<Pair[]> {
  for (let from = 0; from < END_OF_TIME; ) {
    const page = (store: ChunkStore) =>
      store.range(area, resolution, from, END_OF_TIME, { limit: CHUNKS_AT_ONCE });
    const [here, there] = await Promise.all([page(serving), page(made)]);
    const last = Math.min(lastCertain(here), lastCertain(there));
    yield paired(upTo(last, here), upTo(last, there));
    from = last + 1;
  }
}

/** Up to where a page tells all there is. */
const lastCertain = (page: readonly Chunk[]): number =>
  page.length < CHUNKS_AT_ONCE ? END_OF_TIME : (page.at(-1)?.key.period ?? END_OF_TIME);

const upTo = (last: number, chunks: readonly Chunk[]): ReadonlyMap<number, Chunk> =>
  new Map(chunks.filter(({ key }) => key.period <= last).map((chunk) => [chunk.key.period, chunk]));

function paired(here: ReadonlyMap<number, Chunk>, there: ReadonlyMap<number, Chunk>): Pair[] {
  const keys = new Map([...here, ...there].map(([period, { key }]) => [period, key]));
  return [...keys].map(([period, key]) => ({
    serving: here.get(period) ?? emptyChunk(key),
    made: there.get(period) ?? emptyChunk(key),
  }));
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

function sliced(keys: readonly ChunkKey[]): ChunkKey[][] {
  const slices: ChunkKey[][] = [];
  for (let first = 0; first < keys.length; first += AGAIN_AT_ONCE)
    slices.push(keys.slice(first, first + AGAIN_AT_ONCE));
  return slices;
}
