import { AREA_CODES, type AreaCode, type Change } from '@courant/core/domain';
import { CHANGES, type Entry, type EventLog, type Extent } from '@courant/core/log';
import type { ChunkStore } from '@courant/core/store';
import { ChunkReader } from '../chunk-reader.ts';
import { follow } from '../follow.ts';
import { latestReading } from '../reading/latest.ts';
import type { Cursor } from '../scalar/stream-cursor.ts';
import { type AreaFilter, type Told, toEvent, toTold } from './announced.ts';
import { type LiveEvent, Snapshot, Watermark } from './live-event.ts';
import { Window } from './window.ts';

export interface LiveHubOptions {
  readonly log: EventLog;
  readonly store: ChunkStore;
  readonly now: () => number;
  readonly simulated: boolean;
  /** Announcements a subscriber may be behind before it is reset. */
  readonly windowSize: number;
  readonly onFailure: (error: unknown) => void;
}

/** Announcements whose events are kept: nearly all subscribers are here, and who is further behind reads anew. */
const EVENTS_KEPT = 512;

/** The one tail of changes in this process, shared by every subscriber. */
export class LiveHub {
  readonly log: EventLog;
  readonly #options: LiveHubOptions;
  readonly #window: Window<Told>;
  readonly #stop = new AbortController();
  readonly #listeners = new Set<() => void>();
  readonly #watermarks = new Map<number, Watermark>();
  #snapshots: { readonly offset: number; readonly byAreas: Map<string, Promise<Snapshot>> };
  #ticks = 0;

  private constructor(options: LiveHubOptions, end: number) {
    this.log = options.log;
    this.#options = options;
    this.#window = new Window(options.windowSize, end);
    this.#snapshots = { offset: end, byAreas: new Map() };
    follow(options.log, CHANGES, end, this.#stop.signal, {
      onPage: (entries) => this.#onPage(entries),
      onGone: (first) => this.#window.restart(first),
      onFailure: options.onFailure,
    }).catch(options.onFailure);
  }

  static async open(options: LiveHubOptions): Promise<LiveHub> {
    const { end } = await options.log.extent(CHANGES, 0);
    return new LiveHub(options, end);
  }

  /** Watermarks due so far: who has seen fewer owes its client one. */
  get ticks(): number {
    return this.#ticks;
  }

  get window(): Pick<Window<Told>, 'first' | 'end' | 'at'> {
    return this.#window;
  }

  get isClosed(): boolean {
    return this.#stop.signal.aborted;
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  extent(): Promise<Extent> {
    return this.log.extent(CHANGES, 0);
  }

  cursor(offset: number): Cursor {
    return { epoch: this.log.epoch, offset };
  }

  /** Calls at each page, tick and the end, until the function it answers is called. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Makes a watermark due for everyone. */
  tick(): void {
    this.#ticks++;
    this.#watermarks.clear();
    this.#ring();
  }

  close(): void {
    this.#stop.abort();
    this.#ring();
  }

  /** The event of an announcement, read from the store when first asked for; null where there is nothing to tell. */
  eventOf(told: Told): Promise<LiveEvent | null> {
    told.event ??= this.#readEvent(told);
    return told.event;
  }

  async #readEvent({ offset, change }: Told): Promise<LiveEvent | null> {
    const { store, now, simulated } = this.#options;
    const source = { openChunks: () => new ChunkReader(store), now: now(), simulated };
    return change && toEvent(this.cursor(offset + 1), change, source);
  }

  /** One object for all who stand at the same offset, so that it is executed once. */
  watermark(offset: number): Watermark {
    let watermark = this.#watermarks.get(offset);
    if (!watermark) {
      watermark = new Watermark(
        this.cursor(offset),
        this.#options.now(),
        new ChunkReader(this.#options.store),
      );
      this.#watermarks.set(offset, watermark);
    }
    return watermark;
  }

  /**
   * Each area's latest, with the cursor that was the end before they were read: what is saved later is announced later.
   * Who begins at the same offset shares one, since nothing has been announced in between.
   */
  async snapshot(areas: AreaFilter): Promise<Snapshot> {
    const { end } = await this.extent();
    if (this.#snapshots.offset !== end) this.#snapshots = { offset: end, byAreas: new Map() };
    const codes = AREA_CODES.filter((code) => areas === null || areas.has(code));
    const { byAreas } = this.#snapshots;
    const name = codes.join();
    let snapshot = byAreas.get(name);
    if (!snapshot) {
      snapshot = this.#readSnapshot(end, codes);
      byAreas.set(name, snapshot);
      snapshot.catch(() => byAreas.delete(name));
    }
    return snapshot;
  }

  async #readSnapshot(offset: number, codes: readonly AreaCode[]): Promise<Snapshot> {
    const { store, simulated } = this.#options;
    const chunks = new ChunkReader(store);
    const latest = await Promise.all(codes.map((code) => latestReading(chunks, code, simulated)));
    return new Snapshot(
      this.cursor(offset),
      latest.filter((reading) => reading !== null),
    );
  }

  #onPage(entries: readonly Entry<Change>[]): void {
    for (const entry of entries) {
      this.#window.push(toTold(entry));
      const late = this.#window.fromEnd(EVENTS_KEPT);
      if (late) late.event = undefined;
    }
    this.#ring();
  }

  #ring(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
