import { type AreaCode, type Chunk, type ChunkKey, chunkId, type Resolution } from '@courant/core/domain';
import type { ChunkStore } from '@courant/core/store';
import DataLoader from 'dataloader';
import { clientError } from '../api-error.ts';

const END_OF_TIME = Number.MAX_SAFE_INTEGER;

// The cost of a question is known before its answer, except for ranges with many holes, which are searched slot by slot.
const readsTooMuch = (maxReads: number) =>
  clientError(
    'TOO_COSTLY',
    `The answer would read more than ${maxReads} parts of the history. Ask for fewer areas at a time, or for less time.`,
  );

/**
 * Reads chunks for one request. All loads of one turn of the event loop are one query of the store, and no chunk is read
 * twice, so every field of an answer sees the same content. Create one for each request: it never reads a chunk again.
 */
export class ChunkReader {
  readonly #store: ChunkStore;
  readonly #chunks: DataLoader<ChunkKey, Chunk, string>;
  readonly #ranges = new Map<string, Promise<Chunk[]>>();
  readonly #maxReads: number;
  #reads = 0;

  /** @param maxReads chunks that the request may read, those it reads again included; beyond it is refused as too costly */
  constructor(store: ChunkStore, maxReads = Number.POSITIVE_INFINITY) {
    this.#store = store;
    this.#maxReads = maxReads;
    this.#chunks = new DataLoader((keys) => store.load(keys), { cacheKeyFn: chunkId });
  }

  /** The chunks of the keys, in their order; empty ones where nothing was saved. */
  async load(keys: readonly ChunkKey[]): Promise<Chunk[]> {
    this.#reads += keys.length;
    if (this.#reads > this.#maxReads) throw readsTooMuch(this.#maxReads);
    return Promise.all(keys.map((key) => this.#chunks.load(key)));
  }

  /** Up to `limit` chunks whose periods begin before `before`, the latest first. */
  newest(area: AreaCode, resolution: Resolution, limit: number, before = END_OF_TIME): Promise<Chunk[]> {
    return this.#once(`newest/${area}/${resolution}/${limit}/${before}`, () =>
      this.#store.range(area, resolution, 0, before, { reverse: true, limit }),
    );
  }

  /** Up to `limit` chunks from the beginning. */
  oldest(area: AreaCode, resolution: Resolution, limit: number): Promise<Chunk[]> {
    return this.#once(`oldest/${area}/${resolution}/${limit}`, () =>
      this.#store.range(area, resolution, 0, END_OF_TIME, { limit }),
    );
  }

  /** One query of the store; one that failed is sent again the next time. */
  #once(question: string, read: () => Promise<Chunk[]>): Promise<Chunk[]> {
    const known = this.#ranges.get(question);
    if (known) return known;
    const chunks = read();
    this.#ranges.set(question, chunks);
    chunks.catch(() => this.#ranges.delete(question));
    return chunks;
  }
}
