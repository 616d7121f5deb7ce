import { type Chunk, type ChunkKey, chunkId } from '../../domain/index.ts';

/** Bytes of chunks kept at most; columns that were asked for come on top, unpacked, two to four times as much. */
const MAX_BYTES = 16 * 2 ** 20;

/** Chunks as they stand in the store, the longest unasked forgotten first. For a store that nobody else writes. */
export class ChunkCache {
  readonly #maxBytes: number;
  readonly #entries = new Map<string, { readonly chunk: Chunk; readonly bytes: number }>();
  #bytes = 0;

  constructor(mostBytes = MAX_BYTES) {
    this.#maxBytes = mostBytes;
  }

  get(key: ChunkKey): Chunk | undefined {
    const id = chunkId(key);
    const kept = this.#entries.get(id);
    if (!kept) return undefined;
    // Put back at the end: a map keeps the order in which it was filled.
    this.#entries.delete(id);
    this.#entries.set(id, kept);
    return kept.chunk;
  }

  set(chunk: Chunk, bytes: number): void {
    this.delete(chunk.key);
    this.#entries.set(chunkId(chunk.key), { chunk, bytes });
    this.#bytes += bytes;
    for (const { chunk: oldest } of this.#entries.values()) {
      if (this.#bytes <= this.#maxBytes) break;
      this.delete(oldest.key);
    }
  }

  /** To be called for each chunk that is saved. */
  delete(key: ChunkKey): void {
    const id = chunkId(key);
    this.#bytes -= this.#entries.get(id)?.bytes ?? 0;
    this.#entries.delete(id);
  }
}
