import { setTimeout as pause } from 'node:timers/promises';
import { Notifier } from '@courant/core/base';
import {
  countrySlotsIn,
  countrySlotsOf,
  type Reading,
  type SettlingGroups,
  type TouchedSlot,
} from '@courant/core/domain';
import { type Batch, CHANGES, type EventLog, type Extent, READINGS } from '@courant/core/log';
import type { ChunkStore } from '@courant/core/store';
import { settleBatch, splitValid } from '../regions.ts';
import { commitIfCurrent } from '../stage.ts';
import { sumSlots } from '../sum-slots.ts';
import { extentsOf } from './extents.ts';
import { regionalHalfHours } from './regional-half-hours.ts';

export interface RebuildSettlerOptions {
  readonly log: EventLog;
  readonly store: ChunkStore;
  readonly groups: SettlingGroups;
  readonly signal: AbortSignal;
  readonly maxBatch?: number;
}

const POLL_EVERY_MS = 200;

/**
 * Settles readings into a namespace that does not serve yet. It announces nothing, and rejects nothing: both happened when
 * the readings were first settled. From `sumCountry` on it also sums the country of each batch before it commits.
 */
export class RebuildSettler {
  readonly #options: RebuildSettlerOptions;
  readonly #stop = new AbortController();
  readonly #signal: AbortSignal;
  readonly #running: Promise<void>;
  /** Notified at each batch done, and at the end. */
  readonly #progress = new Notifier();
  /** The offset that country slots are set by; undefined before `sumCountry`. */
  #countryPosition: number | undefined;
  /** The last sum of the country in the queue. */
  #summing: Promise<unknown> = Promise.resolve();
  #isPaused = false;
  #isSettling = false;
  #runError: { readonly error: unknown } | undefined;

  constructor(options: RebuildSettlerOptions) {
    this.#options = options;
    this.#signal = AbortSignal.any([options.signal, this.#stop.signal]);
    this.#signal.addEventListener('abort', () => this.#progress.notify(), { once: true });
    this.#running = this.#run().catch((error: unknown) => {
      this.#runError = { error };
      this.#progress.notify();
    });
  }

  /**
   * Resolves once everything before these offsets, one for each partition, is settled and committed.
   * @param onProgress called with the committed offsets meanwhile, by partition
   */
  async waitUntilSettled(
    ends: readonly number[],
    onProgress: (committedOffsets: readonly number[]) => Promise<void> = async () => undefined,
  ): Promise<void> {
    const { log, groups } = this.#options;
    for (;;) {
      this.#throwIfStopped();
      const offsets = await log.committedOffsets(READINGS, groups.regions);
      if (ends.every((end, partition) => (offsets[partition] ?? 0) >= end)) return;
      await onProgress(offsets);
      await this.#waitForProgress();
    }
  }

  /** Resolves once all that the log holds now is settled, with the extents of that. */
  async catchUp(): Promise<Extent[]> {
    const extents = await extentsOf(this.#options.log, READINGS);
    await this.waitUntilSettled(extents.map(({ end }) => end));
    return extents;
  }

  /**
   * Sums the country of everything settled so far and, from now on, of every batch: the sweep finds what batches have
   * saved before, and each later batch sums itself.
   */
  async sumCountry(): Promise<void> {
    const { log, store } = this.#options;
    const { end } = await log.extent(CHANGES, 0);
    // Lower than the offset of every later announcement, so that a later change of a slot differs from this sum.
    const position = Math.max(0, end - 1);
    this.#countryPosition = position;
    for await (const chunks of regionalHalfHours(store)) {
      this.#throwIfStopped();
      await this.#serialize(() =>
        sumSlots(store, countrySlotsIn(chunks, position), () => !this.#signal.aborted),
      );
    }
    this.#throwIfStopped();
  }

  /** Finishes the batch in hand and takes no other, but stays in its group. */
  async pause(): Promise<void> {
    this.#isPaused = true;
    while (this.#isSettling) await this.#waitForProgress();
    this.#throwIfStopped();
  }

  /** Leaves its group. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { log, groups, maxBatch } = this.#options;
    for await (const batch of log.consume(READINGS, groups.regions, { signal: this.#signal, maxBatch })) {
      while (this.#isPaused && !this.#signal.aborted) await this.#waitForProgress();
      if (this.#signal.aborted) break;
      this.#isSettling = true;
      await this.#settle(batch).finally(() => {
        this.#isSettling = false;
        this.#progress.notify();
      });
    }
  }

  async #settle(batch: Batch<Reading>): Promise<void> {
    const { readings } = splitValid(batch, 0);
    const settled = await settleBatch(this.#options.store, readings, batch);
    if (settled && (await this.#sum(settled.touchedSlots, batch))) await commitIfCurrent(batch);
  }

  async #sum(touchedSlots: readonly TouchedSlot[], batch: Batch<Reading>): Promise<boolean> {
    if (this.#countryPosition === undefined) return true;
    const slots = countrySlotsOf(touchedSlots, this.#countryPosition);
    return this.#serialize(() => sumSlots(this.#options.store, slots, () => batch.isCurrent()));
  }

  /** Sums one at a time: the sweep and the batches save the same days, and on FerretDB 1 two simultaneous saves may both win. */
  #serialize<T>(sum: () => Promise<T>): Promise<T> {
    const done = this.#summing.then(sum);
    this.#summing = done.catch(() => undefined);
    return done;
  }

  /** @throws the error of settling, or the signal's reason */
  #throwIfStopped(): void {
    if (this.#runError) throw this.#runError.error;
    this.#signal.throwIfAborted();
  }

  /** Resolves at the next batch done, at the end, or after a while: another process may have moved the offsets. */
  async #waitForProgress(): Promise<void> {
    const notified = new AbortController();
    const unsubscribe = this.#progress.subscribe(() => notified.abort());
    await pause(POLL_EVERY_MS, undefined, { signal: notified.signal }).catch(() => undefined);
    unsubscribe();
  }
}
