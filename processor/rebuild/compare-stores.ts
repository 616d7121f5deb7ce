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
  /** Number of leaf chunks that either store holds. */
  readonly chunks: number;
  /** Of those, the ones that differ. */
  readonly differing: ReadonlyMap<ChunkKey, Difference>;
}

export interface StorePair {
  readonly serving: ChunkStore;
  readonly rebuilt: ChunkStore;
}

const PAGE_SIZE = 100;
/** Chunks compared again at once: during live writes catching up costs more than loading. */
const RECHECK_BATCH_SIZE = 1_000;
const LOG_HOLDS_ALL = (): boolean => true;
const END_OF_TIME = Number.MAX_SAFE_INTEGER;

/** Compares every leaf chunk of two stores. It counts no missing readings: live writes may be ahead of the rebuilt one. */
export async function compareStores(stores: StorePair): Promise<Comparison> {
  let chunks = 0;
  const differing = new Map<ChunkKey, Difference>();
  for (const area of AREA_CODES) {
    for (const resolution of ['QUARTER_HOUR', 'HALF_HOUR'] as const) {
      for await (const pairs of pairsOf(stores, area, resolution)) {
        chunks += pairs.length;
        for (const { serving, rebuilt } of pairs) {
          const difference = compareChunks(serving, rebuilt, LOG_HOLDS_ALL);
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

/** The chunks of a grid that either store holds, a page at a time; a chunk that one store lacks is empty there. */
async function* pairsOf(
  { serving, rebuilt }: StorePair,
  area: AreaCode,
  resolution: LeafResolution,
): AsyncGenerator<ChunkPair[]> {
  for (let from = 0; from < END_OF_TIME; ) {
    const page = (store: ChunkStore) =>
      store.range(area, resolution, from, END_OF_TIME, { limit: PAGE_SIZE });
    const [ofServing, ofRebuilt] = await Promise.all([page(serving), page(rebuilt)]);
    const last = Math.min(lastCompletePeriod(ofServing), lastCompletePeriod(ofRebuilt));
    yield toPairs(upTo(last, ofServing), upTo(last, ofRebuilt));
    from = last + 1;
  }
}

/** The last period up to which a page is complete. */
const lastCompletePeriod = (page: readonly Chunk[]): number =>
  page.length < PAGE_SIZE ? END_OF_TIME : (page.at(-1)?.key.period ?? END_OF_TIME);

const upTo = (last: number, chunks: readonly Chunk[]): ReadonlyMap<number, Chunk> =>
  new Map(chunks.filter(({ key }) => key.period <= last).map((chunk) => [chunk.key.period, chunk]));

function toPairs(serving: ReadonlyMap<number, Chunk>, rebuilt: ReadonlyMap<number, Chunk>): ChunkPair[] {
  const keys = new Map([...serving, ...rebuilt].map(([period, { key }]) => [period, key]));
  return [...keys].map(([period, key]) => ({
    serving: serving.get(period) ?? emptyChunk(key),
    rebuilt: rebuilt.get(period) ?? emptyChunk(key),
  }));
}

/**
 * Compares again the chunks that differed, since live writes change both stores.
 * @param catchUp awaited between loading the serving chunks and the rebuilt ones, so that the rebuilt store has settled
 *   all that was served, unless the log does not hold it; answers what the log holds
 */
export async function recheckDifferences(
  stores: StorePair,
  { chunks, differing }: Comparison,
  catchUp: () => Promise<LogHolds>,
): Promise<Comparison> {
  const stillDiffering = new Map<ChunkKey, Difference>();
  for (const keys of toBatches([...differing.keys()])) {
    const serving = await stores.serving.load(keys);
    const logHolds = await catchUp();
    const rebuilt = await stores.rebuilt.load(keys);
    for (const [i, key] of keys.entries()) {
      const difference = compareChunks(
        serving[i] ?? emptyChunk(key),
        rebuilt[i] ?? emptyChunk(key),
        logHolds,
      );
      if (difference) stillDiffering.set(key, difference);
    }
  }
  return { chunks, differing: stillDiffering };
}

function toBatches(keys: readonly ChunkKey[]): ChunkKey[][] {
  const batches: ChunkKey[][] = [];
  for (let first = 0; first < keys.length; first += RECHECK_BATCH_SIZE)
    batches.push(keys.slice(first, first + RECHECK_BATCH_SIZE));
  return batches;
}
