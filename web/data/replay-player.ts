import { followReplay, QueryError, type ReplayOptions } from '@courant/client';
import { HOUR } from '@courant/core/domain';
import { print } from 'graphql';
import { ReplayDocument } from '../gql/document/replay.ts';
import type { ReplaySubscription } from '../gql/graphql.ts';
import { EventLog } from './event-log.ts';
import { LiveStore, type RequestFrame } from './live-store.ts';
import { type Dates, spanOf } from './period.ts';
import { type ReplayClock, replayTime } from './stream-time.ts';

const DOCUMENT = print(ReplayDocument);

/** Which past is replayed. */
export interface ReplayQuestion {
  readonly dates: Dates;
  readonly clock: ReplayClock;
}

export type ReplayPhase = 'READY' | 'PLAYING' | 'PAUSED' | 'ENDED' | 'REFUSED';

export interface ReplayView {
  readonly phase: ReplayPhase;
  /** Why the API refuses it; null where it does not. */
  readonly refusal: Pick<QueryError, 'code' | 'message' | 'figures'> | null;
}

type ReplayEvent = ReplaySubscription['replay'];
/** A replay has no other events. */
type ReplayedEvent = Extract<
  ReplayEvent,
  { __typename: 'ReadingPublished' | 'ReadingRevised' | 'Watermark' }
>;

export interface ReplayPlayerOptions extends Pick<ReplayOptions, 'webSocket'> {
  readonly url: URL;
  readonly requestFrame: RequestFrame;
  /** The server's time, epoch milliseconds. */
  readonly now: () => number;
}

/** One replay: its events in a live store of its own, its log, and whether it plays. */
export class ReplayPlayer {
  readonly store: LiveStore;
  readonly log: EventLog;
  readonly #clock: ReplayClock;
  readonly #parts: readonly Dates[];
  readonly #options: ReplayPlayerOptions;
  readonly #listeners = new Set<() => void>();
  #view: ReplayView = { phase: 'READY', refusal: null };
  /** Of the parts, the one that plays, and the last event of it. */
  #part = 0;
  #after: string | null = null;
  #speed: number;
  #stop = new AbortController();

  constructor(question: ReplayQuestion, speed: number, options: ReplayPlayerOptions) {
    this.#clock = question.clock;
    this.#parts = partsOf(question, options.now());
    this.#speed = speed;
    this.#options = options;
    this.store = new LiveStore({ requestFrame: options.requestFrame });
    const time = replayTime(question.clock);
    this.log = new EventLog({ time, now: Date.now, requestFrame: options.requestFrame });
    this.store.listen(this.log);
  }

  /** The part that plays: its cursors are of it alone. */
  get part(): Dates {
    return this.#parts[this.#part] as Dates;
  }

  readonly view = (): ReplayView => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Begins, or goes on behind the last event. */
  play(): void {
    const { phase } = this.#view;
    if (phase === 'PLAYING' || phase === 'ENDED') return;
    this.#stop = new AbortController();
    this.#show({ phase: 'PLAYING', refusal: null });
    void this.#follow(this.#stop.signal);
  }

  pause(): void {
    if (this.#view.phase !== 'PLAYING') return;
    this.#stop.abort();
    this.#show({ phase: 'PAUSED', refusal: null });
  }

  /** Another speed takes another stream, which goes on behind the last event. */
  setSpeed(speed: number): void {
    if (speed === this.#speed) return;
    this.#speed = speed;
    if (this.#view.phase !== 'PLAYING') return;
    this.pause();
    this.play();
  }

  async #follow(signal: AbortSignal): Promise<void> {
    try {
      while (await this.#playPart(signal)) {
        if (this.#part === this.#parts.length - 1) return this.#show({ phase: 'ENDED', refusal: null });
        this.#part += 1;
        this.#after = null;
      }
    } catch (error) {
      const refusal =
        error instanceof QueryError ? error : { code: undefined, message: String(error), figures: {} };
      if (!signal.aborted) this.#show({ phase: 'REFUSED', refusal });
    }
  }

  /** Resolves with whether the part has ended; a part of which the API has nothing ends at once, unless it is the last. */
  async #playPart(signal: AbortSignal): Promise<boolean> {
    const { store } = this;
    const { url, webSocket } = this.#options;
    try {
      return await followReplay<ReplayEvent>({
        url,
        webSocket,
        ...this.part,
        clock: this.#clock,
        speed: this.#speed,
        after: this.#after,
        document: DOCUMENT,
        onEvent: (event) => {
          this.#after = event.cursor;
          store.receive(event as ReplayedEvent);
        },
        onFailure: (reason) => store.fail(reason),
        onResume: (after) => store.resume(after),
        signal,
      });
    } catch (error) {
      const isLast = this.#part === this.#parts.length - 1;
      if (!isLast && error instanceof QueryError && error.code === 'BAD_RANGE') return true;
      throw error;
    }
  }

  #show(view: ReplayView): void {
    this.#view = view;
    for (const listener of this.#listeners) listener();
  }
}

/**
 * A day by known time costs what one question may cost, and a day of 25 hours more: it is asked for in halves. What is to
 * come is not asked for.
 */
function partsOf({ dates, clock }: ReplayQuestion, now: number): Dates[] {
  if (clock === 'MEASURED') return [dates];
  const { start, end } = spanOf(dates);
  const parts: Dates[] = [];
  for (let from = start; from < end; from += PART_MS)
    parts.push({ from: instantText(from), to: instantText(Math.min(from + PART_MS, end)) });
  return parts.filter((part, i) => i === 0 || spanOf(part).start < now);
}

const PART_MS = 12 * HOUR;
const instantText = (instant: number): string => `${new Date(instant).toISOString().slice(0, 16)}Z`;
