import {
  type Change,
  type Chunk,
  type ChunkKey,
  chunkId,
  describeContent,
  toSaveLevels,
} from '@courant/core/domain';
import { type Batch, CHANGES, type EventLog, type Topic } from '@courant/core/log';
import type { ChunkStore } from '@courant/core/store';
import { below, type Roll } from './chance.ts';
import type { Stepper } from './stepper.ts';

/** A rule of the protocol that a run leaves out, to see that it is needed. */
export type Dropped =
  | 'NONE'
  | 'NO_VALUES'
  | 'SAVE_ALL'
  | 'TARGETS_FIRST'
  | 'LEAVES_FIRST'
  | 'COUNTRY_ANNOUNCES_ALL';

/** One process's view of the shared log and store: every call waits for its turn, and nothing is atomic. */
export interface Ports {
  readonly log: EventLog;
  readonly store: ChunkStore;
}

interface Shared {
  readonly log: EventLog;
  readonly store: ChunkStore;
  readonly stepper: Stepper;
  readonly roll: Roll;
  readonly dropped: Dropped;
  /** What an announcement would have carried, by its offset: used only where NO_VALUES is dropped. */
  readonly carried: Map<number, readonly Chunk[]>;
}

export function portsOf(who: string, shared: Shared): Ports {
  const lastSaved: Chunk[] = [];
  const inHand = { first: 0 };
  return { log: steppedLog(who, shared, lastSaved, inHand), store: steppedStore(who, shared, lastSaved) };
}

function steppedStore(
  who: string,
  { store, stepper, roll, dropped }: Shared,
  lastSaved: Chunk[],
): ChunkStore {
  let early: Map<string, Chunk> | undefined;
  return {
    range: (...question) => store.range(...question),
    identity: () => store.identity(),
    claim: (identity) => store.claim(identity),
    close: () => store.close(),
    async load(keys) {
      if (dropped === 'TARGETS_FIRST') return loadInputsFirst(keys);
      await stepper.ask(who, `loads ${keys.length}`);
      return store.load(keys);
    },
    async save(chunks) {
      lastSaved.splice(0, Number.POSITIVE_INFINITY, ...chunks);
      const some = dropped === 'SAVE_ALL' ? await changedOnly(store, chunks) : chunks;
      for (const level of dropped === 'LEAVES_FIRST' ? [some] : toSaveLevels(some)) {
        const refused = await saveInAnyOrder(level);
        if (refused.length > 0) return refused;
      }
      return [];
    },
  };

  async function saveInAnyOrder(chunks: readonly Chunk[]): Promise<ChunkKey[]> {
    for (const chunk of shuffled(roll, chunks)) {
      await stepper.ask(who, `saves ${chunkId(chunk.key)} over ${chunk.version}`);
      const refused = await store.save([chunk]);
      if (refused.length > 0) return refused;
    }
    return [];
  }

  /** The rule dropped: inputs as they were before the targets were read. */
  async function loadInputsFirst(keys: readonly ChunkKey[]): Promise<Chunk[]> {
    if (early) {
      const seen = early;
      early = undefined;
      return Promise.all(keys.map(async (key) => seen.get(chunkId(key)) ?? (await store.load([key]))[0]));
    }
    const everything = await everyLeaf(store);
    early = new Map(everything.map((chunk) => [chunkId(chunk.key), chunk]));
    await stepper.ask(who, `loads ${keys.length} after its inputs`);
    return store.load(keys);
  }
}

async function everyLeaf(store: ChunkStore): Promise<Chunk[]> {
  const areas = ['IDF', 'CVL', 'FR'] as const;
  const grids = ['QUARTER_HOUR', 'HALF_HOUR', 'DAY'] as const;
  const ranges = areas.flatMap((area) =>
    grids.map((grid) => store.range(area, grid, 0, Number.MAX_SAFE_INTEGER)),
  );
  return (await Promise.all(ranges)).flat();
}

async function changedOnly(store: ChunkStore, chunks: readonly Chunk[]): Promise<Chunk[]> {
  const held = await store.load(chunks.map((chunk) => chunk.key));
  return chunks.filter((chunk, i) => describeContent(chunk) !== describeContent(held[i]));
}

function steppedLog(who: string, shared: Shared, lastSaved: Chunk[], inHand: { first: number }): EventLog {
  const { log, stepper, dropped, carried } = shared;
  return {
    epoch: log.epoch,
    read: (...question) => log.read(...question),
    tail: (...question) => log.tail(...question),
    extent: (...question) => log.extent(...question),
    committedOffsets: (...question) => log.committedOffsets(...question),
    lag: (...question) => log.lag(...question),
    reset: (...question) => log.reset(...question),
    isConsumed: (...question) => log.isConsumed(...question),
    deleteCommittedOffsets: (...question) => log.deleteCommittedOffsets(...question),
    // Expiry has tests of its own; here every announcement must reach the subscriber.
    expire: async () => {},
    close: () => log.close(),
    async append<T>(topic: Topic<T>, values: readonly T[]) {
      const offsets: number[] = [];
      for (const value of values) {
        if (topic.name === CHANGES.name && isLeftOut(dropped, value as Change, inHand.first)) continue;
        await stepper.ask(who, `announces ${topic.encode(value)}`);
        const [offset] = await log.append(topic, [value]);
        if (topic.name === CHANGES.name) carried.set(offset, [...lastSaved]);
        offsets.push(offset);
      }
      return offsets;
    },
    consume(topic, group, options) {
      const batches = log.consume(topic, group, options);
      return { [Symbol.asyncIterator]: () => stepped(batches[Symbol.asyncIterator](), who, stepper, inHand) };
    },
  };
}

/** The rule dropped: the country announces only what this batch or the store's own state shows as moved by it. */
const isLeftOut = (dropped: Dropped, change: Change, first: number): boolean =>
  dropped === 'COUNTRY_ANNOUNCES_ALL' && change.area === 'FR' && change.setter < first;

function stepped<T>(
  batches: AsyncIterator<Batch<T>>,
  who: string,
  stepper: Stepper,
  inHand: { first: number },
): AsyncIterator<Batch<T>> {
  return {
    async next() {
      const next = await batches.next();
      if (next.done) return next;
      const batch = next.value;
      inHand.first = batch.entries[0].offset;
      await stepper.ask(who, `takes ${batch.partition}@${inHand.first}+${batch.entries.length}`);
      return {
        done: false,
        value: {
          partition: batch.partition,
          entries: batch.entries,
          isCurrent: unaware,
          commit,
        },
      };
      async function commit(offset?: number): Promise<void> {
        await stepper.ask(who, 'commits');
        await batch.commit(offset);
      }
    },
    async return() {
      await batches.return?.();
      return { done: true, value: undefined };
    },
  };
}

/** A zombie learns that it is one only when its commit is refused: the protocol may not lean on more. */
const unaware = (): boolean => true;

function shuffled<T>(roll: Roll, list: readonly T[]): T[] {
  const rest = [...list];
  return list.map(() => rest.splice(below(roll, rest.length), 1)[0]);
}
