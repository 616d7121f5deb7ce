import {
  type Chunk,
  type ChunkKey,
  chunkId,
  decodeChunk,
  emptyChunk,
  encodeChunk,
  type Plan,
  type PositionedReading,
  planRegion,
  type RegionCode,
  type Settled,
  settleRegion,
} from '@courant/core/domain';

interface SavedChunk {
  readonly key: ChunkKey;
  readonly version: number;
  readonly bytes: Uint8Array;
}

/**
 * Chunks in memory, read and written at once, for tests of the domain alone. It stores bytes, so that a loaded chunk
 * shares nothing with a settled one.
 */
export class TestChunkStore {
  readonly #chunks = new Map<string, SavedChunk>();

  chunk(key: ChunkKey): Chunk {
    const saved = this.#chunks.get(chunkId(key));
    return saved ? decodeChunk(key, saved.version, saved.bytes) : emptyChunk(key);
  }

  load(keys: readonly ChunkKey[]): Chunk[] {
    return keys.map((key) => this.chunk(key));
  }

  save(chunks: readonly Chunk[]): void {
    for (const chunk of chunks) {
      const { key, version } = chunk;
      this.#chunks.set(chunkId(key), { key, version: version + 1, bytes: encodeChunk(chunk) });
    }
  }

  all(): Chunk[] {
    return [...this.#chunks.values()].map(({ key, bytes, version }) => decodeChunk(key, version, bytes));
  }

  settle(plan: Plan, compute: (targets: Chunk[], inputs: Chunk[]) => Settled): Settled {
    const settled = compute(this.load(plan.targets), this.load(plan.inputs));
    this.save(settled.chunks);
    return settled;
  }

  settleRegion(area: RegionCode, readings: readonly PositionedReading[]): Settled {
    return this.settle(planRegion(area, readings), (targets, inputs) =>
      settleRegion(area, readings, targets, inputs),
    );
  }
}
