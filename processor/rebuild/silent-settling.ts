import { setTimeout as pause } from 'node:timers/promises';
import {
  type TouchedSlot,
  type Reading,
  type SettlingGroups,
  countrySlotsIn,
  countrySlotsOf,
} from '@courant/core/domain';
import { type Batch, CHANGES, type EventLog, type Extent, READINGS } from '@courant/core/log';
import type { ChunkStore } from '@courant/core/store';
import { settleBatch, sorted } from '../regions.ts';
import { commitIfCurrent } from '../stage.ts';
import { sumSlots } from '../sum-slots.ts';
import { extentsOf } from './extents.ts';
import { regionalHalfHours } from './regional-half-hours.ts';

export interface SilentOptions {
  readonly log: EventLog;
  readonly store: ChunkStore;
  readonly groups: SettlingGroups;
  readonly signal: AbortSignal;
  readonly maxBatch?: number;
}

const LOOK_EVERY_MS = 200;

/**
 * Settles readings into a namespace that nobody reads yet: announces nothing, and keeps nothing aside, which was done
 * when the readings were settled first. Once told so, it sums the country of what it settles, before it commits.
 */
export class SilentSettling {
  readonly #options: SilentOptions;
  readonly #stop = new AbortController();
  readonly #signal: AbortSignal;
  readonly #running: Promise<void>;
  readonly #listeners = new Set<() => void>();
  /** The offset that country slots are set by; undefined while they are left alone. */
  #countryPosition: number | undefined;
  /** The sum of the country in hand, and all that wait for it. */
  #summing: Promise<unknown> = Promise.resolve();
  #isHeld = false;
  #isAtWork = false;
  #fault: { readonly error: unknown } | undefined;

  constructor(options: SilentOptions) {
    this.#options = options;
    this.#signal = AbortSignal.any([options.signal, this.#stop.signal]);
    this.#signal.addEventListener('abort', () => this.#ring(), { once: true });
    this.#running = this.#run().catch((error: unknown) => {
      this.#fault = { error };
      this.#ring();
    });
  }

  /**
   * Resolves once all before these ends is settled and committed.
   * @param onPlaces told where it stands meanwhile, by partition
   */
  async reached(
    ends: readonly number[],
    onPlaces: (places: readonly number[]) => Promise<void> = async () => undefined,
  ): Promise<void> {
    const { log, groups } = this.#options;
    for (;;) {
      this.#demandRunning();
      const places = await log.committedOffsets(READINGS, groups.regions);
      if (ends.every((end, partition) => (places[partition] ?? 0) >= end)) return;
      await onPlaces(places);
      await this.#moved();
    }
  }

  /** Resolves, with what that is, once all that the log holds now is settled. */
  async caughtUp(): Promise<Extent[]> {
    const extents = await extentsOf(this.#options.log, READINGS);
    await this.reached(extents.map(({ end }) => end));
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
      this.#demandRunning();
      await this.#inTurn(() => sumSlots(store, countrySlotsIn(chunks, position), () => !this.#signal.aborted));
    }
    this.#demandRunning();
  }

  /** Finishes the batch in hand and takes no other, without leaving its group. */
  async hold(): Promise<void> {
    this.#isHeld = true;
    while (this.#isAtWork) await this.#moved();
    this.#demandRunning();
  }

  /** Leaves; what it held is given to whoever consumes next. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { log, groups, maxBatch } = this.#options;
    for await (const batch of log.consume(READINGS, groups.regions, { signal: this.#signal, maxBatch })) {
      while (this.#isHeld && !this.#signal.aborted) await this.#moved();
      if (this.#signal.aborted) break;
      this.#isAtWork = true;
      await this.#settle(batch).finally(() => {
        this.#isAtWork = false;
        this.#ring();
      });
    }
  }

  async #settle(batch: Batch<Reading>): Promise<void> {
    const { readings } = sorted(batch, 0);
    const settled = await settleBatch(this.#options.store, readings, batch);
    if (settled && (await this.#sum(settled.touchedSlots, batch))) await commitIfCurrent(batch);
  }

  async #sum(named: readonly TouchedSlot[], batch: Batch<Reading>): Promise<boolean> {
    if (this.#countryPosition === undefined) return true;
    const slots = countrySlotsOf(named, this.#countryPosition);
    return this.#inTurn(() => sumSlots(this.#options.store, slots, () => batch.isCurrent()));
  }

  /** The sweep and the batches save the same days: where of two saves at one moment both may win, a sum would be lost. */
  #inTurn<T>(sum: () => Promise<T>): Promise<T> {
    const done = this.#summing.then(sum);
    this.#summing = done.catch(() => undefined);
    return done;
  }

  /** @throws what settling met, or the signal's reason */
  #demandRunning(): void {
    if (this.#fault) throw this.#fault.error;
    this.#signal.throwIfAborted();
  }

  /** Resolves at the next batch done, at the end, or after a while: another process may have moved the place. */
  async #moved(): Promise<void> {
    let listener = (): void => undefined;
    const over = new AbortController();
    const rung = new Promise<void>((resolve) => {
      listener = resolve;
      this.#listeners.add(listener);
    });
    const waited = pause(LOOK_EVERY_MS, undefined, { signal: over.signal }).catch(() => undefined);
    await Promise.race([rung, waited]);
    this.#listeners.delete(listener);
    over.abort();
  }

  #ring(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
