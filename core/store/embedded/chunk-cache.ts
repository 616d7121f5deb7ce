import { type Chunk, type ChunkKey, chunkId } from '../../domain/index.ts';

/**
 * Of chunks with the columns that were unpacked of them, which take up to fifteen times as much as the encoded chunk. Whoever
 * reads all of a long range, as an export does, unpacks every column of it.
 */
const MAX_BYTES = 64 * 2 ** 20;
/** Of a chunk and its entry, beside its bytes and arrays. */
const CHUNK_BYTES = 1_000;

/** A chunk, and what it takes in memory by now. */
interface CachedChunk {
  readonly chunk: Chunk;
  bytes: number;
}

/** The chunks last used, for a store that one process writes; the least recently used are evicted first. */
export class ChunkCache {
  readonly #maxBytes: number;
  readonly #entries = new Map<string, CachedChunk>();
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

  /** @param encodedBytes what it takes before anything of it is unpacked */
  set(chunk: Chunk, encodedBytes: number): void {
    this.delete(chunk.key);
    const bytes = CHUNK_BYTES + encodedBytes;
    this.#entries.set(chunkId(chunk.key), { chunk, bytes });
    this.#add(bytes);
  }

  /** Call it when an array of a chunk was unpacked. One that was evicted or saved meanwhile is not counted. */
  grow(chunk: Chunk, bytes: number): void {
    const entry = this.#entries.get(chunkId(chunk.key));
    if (entry?.chunk !== chunk) return;
    entry.bytes += bytes;
    this.#add(bytes);
  }

  /** Call it for each chunk that is saved. */
  delete(key: ChunkKey): void {
    const id = chunkId(key);
    this.#bytes -= this.#entries.get(id)?.bytes ?? 0;
    this.#entries.delete(id);
  }

  #add(bytes: number): void {
    this.#bytes += bytes;
    for (const { chunk: oldest } of this.#entries.values()) {
      if (this.#bytes <= this.#maxBytes) break;
      this.delete(oldest.key);
    }
  }
}
