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
import { type Random, randomBelow } from '@courant/core/testing';
import type { Stepper } from './stepper.ts';

/** A rule of the protocol that a run leaves out, to see that it is needed. */
export type OmittedRule =
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
  readonly random: Random;
  readonly omittedRule: OmittedRule;
  /** What an announcement would have carried, by its offset: used only where NO_VALUES is dropped. */
  readonly carried: Map<number, readonly Chunk[]>;
}

export function portsOf(processName: string, shared: Shared): Ports {
  const lastSaved: Chunk[] = [];
  const inHand = { first: 0 };
  return {
    log: steppedLog(processName, shared, lastSaved, inHand),
    store: steppedStore(processName, shared, lastSaved),
  };
}

function steppedStore(
  processName: string,
  { store, stepper, random, omittedRule }: Shared,
  lastSaved: Chunk[],
): ChunkStore {
  let early: Map<string, Chunk> | undefined;
  return {
    range: (...question) => store.range(...question),
    identity: () => store.identity(),
    claim: (identity) => store.claim(identity),
    close: () => store.close(),
    async load(keys) {
      if (omittedRule === 'TARGETS_FIRST') return loadInputsFirst(keys);
      await stepper.waitForTurn(processName, `loads ${keys.length}`);
      return store.load(keys);
    },
    async save(chunks) {
      lastSaved.splice(0, Number.POSITIVE_INFINITY, ...chunks);
      const some = omittedRule === 'SAVE_ALL' ? await changedOnly(store, chunks) : chunks;
      for (const level of omittedRule === 'LEAVES_FIRST' ? [some] : toSaveLevels(some)) {
        const refused = await saveInAnyOrder(level);
        if (refused.length > 0) return refused;
      }
      return [];
    },
  };

  async function saveInAnyOrder(chunks: readonly Chunk[]): Promise<ChunkKey[]> {
    for (const chunk of shuffled(random, chunks)) {
      await stepper.waitForTurn(processName, `saves ${chunkId(chunk.key)} over ${chunk.version}`);
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
    await stepper.waitForTurn(processName, `loads ${keys.length} after its inputs`);
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

function steppedLog(
  processName: string,
  shared: Shared,
  lastSaved: Chunk[],
  inHand: { first: number },
): EventLog {
  const { log, stepper, omittedRule: dropped, carried } = shared;
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
        if (topic.name === CHANGES.name && isOmitted(dropped, value as Change, inHand.first)) continue;
        await stepper.waitForTurn(processName, `announces ${topic.encode(value)}`);
        const [offset] = await log.append(topic, [value]);
        if (topic.name === CHANGES.name) carried.set(offset, [...lastSaved]);
        offsets.push(offset);
      }
      return offsets;
    },
    consume(topic, group, options) {
      const batches = log.consume(topic, group, options);
      return {
        [Symbol.asyncIterator]: () =>
          steppedBatches(batches[Symbol.asyncIterator](), processName, stepper, inHand),
      };
    },
  };
}

/** The rule dropped: the country announces only what this batch or the store's own state shows as moved by it. */
const isOmitted = (omittedRule: OmittedRule, change: Change, first: number): boolean =>
  omittedRule === 'COUNTRY_ANNOUNCES_ALL' && change.area === 'FR' && change.setter < first;

function steppedBatches<T>(
  batches: AsyncIterator<Batch<T>>,
  processName: string,
  stepper: Stepper,
  inHand: { first: number },
): AsyncIterator<Batch<T>> {
  return {
    async next() {
      const next = await batches.next();
      if (next.done) return next;
      const batch = next.value;
      inHand.first = batch.entries[0].offset;
      await stepper.waitForTurn(
        processName,
        `takes ${batch.partition}@${inHand.first}+${batch.entries.length}`,
      );
      return {
        done: false,
        value: {
          partition: batch.partition,
          entries: batch.entries,
          isCurrent: alwaysCurrent,
          commit,
        },
      };
      async function commit(offset?: number): Promise<void> {
        await stepper.waitForTurn(processName, 'commits');
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
const alwaysCurrent = (): boolean => true;

function shuffled<T>(random: Random, list: readonly T[]): T[] {
  const rest = [...list];
  return list.map(() => rest.splice(randomBelow(random, rest.length), 1)[0]);
}
