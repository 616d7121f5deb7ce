import type { ApolloClient } from '@apollo/client';
import { withLive } from './live-edge.ts';
import { areaGridKey, type ReceivedReading } from './live-state.ts';
import type { LiveStore } from './live-store.ts';
import { isLasting, type Refusal, type RefusedOperation, toRefusedOperation } from './refusal.ts';
import { type Due, type DueTiming, watchDue } from './series-due.ts';
import { fetchTail, fetchWindow } from './series-request.ts';
import type { SeriesAnswer, SeriesSet } from './series-set.ts';
import { followingOf, type SeriesWindow } from './series-window.ts';

type RecentReadings = ReadonlyMap<number, ReceivedReading> | undefined;

/** What is known of a window. */
export interface FollowedSeries {
  readonly set: SeriesSet | null;
  readonly refusal: Refusal | null;
  /** The last request failed. */
  readonly hasError: boolean;
  /** What the API said to it; null where it does not answer. */
  readonly failure: RefusedOperation | null;
}

/** When to fetch. */
export interface FollowTiming extends DueTiming {
  /** Pages that receive the same event spread their requests over this time. */
  readonly spreadMs: number;
  readonly everyMs: number;
}

const TIMING: FollowTiming = { spreadMs: 1_500, everyMs: 2_000, clockEveryMs: 5_000, random: Math.random };
/** A request over a network that is gone without notice ends here. */
const REQUEST_TIMEOUT_MS = 30_000;

/**
 * Keeps one window equal to what a page shows that opens now. Readings of the stream are laid over the last answer at
 * once. Only the API knows how roll-ups, gaps and the window's bounds follow from them, so the end of the window is
 * fetched again after them, and after each quarter-hour. A window that does not end now is fetched again whole, after the
 * events that may lie in it. One request runs at a time.
 */
export class SeriesFollower {
  readonly #client: ApolloClient;
  readonly #store: LiveStore;
  readonly #window: SeriesWindow;
  readonly #timing: FollowTiming;
  readonly #listeners = new Set<() => void>();
  #series: FollowedSeries = { set: null, refusal: null, hasError: false, failure: null };
  /** The last answer, and the number of events that it includes. */
  #answer: { readonly set: SeriesSet; readonly eventCount: number } | null = null;
  #due: Due | null = 'WINDOW';
  #request: AbortController | null = null;
  #lastRequestAt = Number.NEGATIVE_INFINITY;
  #laidOver: RecentReadings;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(client: ApolloClient, store: LiveStore, window: SeriesWindow, timing = TIMING) {
    this.#client = client;
    this.#store = store;
    this.#window = window;
    this.#timing = timing;
  }

  readonly series = (): FollowedSeries => this.#series;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Follows until the returned function is called. It can be started again. */
  start(): () => void {
    const unsubscribe = this.#store.subscribe(() => this.#onView());
    const unwatch = watchDue(this.#store, this.#window.area, this.#timing, (due) => this.#setDue(due));
    this.#fetchDue();
    return () => {
      unsubscribe();
      unwatch();
      this.#cancel();
    };
  }

  /** Fetches at once. */
  readonly retry = (): void => {
    this.#due ??= 'WINDOW';
    this.#fetchDue();
  };

  /** What an event makes due of a window depends on how the window follows. */
  #setDue(due: Due): void {
    const following = followingOf(this.#window, this.#store.clock.now());
    if (following === 'NOTHING' || (following === 'RANGES' && due === 'TAIL')) return;
    this.#due = this.#due === 'WINDOW' || following === 'WHOLE' ? 'WINDOW' : due;
    this.#schedule();
  }

  #schedule(): void {
    if (!this.#due || this.#request || this.#timer !== undefined) return;
    const { spreadMs, everyMs, random } = this.#timing;
    const waitMs = Math.max(random() * spreadMs, this.#lastRequestAt + everyMs - performance.now());
    this.#timer = setTimeout(() => this.#fetchDue(), waitMs);
  }

  #fetchDue(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#due && !this.#request) void this.#fetch(this.#due);
  }

  async #fetch(due: Due): Promise<void> {
    const request = new AbortController();
    this.#request = request;
    this.#due = null;
    this.#lastRequestAt = performance.now();
    const { eventCount } = this.#store;
    const timeout = setTimeout(() => request.abort(), REQUEST_TIMEOUT_MS);
    const answer = await this.#answerTo(due, request.signal).catch(toFailure);
    clearTimeout(timeout);
    if (this.#request !== request) return;
    this.#request = null;
    if ('failure' in answer) this.#fail(due, answer.failure);
    else this.#accept(answer, eventCount);
  }

  async #answerTo(due: Due, signal: AbortSignal): Promise<SeriesAnswer> {
    const answer = this.#answer;
    const moved =
      answer && due === 'TAIL' ? await fetchTail(this.#client, this.#window, answer.set, signal) : null;
    return moved ? { set: moved } : fetchWindow(this.#client, this.#window, signal);
  }

  #accept(answer: SeriesAnswer, eventCount: number): void {
    this.#answer = 'set' in answer ? { set: answer.set, eventCount } : null;
    this.#publish({ refusal: 'refusal' in answer ? answer.refusal : null, hasError: false, failure: null });
    this.#schedule();
  }

  #fail(due: Due, failure: RefusedOperation | null): void {
    this.#due = this.#due === 'WINDOW' ? 'WINDOW' : due;
    this.#publish({ hasError: true, failure });
  }

  #onView(): void {
    if (this.#recentReadings() !== this.#laidOver) this.#publish();
  }

  #publish(change: Partial<FollowedSeries> = {}): void {
    this.#laidOver = this.#recentReadings();
    this.#series = { ...this.#series, ...change, set: this.#setWith(this.#laidOver) };
    for (const listener of this.#listeners) listener();
  }

  /** The last answer with the readings that it does not include. */
  #setWith(recent: RecentReadings): SeriesSet | null {
    if (!this.#answer) return null;
    const { set, eventCount } = this.#answer;
    const newer = [...(recent?.values() ?? [])].filter((received) => received.eventCount > eventCount);
    return newer.length === 0
      ? set
      : withLive(
          set,
          newer.map(({ reading }) => reading),
        );
  }

  #recentReadings(): RecentReadings {
    if (!this.#answer || followingOf(this.#window, this.#store.clock.now()) !== 'LIVE') return undefined;
    return this.#store.view().recentReadings.get(areaGridKey(this.#window.area, this.#answer.set.resolution));
  }

  #cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#due = 'WINDOW';
    this.#request?.abort();
    this.#request = null;
  }
}

/** An error that every later attempt would meet is the answer. */
function toFailure(error: unknown): { refusal: RefusedOperation } | { failure: RefusedOperation | null } {
  const refusal = toRefusedOperation(error);
  return isLasting(refusal) ? { refusal } : { failure: refusal };
}
