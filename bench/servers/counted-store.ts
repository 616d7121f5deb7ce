import { type Chunk, encodeChunk } from '@courant/core/domain';
import type { ChunkStore } from '@courant/core/store';
import { withOverrides } from '@courant/core/testing';

/** A store that counts what is saved in it. */
export interface CountedStore {
  readonly store: ChunkStore;
  /** Documents and bytes saved since the last call. */
  takeWritten(): { documents: number; bytes: number };
}

export function countedStore(store: ChunkStore): CountedStore {
  let saved: Chunk[] = [];
  return {
    store: withOverrides(store, {
      save(chunks: readonly Chunk[]) {
        saved.push(...chunks);
        return store.save(chunks);
      },
    }),
    // Encoded once more, only here, after the clock has stopped.
    takeWritten() {
      const written = saved;
      saved = [];
      const bytes = written.reduce((sum, chunk) => sum + encodeChunk(chunk).length, 0);
      return { documents: written.length, bytes };
    },
  };
}
