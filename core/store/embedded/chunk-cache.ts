import { type Chunk, type ChunkKey, chunkId } from '../../domain/index.ts';

/** Bytes of chunks kept at most; columns that were asked for come on top, unpacked, two to four times as much. */
const MOST_BYTES = 16 * 2 ** 20;

/** Chunks as they stand in the store, the longest unasked forgotten first. For a store that nobody else writes. */
export class KeptChunks {
  readonly #mostBytes: number;
  readonly #kept = new Map<string, { readonly chunk: Chunk; readonly bytes: number }>();
  #bytes = 0;

  constructor(mostBytes = MOST_BYTES) {
    this.#mostBytes = mostBytes;
  }

  get(key: ChunkKey): Chunk | undefined {
    const id = chunkId(key);
    const kept = this.#kept.get(id);
    if (!kept) return undefined;
    // Put back at the end: a map keeps the order in which it was filled.
    this.#kept.delete(id);
    this.#kept.set(id, kept);
    return kept.chunk;
  }

  keep(chunk: Chunk, bytes: number): void {
    this.forget(chunk.key);
    this.#kept.set(chunkId(chunk.key), { chunk, bytes });
    this.#bytes += bytes;
    for (const { chunk: oldest } of this.#kept.values()) {
      if (this.#bytes <= this.#mostBytes) break;
      this.forget(oldest.key);
    }
  }

  /** To be called for each chunk that is saved. */
  forget(key: ChunkKey): void {
    const id = chunkId(key);
    this.#bytes -= this.#kept.get(id)?.bytes ?? 0;
    this.#kept.delete(id);
  }
}
