import type { Chunk, ChunkKey } from '@courant/core/domain';
import type { EventLog, Topic } from '@courant/core/log';
import type { ChunkStore } from '@courant/core/store';
import { withOverrides } from '@courant/core/testing';
import type { BatchDone } from '@courant/processor';

/** What the line wrote in one transaction, in the order in which it did. */
export type LineWrite =
  | { readonly to: 'log'; readonly topic: string; readonly texts: () => readonly string[][] }
  | { readonly to: 'store'; readonly keys: readonly ChunkKey[] }
  | { readonly to: 'places'; readonly stage: BatchDone['stage'] };

/** Notes what passes through log and store, without looking at it: that is for after the clock has stopped. */
export class WriteTrace {
  #writes: LineWrite[] = [];

  /** What was written since it was last taken. */
  takeWrites(): LineWrite[] {
    const written = this.#writes;
    this.#writes = [];
    return written;
  }

  readonly onBatch = ({ stage }: BatchDone): void => {
    this.#writes.push({ to: 'places', stage });
  };

  traceLog(log: EventLog): EventLog {
    return withOverrides(log, {
      append: <T>(topic: Topic<T>, values: readonly T[]) => {
        if (values.length > 0) {
          this.#writes.push({ to: 'log', topic: topic.name, texts: () => textsOf(topic, values) });
        }
        return log.append(topic, values);
      },
    });
  }

  traceStore(store: ChunkStore): ChunkStore {
    return withOverrides(store, {
      save: (chunks: readonly Chunk[]) => {
        this.#writes.push({ to: 'store', keys: chunks.map(({ key }) => key) });
        return store.save(chunks);
      },
    });
  }
}

/** The texts of each partition that has any. */
function textsOf<T>(topic: Topic<T>, values: readonly T[]): string[][] {
  const lots = new Map<number, string[]>();
  for (const value of values) {
    const lot = lots.get(topic.partitionOf(value)) ?? [];
    lot.push(topic.encode(value));
    lots.set(topic.partitionOf(value), lot);
  }
  return [...lots.values()];
}
