import { type AreaCode, type Chunk, type ChunkKey, chunkId, type Resolution } from '@courant/core/domain';
import type { ChunkStore } from '@courant/core/store';

const END_OF_TIME = Number.MAX_SAFE_INTEGER;

interface Waiting {
  readonly key: ChunkKey;
  readonly resolve: (chunk: Chunk) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Reads chunks for one request. What is asked for in one turn is one load, and what was read once is not read again, so
 * that every field of an answer speaks of the same content. Never shared between requests: nothing here goes stale.
 */
export class ChunkReader {
  readonly #store: ChunkStore;
  readonly #loaded = new Map<string, Promise<Chunk>>();
  readonly #newest = new Map<string, Promise<Chunk[]>>();
  #waiting: Waiting[] = [];

  constructor(store: ChunkStore) {
    this.#store = store;
  }

  /** The chunks of the keys, in their order; empty ones where nothing was saved. */
  load(keys: readonly ChunkKey[]): Promise<Chunk[]> {
    return Promise.all(keys.map((key) => this.#loadOne(key)));
  }

  /** Up to `limit` chunks whose periods begin before `before`, the latest first. */
  newest(area: AreaCode, resolution: Resolution, limit: number, before = END_OF_TIME): Promise<Chunk[]> {
    const name = `${area}/${resolution}/${limit}/${before}`;
    let chunks = this.#newest.get(name);
    if (!chunks) {
      chunks = this.#store.range(area, resolution, 0, before, { reverse: true, limit });
      this.#newest.set(name, chunks);
      chunks.catch(() => this.#newest.delete(name));
    }
    return chunks;
  }

  /** Up to `limit` chunks from the beginning. */
  oldest(area: AreaCode, resolution: Resolution, limit: number): Promise<Chunk[]> {
    return this.#store.range(area, resolution, 0, END_OF_TIME, { limit });
  }

  #loadOne(key: ChunkKey): Promise<Chunk> {
    const id = chunkId(key);
    let chunk = this.#loaded.get(id);
    if (!chunk) {
      chunk = new Promise((resolve, reject) => this.#enqueue({ key, resolve, reject }));
      this.#loaded.set(id, chunk);
      chunk.catch(() => this.#loaded.delete(id));
    }
    return chunk;
  }

  #enqueue(waiting: Waiting): void {
    this.#waiting.push(waiting);
    if (this.#waiting.length === 1) queueMicrotask(() => this.#loadWaiting());
  }

  async #loadWaiting(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    try {
      const chunks = await this.#store.load(waiting.map(({ key }) => key));
      for (const [i, { resolve }] of waiting.entries()) resolve(chunks[i]);
    } catch (error) {
      for (const { reject } of waiting) reject(error);
    }
  }
}
