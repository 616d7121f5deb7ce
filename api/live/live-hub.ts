import { type Announcement, AREA_CODES, type AreaCode } from '@courant/core/domain';
import { CHANGES, type Entry, type EventLog, type Extent } from '@courant/core/log';
import { ChunkReader } from '../column/chunk-reader.ts';
import { follow } from './follow-topic.ts';
import { latestReading } from '../reading/answer-latest.ts';
import type { Cursor } from '../scalar/stream-cursor.ts';
import type { Serving } from '../serving-namespace.ts';
import { type AreaFilter, type Told, toEvent, toTold } from './live-entry.ts';
import { type LiveEvent, Snapshot, Watermark } from './live-type.ts';
import { Window } from './recent-changes.ts';

export interface LiveHubOptions {
  readonly log: EventLog;
  readonly serving: Serving;
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
  /** Where each rebuilt namespace was announced, as far as met. */
  readonly #rebuiltAt = new Map<string, number>();
  #ticks = 0;

  private constructor(options: LiveHubOptions, end: number) {
    this.log = options.log;
    this.#options = options;
    this.#window = new Window(options.windowSize, end);
    this.#snapshots = { offset: end, byAreas: new Map() };
    options.serving.onMove(() => this.#forget());
    follow(options.log, CHANGES, end, this.#stop.signal, {
      onPage: (entries) => this.#onPage(entries),
      onGone: (first) => this.#window.restart(first),
      onFailure: options.onFailure,
    }).catch(options.onFailure);
  }

  static async open(options: LiveHubOptions): Promise<LiveHub> {
    const { end } = await options.log.extent(CHANGES, 0);
    // After the end: a flip announced before it is not met by the tail.
    await options.serving.refresh();
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

  refresh(): Promise<void> {
    return this.#options.serving.refresh();
  }

  /**
   * The end, for who has read a namespace: never past the announcement that another serves, because a client that
   * resumes there must be told. The end comes first, since a flip is announced after it was made.
   */
  async endOf(namespace: string): Promise<number> {
    const { end } = await this.extent();
    await this.refresh();
    const { serving } = this.#options;
    if (serving.namespace === namespace) return end;
    return this.#rebuiltAt.get(serving.namespace) ?? this.#window.end;
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
    if (!told.event) {
      const event = this.#readEvent(told);
      told.event = event;
      // What failed once is read anew for whoever asks next.
      event.catch(() => {
        if (told.event === event) told.event = undefined;
      });
    }
    return told.event;
  }

  async #readEvent({ offset, change }: Told): Promise<LiveEvent | null> {
    const { serving, now, simulated } = this.#options;
    const { store } = serving;
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
        new ChunkReader(this.#options.serving.store),
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
    const { serving, simulated } = this.#options;
    // After the end: whoever begins behind the announcement of a flip is shown what it flipped to.
    await serving.refresh();
    const chunks = new ChunkReader(serving.store);
    const latest = await Promise.all(codes.map((code) => latestReading(chunks, code, simulated)));
    return new Snapshot(
      this.cursor(offset),
      latest.filter((reading) => reading !== null),
    );
  }

  /** Which namespace serves is known before anybody is told that it is another. */
  async #onPage(entries: readonly Entry<Announcement>[]): Promise<void> {
    const page = entries.map(toTold);
    if (page.some(({ rebuilt }) => rebuilt !== null)) await this.refresh();
    for (const told of page) {
      if (told.rebuilt !== null) this.#rebuiltAt.set(told.rebuilt, told.offset);
      this.#window.push(told);
      const late = this.#window.fromEnd(EVENTS_KEPT);
      if (late) late.event = undefined;
    }
    this.#ring();
  }

  /** What was read for many was read from what serves no more. */
  #forget(): void {
    this.#window.forEach((told) => {
      told.event = undefined;
    });
    this.#snapshots.byAreas.clear();
    this.#watermarks.clear();
  }

  #ring(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
