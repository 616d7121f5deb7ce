import {
  AREA_CODES,
  type AreaCode,
  type Chunk,
  type ChunkKey,
  emptyChunk,
  type LeafResolution,
} from '@courant/core/domain';
import type { ChunkStore } from '@courant/core/store';
import { compareChunks, type Difference, type LogHolds } from './compare-chunks.ts';

export interface Comparison {
  /** Leaf chunks that either holds. */
  readonly chunks: number;
  /** Of those, the ones that differ. */
  readonly differing: ReadonlyMap<ChunkKey, Difference>;
}

export interface StorePair {
  readonly serving: ChunkStore;
  readonly rebuilt: ChunkStore;
}

const PAGE_SIZE = 100;
/** Chunks looked at again at once: while live writes go on, catching up with them costs more than loading. */
const RECHECK_BATCH_SIZE = 1_000;
const LOG_HOLDS_ALL = (): boolean => true;
const END_OF_TIME = Number.MAX_SAFE_INTEGER;

/** Compares every leaf chunk of two stores. What the log lacks is not told by this: live writes may be ahead of it. */
export async function compareStores(stores: StorePair): Promise<Comparison> {
  let chunks = 0;
  const differing = new Map<ChunkKey, Difference>();
  for (const area of AREA_CODES) {
    for (const resolution of ['QUARTER_HOUR', 'HALF_HOUR'] as const) {
      for await (const pairs of pairsOf(stores, area, resolution)) {
        chunks += pairs.length;
        for (const { serving, rebuilt: made } of pairs) {
          const difference = compareChunks(serving, made, LOG_HOLDS_ALL);
          if (difference) differing.set(serving.key, difference);
        }
      }
    }
  }
  return { chunks, differing };
}

interface ChunkPair {
  readonly serving: Chunk;
  readonly rebuilt: Chunk;
}

/** What either holds of a grid, a page at a time; the other side of a chunk that only one holds is empty. */
async function* pairsOf(
  { serving, rebuilt }: StorePair,
  area: AreaCode,
  resolution: LeafResolution,
): AsyncGenerator<ChunkPair[]> {
  for (let from = 0; from < END_OF_TIME; ) {
    const page = (store: ChunkStore) =>
      store.range(area, resolution, from, END_OF_TIME, { limit: PAGE_SIZE });
    const [here, there] = await Promise.all([page(serving), page(rebuilt)]);
    const last = Math.min(lastCompletePeriod(here), lastCompletePeriod(there));
    yield toPairs(upTo(last, here), upTo(last, there));
    from = last + 1;
  }
}

/** Up to where a page tells all there is. */
const lastCompletePeriod = (page: readonly Chunk[]): number =>
  page.length < PAGE_SIZE ? END_OF_TIME : (page.at(-1)?.key.period ?? END_OF_TIME);

const upTo = (last: number, chunks: readonly Chunk[]): ReadonlyMap<number, Chunk> =>
  new Map(chunks.filter(({ key }) => key.period <= last).map((chunk) => [chunk.key.period, chunk]));

function toPairs(here: ReadonlyMap<number, Chunk>, there: ReadonlyMap<number, Chunk>): ChunkPair[] {
  const keys = new Map([...here, ...there].map(([period, { key }]) => [period, key]));
  return [...keys].map(([period, key]) => ({
    serving: here.get(period) ?? emptyChunk(key),
    rebuilt: there.get(period) ?? emptyChunk(key),
  }));
}

/**
 * Looks again at what differed, since live writes move both sides.
 * @param catchUp awaited between reading what serves and what was made: all that serves by then is in what was made,
 *   unless the log does not hold it; answers what the log holds
 */
export async function recheckDifferences(
  stores: StorePair,
  { chunks, differing }: Comparison,
  catchUp: () => Promise<LogHolds>,
): Promise<Comparison> {
  const still = new Map<ChunkKey, Difference>();
  for (const keys of toBatches([...differing.keys()])) {
    const serving = await stores.serving.load(keys);
    const holds = await catchUp();
    const made = await stores.rebuilt.load(keys);
    keys.forEach((key, i) => {
      const difference = compareChunks(serving[i], made[i], holds);
      if (difference) still.set(key, difference);
    });
  }
  return { chunks, differing: still };
}

function toBatches(keys: readonly ChunkKey[]): ChunkKey[][] {
  const slices: ChunkKey[][] = [];
  for (let first = 0; first < keys.length; first += RECHECK_BATCH_SIZE)
    slices.push(keys.slice(first, first + RECHECK_BATCH_SIZE));
  return slices;
}
