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

/** The rule of the protocol that a run omits, which shows that the rule is needed. */
export type OmittedRule =
  | 'NONE'
  | 'NO_VALUES'
  | 'SAVE_ALL'
  | 'TARGETS_FIRST'
  | 'LEAVES_FIRST'
  | 'COUNTRY_ANNOUNCES_ALL';

/** One process's ports to the shared log and store: every call waits for its turn, and a save of many chunks is not atomic. */
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
  /** By the offset of an announcement, the chunks saved before it: read only by a run that omits NO_VALUES. */
  readonly carried: Map<number, readonly Chunk[]>;
}

export function portsOf(processName: string, shared: Shared): Ports {
  const lastSaved: Chunk[] = [];
  const currentBatch = { first: 0 };
  return {
    log: steppedLog(processName, shared, lastSaved, currentBatch),
    store: steppedStore(processName, shared, lastSaved),
  };
}

function steppedStore(
  processName: string,
  { store, stepper, random, omittedRule }: Shared,
  lastSaved: Chunk[],
): ChunkStore {
  let staleLeaves: Map<string, Chunk> | undefined;
  return {
    range: (...args) => store.range(...args),
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
      const saved = omittedRule === 'SAVE_ALL' ? await changedOnly(store, chunks) : chunks;
      for (const level of omittedRule === 'LEAVES_FIRST' ? [saved] : toSaveLevels(saved)) {
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

  /** Omits TARGETS_FIRST: inputs are answered as they were before the targets were loaded. */
  async function loadInputsFirst(keys: readonly ChunkKey[]): Promise<Chunk[]> {
    if (staleLeaves) {
      const stale = staleLeaves;
      staleLeaves = undefined;
      return (await store.load(keys)).map((chunk) => stale.get(chunkId(chunk.key)) ?? chunk);
    }
    const leaves = await everyLeaf(store);
    staleLeaves = new Map(leaves.map((chunk) => [chunkId(chunk.key), chunk]));
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
  const saved = await store.load(chunks.map((chunk) => chunk.key));
  const contents = new Map(saved.map((chunk) => [chunkId(chunk.key), describeContent(chunk)]));
  return chunks.filter((chunk) => describeContent(chunk) !== contents.get(chunkId(chunk.key)));
}

function steppedLog(
  processName: string,
  shared: Shared,
  lastSaved: Chunk[],
  currentBatch: { first: number },
): EventLog {
  const { log, stepper, omittedRule, carried } = shared;
  return {
    epoch: log.epoch,
    read: (...args) => log.read(...args),
    tail: (...args) => log.tail(...args),
    extent: (...args) => log.extent(...args),
    committedOffsets: (...args) => log.committedOffsets(...args),
    lag: (...args) => log.lag(...args),
    reset: (...args) => log.reset(...args),
    isConsumed: (...args) => log.isConsumed(...args),
    deleteCommittedOffsets: (...args) => log.deleteCommittedOffsets(...args),
    // Expiry has tests of its own; here every announcement must reach the subscriber.
    expire: async () => {},
    close: () => log.close(),
    async append<T>(topic: Topic<T>, values: readonly T[]) {
      const offsets: number[] = [];
      for (const value of values) {
        if (topic.name === CHANGES.name && isOmitted(omittedRule, value as Change, currentBatch.first))
          continue;
        await stepper.waitForTurn(processName, `announces ${topic.encode(value)}`);
        const appended = await log.append(topic, [value]);
        for (const offset of topic.name === CHANGES.name ? appended : []) carried.set(offset, [...lastSaved]);
        offsets.push(...appended);
      }
      return offsets;
    },
    consume(topic, group, options) {
      const batches = log.consume(topic, group, options);
      return {
        [Symbol.asyncIterator]: () =>
          steppedBatches(batches[Symbol.asyncIterator](), processName, stepper, currentBatch),
      };
    },
  };
}

/** Omits COUNTRY_ANNOUNCES_ALL: the country leaves out slots that were set before its batch. */
const isOmitted = (omittedRule: OmittedRule, change: Change, first: number): boolean =>
  omittedRule === 'COUNTRY_ANNOUNCES_ALL' && change.area === 'FR' && change.setter < first;

function steppedBatches<T>(
  batches: AsyncIterator<Batch<T>>,
  processName: string,
  stepper: Stepper,
  currentBatch: { first: number },
): AsyncIterator<Batch<T>> {
  return {
    async next() {
      const next = await batches.next();
      if (next.done) return next;
      const batch = next.value;
      currentBatch.first = batch.entries[0]?.offset ?? 0;
      await stepper.waitForTurn(
        processName,
        `takes ${batch.partition}@${currentBatch.first}+${batch.entries.length}`,
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

/** A zombie notices that only when its commit is refused: the protocol may rely on nothing more. */
const alwaysCurrent = (): boolean => true;

function shuffled<T>(random: Random, list: readonly T[]): T[] {
  const rest = [...list];
  return list.flatMap(() => rest.splice(randomBelow(random, rest.length), 1));
}
