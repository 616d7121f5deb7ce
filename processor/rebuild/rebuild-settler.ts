import { setTimeout as pause } from 'node:timers/promises';
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
 * Settles readings into a namespace that nobody reads yet: announces nothing, and keeps nothing aside, which was done
 * when the readings were settled first. Once told so, it sums the country of what it settles, before it commits.
 */
export class RebuildSettler {
  readonly #options: RebuildSettlerOptions;
  readonly #stop = new AbortController();
  readonly #signal: AbortSignal;
  readonly #running: Promise<void>;
  readonly #listeners = new Set<() => void>();
  /** The offset that country slots are set by; undefined while they are left alone. */
  #countryPosition: number | undefined;
  /** The sum of the country in hand, and all that wait for it. */
  #summing: Promise<unknown> = Promise.resolve();
  #isPaused = false;
  #isSettling = false;
  #runError: { readonly error: unknown } | undefined;

  constructor(options: RebuildSettlerOptions) {
    this.#options = options;
    this.#signal = AbortSignal.any([options.signal, this.#stop.signal]);
    this.#signal.addEventListener('abort', () => this.#notify(), { once: true });
    this.#running = this.#run().catch((error: unknown) => {
      this.#runError = { error };
      this.#notify();
    });
  }

  /**
   * Resolves once all before these ends is settled and committed.
   * @param onPositions told where it stands meanwhile, by partition
   */
  async waitUntilSettled(
    ends: readonly number[],
    onPositions: (places: readonly number[]) => Promise<void> = async () => undefined,
  ): Promise<void> {
    const { log, groups } = this.#options;
    for (;;) {
      this.#throwIfStopped();
      const places = await log.committedOffsets(READINGS, groups.regions);
      if (ends.every((end, partition) => (places[partition] ?? 0) >= end)) return;
      await onPositions(places);
      await this.#waitForProgress();
    }
  }

  /** Resolves, with what that is, once all that the log holds now is settled. */
  async catchUp(): Promise<Extent[]> {
    const extents = await extentsOf(this.#options.log, READINGS);
    await this.waitUntilSettled(extents.map(({ end }) => end));
    return extents;
  }

  /**
   * Sums the country of everything settled so far, and from the first moment on of every batch that is committed: what a
   * batch has saved before, the sweep finds; what it saves later, it sums itself.
   */
  async sumCountry(): Promise<void> {
    const { log, store } = this.#options;
    const { end } = await log.extent(CHANGES, 0);
    // Before whatever will be announced: a later move of the slot is told from its origin by it.
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

  /** Finishes the batch in hand and takes no other, without leaving its group. */
  async pause(): Promise<void> {
    this.#isPaused = true;
    while (this.#isSettling) await this.#waitForProgress();
    this.#throwIfStopped();
  }

  /** Leaves; what it held is given to whoever consumes next. */
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
        this.#notify();
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

  /** The sweep and the batches save the same days: where of two saves at one moment both may win, a sum would be lost. */
  #serialize<T>(sum: () => Promise<T>): Promise<T> {
    const done = this.#summing.then(sum);
    this.#summing = done.catch(() => undefined);
    return done;
  }

  /** @throws what settling met, or the signal's reason */
  #throwIfStopped(): void {
    if (this.#runError) throw this.#runError.error;
    this.#signal.throwIfAborted();
  }

  /** Resolves at the next batch done, at the end, or after a while: another process may have moved the place. */
  async #waitForProgress(): Promise<void> {
    let listener = (): void => undefined;
    const over = new AbortController();
    const rung = new Promise<void>((resolve) => {
      listener = resolve;
      this.#listeners.add(listener);
    });
    const waited = pause(POLL_EVERY_MS, undefined, { signal: over.signal }).catch(() => undefined);
    await Promise.race([rung, waited]);
    this.#listeners.delete(listener);
    over.abort();
  }

  #notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
