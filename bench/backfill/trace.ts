import type { Chunk, ChunkKey } from '@courant/core/domain';
import type { EventLog, Topic } from '@courant/core/log';
import type { ChunkStore } from '@courant/core/store';
import { withOverrides } from '@courant/core/testing';
import type { BatchDone } from '@courant/processor';

/** What the line writes in one transaction. */
export type LineWrite =
  | { readonly to: 'log'; readonly topic: string; readonly texts: () => readonly string[][] }
  | { readonly to: 'store'; readonly keys: readonly ChunkKey[] }
  | { readonly to: 'offsets'; readonly stage: BatchDone['stage'] };

/** Notes the writes to log and store. They are encoded only when read, after the clock has stopped. */
export class WriteTrace {
  #writes: LineWrite[] = [];

  /** The writes since the last call. */
  takeWrites(): LineWrite[] {
    const written = this.#writes;
    this.#writes = [];
    return written;
  }

  readonly onBatch = ({ stage }: BatchDone): void => {
    this.#writes.push({ to: 'offsets', stage });
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
  const textsByPartition = new Map<number, string[]>();
  for (const value of values) {
    const partition = topic.partitionOf(value);
    const texts = textsByPartition.get(partition) ?? [];
    texts.push(topic.encode(value));
    textsByPartition.set(partition, texts);
  }
  return [...textsByPartition.values()];
}
