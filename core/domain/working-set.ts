import { type Chunk, type ChunkKey, chunkId, DraftChunk } from './chunk.ts';

/** What has to be loaded before settling: the chunks that will be written, then what they are computed from. */
export interface Plan {
  readonly targets: readonly ChunkKey[];
  readonly inputs: readonly ChunkKey[];
}

const hasKey = (chunk: Chunk | undefined, key: ChunkKey): boolean =>
  chunk !== undefined &&
  chunk.key.period === key.period &&
  chunk.key.resolution === key.resolution &&
  chunk.key.area === key.area;

/** The chunks of one settling: targets as drafts, inputs as loaded. Asked slot by slot, so the last answers are at hand. */
export class WorkingSet {
  readonly #drafts = new Map<string, DraftChunk>();
  readonly #inputs = new Map<string, Chunk>();
  #lastDraft: DraftChunk | undefined;
  #lastRead: Chunk | undefined;

  constructor(targets: readonly Chunk[], inputs: readonly Chunk[]) {
    for (const chunk of targets) this.#drafts.set(chunkId(chunk.key), new DraftChunk(chunk));
    for (const chunk of inputs) this.#inputs.set(chunkId(chunk.key), chunk);
  }

  /** The draft of a target. */
  draft(key: ChunkKey): DraftChunk {
    if (!hasKey(this.#lastDraft, key)) this.#lastDraft = this.#drafts.get(chunkId(key));
    if (!this.#lastDraft) throw new Error(`${chunkId(key)} is written but was not planned.`);
    return this.#lastDraft;
  }

  /** A chunk to compute from: a target as it stands by now, or an input. */
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

/** A plan that names each chunk once; what is written is not loaded again as an input. */
export function planOf(targets: Iterable<ChunkKey>, inputs: Iterable<ChunkKey>): Plan {
  const written = new Map([...targets].map((key) => [chunkId(key), key]));
  const read = new Map([...inputs].map((key) => [chunkId(key), key]));
  return {
    targets: [...written.values()],
    inputs: [...read].filter(([id]) => !written.has(id)).map(([, key]) => key),
  };
}
