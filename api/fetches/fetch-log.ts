import { type BackfillProgress, FEEDS, type FeedId, type Fetch } from '@courant/core/domain';
import { type Entry, type EventLog, FETCHES } from '@courant/core/log';
import { followTopic } from '../live/follow-topic.ts';

/** What the asks so far tell of the publisher. */
export interface PublisherState {
  /** Asks ended, answered or refused. */
  readonly ended: number;
  /** Whether the latest ask was answered. */
  readonly answering: boolean;
  readonly lastSuccessAt: number | null;
  /** When each feed last answered. */
  readonly lastFetchedAt: Readonly<Record<FeedId, number | null>>;
  /** How far the history has come; null before a backfill has begun. */
  readonly backfill: BackfillProgress | null;
}

export const NO_FETCH_YET: PublisherState = {
  ended: 0,
  answering: false,
  lastSuccessAt: null,
  lastFetchedAt: Object.fromEntries(FEEDS.map((feed) => [feed, null])) as Record<FeedId, null>,
  backfill: null,
};

const later = (a: number | null, b: number): number => Math.max(a ?? b, b);

export function withFetch(
  state: PublisherState,
  { feed, finishedAt, refusal, backfill }: Fetch,
): PublisherState {
  const ended = state.ended + 1;
  const known = { ...state, ended, backfill: backfill ?? state.backfill };
  if (refusal) return { ...known, answering: false };
  return {
    ...known,
    answering: true,
    lastSuccessAt: later(state.lastSuccessAt, finishedAt),
    lastFetchedAt: { ...state.lastFetchedAt, [feed]: later(state.lastFetchedAt[feed], finishedAt) },
  };
}

/** Follows the record of asks: no worker calls another, so this is how the api knows of the publisher. */
export class FetchLog {
  #state = NO_FETCH_YET;
  readonly #caughtUp: Promise<void>;
  #reached!: () => void;

  constructor(log: EventLog, signal: AbortSignal, onFailure: (error: unknown) => void) {
    this.#caughtUp = new Promise((resolve) => {
      this.#reached = resolve;
    });
    this.#read(log, signal, onFailure).catch(onFailure);
  }

  /** As it stands now; `NO_FETCHES` until the past has been read. */
  get state(): PublisherState {
    return this.#state;
  }

  /** As it stands once all that was there at the start has been read. */
  async settled(): Promise<PublisherState> {
    await this.#caughtUp;
    return this.#state;
  }

  async #read(log: EventLog, signal: AbortSignal, onFailure: (error: unknown) => void): Promise<void> {
    const next = await this.#readPast(log, signal).finally(this.#reached);
    await followTopic(log, FETCHES, next, signal, {
      onPage: (entries) => this.#note(entries),
      onGone: () => undefined,
      onFailure,
    });
  }

  /** Answers the offset that comes next. */
  async #readPast(log: EventLog, signal: AbortSignal): Promise<number> {
    let { first: next } = await log.extent(FETCHES, 0);
    while (!signal.aborted) {
      const page = await log.read(FETCHES, 0, next, PAGE_ENTRIES);
      if (page.length === 0) break;
      this.#note(page);
      next = page[page.length - 1].offset + 1;
    }
    return next;
  }

  #note(entries: readonly Entry<Fetch>[]): void {
    for (const { message } of entries) if (message.ok) this.#state = withFetch(this.#state, message.value);
  }
}

const PAGE_ENTRIES = 1_000;
