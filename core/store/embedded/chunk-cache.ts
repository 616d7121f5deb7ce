import { type Chunk, type ChunkKey, chunkId } from '../../domain/index.ts';

/** Of encoded chunks; the columns that were unpacked come on top, two to four times as much. */
const MAX_BYTES = 16 * 2 ** 20;

/** The chunks last used, for a store that one process writes; the least recently used are evicted first. */
export class ChunkCache {
  readonly #maxBytes: number;
  readonly #entries = new Map<string, { readonly chunk: Chunk; readonly bytes: number }>();
  #bytes = 0;

  constructor(maxBytes = MAX_BYTES) {
    this.#maxBytes = maxBytes;
  }

  get(key: ChunkKey): Chunk | undefined {
    const id = chunkId(key);
    const entry = this.#entries.get(id);
    if (!entry) return undefined;
    // Moved to the end: a map keeps insertion order.
    this.#entries.delete(id);
    this.#entries.set(id, entry);
    return entry.chunk;
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

  /** Call it for each chunk that is saved. */
  delete(key: ChunkKey): void {
    const id = chunkId(key);
    this.#bytes -= this.#entries.get(id)?.bytes ?? 0;
    this.#entries.delete(id);
  }
}
