import { Notifier } from '@courant/core/base';
import type { Announcement } from '@courant/core/domain';
import { CHANGES, type Entry, type EventLog, type Extent } from '@courant/core/log';
import { followTopic } from '../follow-topic.ts';
import { ReplayReader } from '../replay/replay-reader.ts';
import type { Cursor } from '../scalar/stream-cursor.ts';
import type { ServingNamespace } from '../serving-namespace.ts';
import { CatchUpLine } from './catch-up-line.ts';
import { EventMemo } from './event-memo.ts';
import { EventReader } from './event-reader.ts';
import { type AreaFilter, type LiveEntry, toLiveEntry } from './live-entry.ts';
import type { Snapshot, Watermark } from './live-type.ts';
import { LogPages } from './log-pages.ts';
import { LoopShare } from './loop-share.ts';
import type { PendingEvent } from './pending-event.ts';
import { RecentChanges } from './recent-changes.ts';
import { SnapshotCache } from './snapshot-cache.ts';
import { WatermarkCache } from './watermark-cache.ts';

export interface LiveHubOptions {
  readonly log: EventLog;
  readonly serving: ServingNamespace;
  readonly now: () => number;
  readonly simulated: boolean;
  /** Announcements a subscriber may be behind before it is reset. */
  readonly recentChangesSize: number;
  readonly onFailure: (error: unknown) => void;
}

/** Streams that catch up at a time, and how long one whose client does not read may keep another waiting. */
const CATCH_UP = { places: 16, maxIdleMs: 1_000 };

/** The one tail of `courant.changes` in this process, and what all streams share of it. */
export class LiveHub {
  readonly log: EventLog;
  /** Of `courant.changes`, for streams that catch up. */
  readonly pages: LogPages;
  readonly catchUpLine = new CatchUpLine(CATCH_UP);
  readonly loopShare = new LoopShare();
  readonly replays: ReplayReader;
  readonly memo = new EventMemo();
  /** When events were announced, epoch milliseconds UTC; of a derived event, the live one that it follows from. */
  readonly announcedAt = new WeakMap<object, number>();
  readonly #serving: ServingNamespace;
  readonly #recentChanges: RecentChanges;
  readonly #events: EventReader;
  readonly #snapshots: SnapshotCache;
  readonly #watermarks: WatermarkCache;
  readonly #notifier = new Notifier();
  readonly #stop = new AbortController();
  /** The offset at which each rebuilt namespace was announced, as far as the tail has read. */
  readonly #rebuiltAt = new Map<string, number>();
  #watermarksRequested = 0;

  private constructor(options: LiveHubOptions, end: number) {
    const { log, serving, now, simulated, recentChangesSize, onFailure } = options;
    this.log = log;
    this.pages = new LogPages(log);
    this.#serving = serving;
    this.#recentChanges = new RecentChanges(recentChangesSize, end);
    const changesEnd = () => this.#recentChanges.end;
    this.replays = new ReplayReader({ serving, simulated, loopShare: this.loopShare, changesEnd });
    this.#events = new EventReader({
      cursor: (offset) => this.cursor(offset),
      serving,
      now,
      simulated,
      announcedAt: this.announcedAt,
    });
    this.#snapshots = new SnapshotCache(serving, simulated, end);
    this.#watermarks = new WatermarkCache(serving, now);
    serving.onSwitch(() => this.#clearCaches());
    followTopic(log, CHANGES, end, this.#stop.signal, {
      onPage: (entries) => this.#onPage(entries),
      onOffsetGone: (first) => this.#recentChanges.resetTo(first),
      onFailure,
    }).catch(onFailure);
  }

  static async open(options: LiveHubOptions): Promise<LiveHub> {
    const { end } = await options.log.extent(CHANGES, 0);
    // Refresh after the end was read: the tail skips switches announced before it.
    await options.serving.refresh();
    return new LiveHub(options, end);
  }

  /** How often watermarks were requested so far: a stream that has seen fewer requests owes its client a watermark. */
  get watermarksRequested(): number {
    return this.#watermarksRequested;
  }

  get recentChanges(): Pick<RecentChanges, 'first' | 'end' | 'at'> {
    return this.#recentChanges;
  }

  get isClosed(): boolean {
    return this.#stop.signal.aborted;
  }

  get subscriberCount(): number {
    return this.#notifier.subscriberCount;
  }

  /** Events in memory. */
  get eventCount(): number {
    return this.#events.size;
  }

  extent(): Promise<Extent> {
    return this.log.extent(CHANGES, 0);
  }

  refresh(): Promise<void> {
    return this.#serving.refresh();
  }

  /**
   * The end of the log for a request that has read a namespace; never past the announcement that another one serves,
   * because a client that resumes there must receive it. The end is read first, since a switch is announced after it is
   * made.
   */
  async endOf(namespace: string): Promise<number> {
    const { end } = await this.extent();
    await this.refresh();
    const { name } = this.#serving;
    if (name === namespace) return end;
    return this.#rebuiltAt.get(name) ?? this.#recentChanges.end;
  }

  cursor(offset: number): Cursor {
    return { epoch: this.log.epoch, offset };
  }

  /** Calls the listener after each page, at each request for watermarks and at the close; returns how to unsubscribe. */
  subscribe(listener: () => void): () => void {
    return this.#notifier.subscribe(listener);
  }

  /** Makes a watermark due on every stream. */
  requestWatermarks(): void {
    this.#watermarksRequested++;
    this.#watermarks.clear();
    this.#notifier.notify();
  }

  close(): void {
    this.#stop.abort();
    this.#notifier.notify();
  }

  /** The event of an announcement, before it is read. */
  pendingEventOf(entry: LiveEntry): PendingEvent {
    return this.#events.pending(entry);
  }

  watermark(offset: number): Watermark {
    const cursor = this.cursor(offset);
    const caughtUp = offset >= this.recentChanges.end;
    return caughtUp ? this.#watermarks.get(cursor) : this.#watermarks.create(cursor, false);
  }

  /** A watermark of a stream with cursors of its own. */
  watermarkAt(cursor: Cursor): Watermark {
    return this.#watermarks.create(cursor, true);
  }

  /** The latest reading of each area, with the end of the log from before they were read as its cursor. */
  async snapshot(areas: AreaFilter): Promise<Snapshot> {
    const { end } = await this.extent();
    return this.#snapshots.get(this.cursor(end), areas);
  }

  /** Refreshes the namespace before any stream sees the announcement that another one serves. */
  async #onPage(entries: readonly Entry<Announcement>[]): Promise<void> {
    const page = entries.map((entry) => ({ ...toLiveEntry(entry), traceparent: entry.traceparent }));
    if (page.some(({ rebuilt }) => rebuilt !== null)) await this.refresh();
    for (const entry of page) {
      if (entry.rebuilt !== null) this.#rebuiltAt.set(entry.rebuilt, entry.offset);
      this.#recentChanges.push(entry);
    }
    this.#notifier.notify();
  }

  /** Drops everything that was read from a namespace that no longer serves. */
  #clearCaches(): void {
    this.#events.clear();
    this.#snapshots.clear();
    this.#watermarks.clear();
  }
}
