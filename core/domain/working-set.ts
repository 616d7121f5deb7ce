import { type Chunk, type ChunkKey, chunkId, DraftChunk } from './chunk.ts';

/** The chunks to load before settling: first those that will be written, then those they are computed from. */
export interface Plan {
  readonly targets: readonly ChunkKey[];
  readonly inputs: readonly ChunkKey[];
}

const hasKey = (chunk: Chunk | undefined, key: ChunkKey): boolean =>
  chunk !== undefined &&
  chunk.key.period === key.period &&
  chunk.key.resolution === key.resolution &&
  chunk.key.area === key.area;

/**
 * The chunks of one settling: targets as drafts, inputs as loaded. Settling looks chunks up slot by slot, mostly the same
 * one again, so the last draft and the last chunk read are remembered.
 */
export class WorkingSet {
  readonly #drafts = new Map<string, DraftChunk>();
  readonly #inputs = new Map<string, Chunk>();
  #lastDraft: DraftChunk | undefined;
  #lastRead: Chunk | undefined;

  constructor(targets: readonly Chunk[], inputs: readonly Chunk[]) {
    for (const chunk of targets) this.#drafts.set(chunkId(chunk.key), new DraftChunk(chunk));
    for (const chunk of inputs) this.#inputs.set(chunkId(chunk.key), chunk);
  }

  /** The draft of a target. @throws Error for a chunk that is no target of the plan */
  draft(key: ChunkKey): DraftChunk {
    if (!hasKey(this.#lastDraft, key)) this.#lastDraft = this.#drafts.get(chunkId(key));
    if (!this.#lastDraft) throw new Error(`${chunkId(key)} is written but was not planned.`);
    return this.#lastDraft;
  }

  /** A chunk to compute from: the draft of a target, or an input. @throws Error for a chunk outside the plan */
  read(key: ChunkKey): Chunk {
    if (!hasKey(this.#lastRead, key))
      this.#lastRead = this.#drafts.get(chunkId(key)) ?? this.#inputs.get(chunkId(key));
    if (!this.#lastRead) throw new Error(`${chunkId(key)} is read but was not planned.`);
    return this.#lastRead;
  }

  /** Every target, changed or not: all of them are saved. */
  drafts(): DraftChunk[] {
    return [...this.#drafts.values()];
  }
}

/** A plan that lists each chunk once; a target is not an input as well. */
export function planOf(targets: Iterable<ChunkKey>, inputs: Iterable<ChunkKey>): Plan {
  const written = new Map([...targets].map((key) => [chunkId(key), key]));
  const read = new Map([...inputs].map((key) => [chunkId(key), key]));
  return {
    targets: [...written.values()],
    inputs: [...read].filter(([id]) => !written.has(id)).map(([, key]) => key),
  };
}
