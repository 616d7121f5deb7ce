import { followReplay, QueryError, type ReplayOptions } from '@courant/client';
import { print } from 'graphql';
import { ReplayDocument, type ReplaySubscription } from '../gql/graphql.ts';
import { EventLog } from './event-log.ts';
import { LiveStore, type RequestFrame } from './live-store.ts';
import type { Dates } from './period.ts';
import { type ReplayClock, replayTime } from './stream-time.ts';

/** Which past is replayed. */
export interface ReplayQuestion {
  readonly dates: Dates;
  readonly clock: ReplayClock;
}

export type ReplayPhase = 'READY' | 'PLAYING' | 'PAUSED' | 'ENDED' | 'REFUSED';

export interface ReplayView {
  readonly phase: ReplayPhase;
  /** Why the API refuses it; null where it does not. */
  readonly refusal: Pick<QueryError, 'code' | 'message'> | null;
}

type ReplayEvent = ReplaySubscription['replay'];

export interface ReplayPlayerOptions extends Pick<ReplayOptions, 'webSocket'> {
  readonly url: URL;
  readonly requestFrame: RequestFrame;
}

/** One replay: its events in a live store of its own, its log, and whether it plays. */
export class ReplayPlayer {
  readonly store: LiveStore;
  readonly log: EventLog;
  readonly #question: ReplayQuestion;
  readonly #options: ReplayPlayerOptions;
  readonly #listeners = new Set<() => void>();
  #view: ReplayView = { phase: 'READY', refusal: null };
  #speed: number;
  #stop = new AbortController();

  constructor(question: ReplayQuestion, speed: number, options: ReplayPlayerOptions) {
    this.#question = question;
    this.#speed = speed;
    this.#options = options;
    this.store = new LiveStore(options.requestFrame);
    const time = replayTime(question.clock);
    this.log = new EventLog({ time, now: Date.now, requestFrame: options.requestFrame });
    this.store.listen(this.log);
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
    const { store } = this;
    const { dates, clock } = this.#question;
    const { url, webSocket } = this.#options;
    try {
      const hasEnded = await followReplay<ReplayEvent>({
        url,
        webSocket,
        ...dates,
        clock,
        speed: this.#speed,
        after: store.cursor,
        document: print(ReplayDocument),
        onEvent: (event) => store.receive(event),
        onFailure: (reason) => store.fail(reason),
        onResume: (after) => store.resume(after),
        signal,
      });
      if (hasEnded) this.#show({ phase: 'ENDED', refusal: null });
    } catch (error) {
      const { code, message } =
        error instanceof QueryError ? error : { code: undefined, message: String(error) };
      if (!signal.aborted) this.#show({ phase: 'REFUSED', refusal: { code, message } });
    }
  }

  #show(view: ReplayView): void {
    this.#view = view;
    for (const listener of this.#listeners) listener();
  }
}
