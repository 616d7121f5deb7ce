import { type Announcement, AREA_CODES, type AreaCode } from '@courant/core/domain';
import { CHANGES, type Entry, type EventLog, type Extent } from '@courant/core/log';
import { ChunkReader } from '../column/chunk-reader.ts';
import { followTopic } from '../follow-topic.ts';
import { latestReading } from '../reading/answer-latest.ts';
import type { Cursor } from '../scalar/stream-cursor.ts';
import type { ServingNamespace } from '../serving-namespace.ts';
import { type AreaFilter, type LiveEntry, toLiveEntry, toLiveEvent } from './live-entry.ts';
import { type LiveEvent, Snapshot, Watermark } from './live-type.ts';
import { RecentChanges } from './recent-changes.ts';

export interface LiveHubOptions {
  readonly log: EventLog;
  readonly serving: ServingNamespace;
  readonly now: () => number;
  readonly simulated: boolean;
  /** Announcements a subscriber may be behind before it is reset. */
  readonly recentChangesSize: number;
  readonly onFailure: (error: unknown) => void;
}

/** Announcements whose events are kept: nearly all subscribers are here, and who is further behind reads anew. */
const EVENTS_CACHED = 512;

/** The one tail of changes in this process, shared by every subscriber. */
export class LiveHub {
  readonly log: EventLog;
  readonly #options: LiveHubOptions;
  readonly #recentChanges: RecentChanges<LiveEntry>;
  readonly #stop = new AbortController();
  readonly #subscriberCount = new Set<() => void>();
  readonly #watermarks = new Map<number, Watermark>();
  #snapshots: { readonly offset: number; readonly byAreas: Map<string, Promise<Snapshot>> };
  /** Where each rebuilt namespace was announced, as far as met. */
  readonly #rebuiltAt = new Map<string, number>();
  #watermarksRequested = 0;

  private constructor(options: LiveHubOptions, end: number) {
    this.log = options.log;
    this.#options = options;
    this.#recentChanges = new RecentChanges(options.recentChangesSize, end);
    this.#snapshots = { offset: end, byAreas: new Map() };
    options.serving.onSwitch(() => this.#clearCaches());
    followTopic(options.log, CHANGES, end, this.#stop.signal, {
      onPage: (entries) => this.#onPage(entries),
      onOffsetGone: (first) => this.#recentChanges.resetTo(first),
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
  get watermarksRequested(): number {
    return this.#watermarksRequested;
  }

  get recentChanges(): Pick<RecentChanges<LiveEntry>, 'first' | 'end' | 'at'> {
    return this.#recentChanges;
  }

  get isClosed(): boolean {
    return this.#stop.signal.aborted;
  }

  get subscriberCount(): number {
    return this.#subscriberCount.size;
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
    if (serving.name === namespace) return end;
    return this.#rebuiltAt.get(serving.name) ?? this.#recentChanges.end;
  }

  cursor(offset: number): Cursor {
    return { epoch: this.log.epoch, offset };
  }

  /** Calls at each page, tick and the end, until the function it answers is called. */
  subscribe(listener: () => void): () => void {
    this.#subscriberCount.add(listener);
    return () => this.#subscriberCount.delete(listener);
  }

  /** Makes a watermark due for everyone. */
  requestWatermarks(): void {
    this.#watermarksRequested++;
    this.#watermarks.clear();
    this.#notify();
  }

  close(): void {
    this.#stop.abort();
    this.#notify();
  }

  /** The event of an announcement, read from the store when first asked for; null where there is nothing to tell. */
  eventOf(entry: LiveEntry): Promise<LiveEvent | null> {
    if (!entry.event) {
      const event = this.#readEvent(entry);
      entry.event = event;
      // What failed once is read anew for whoever asks next.
      event.catch(() => {
        if (entry.event === event) entry.event = undefined;
      });
    }
    return entry.event;
  }

  async #readEvent({ offset, change }: LiveEntry): Promise<LiveEvent | null> {
    const { serving, now, simulated } = this.#options;
    const { store } = serving;
    const source = { createChunkReader: () => new ChunkReader(store), now: now(), simulated };
    return change && toLiveEvent(this.cursor(offset + 1), change, source);
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
    const page = entries.map(toLiveEntry);
    if (page.some(({ rebuilt }) => rebuilt !== null)) await this.refresh();
    for (const told of page) {
      if (told.rebuilt !== null) this.#rebuiltAt.set(told.rebuilt, told.offset);
      this.#recentChanges.push(told);
      const late = this.#recentChanges.entryBefore(EVENTS_CACHED);
      if (late) late.event = undefined;
    }
    this.#notify();
  }

  /** What was read for many was read from what serves no more. */
  #clearCaches(): void {
    this.#recentChanges.forEach((told) => {
      told.event = undefined;
    });
    this.#snapshots.byAreas.clear();
    this.#watermarks.clear();
  }

  #notify(): void {
    for (const listener of [...this.#subscriberCount]) listener();
  }
}
