import type { ApolloClient } from '@apollo/client';
import { Subscription } from 'rxjs';
import { LiveDocument } from '../gql/graphql.ts';
import type { LiveEvent } from './live-state.ts';
import type { LiveStore } from './live-store.ts';

const BASE_RETRY_WAIT_MS = 500;
const MAX_RETRY_WAIT_MS = 30_000;
/** A stream that lives this long ends the series of failures before it. */
const PEACE_MS = 60_000;
/** A rebuilt store resets every open page at the same moment; jitter keeps their snapshots apart. */
const REBUILD_JITTER_MS = 3_000;

/**
 * How long to wait before subscribing again, after as many failures before the last: not at all after a first, then
 * exponential with full jitter, so that pages do not return all at once. A wait is drawn from `jitterMs` at least.
 */
export function retryWaitMs(failures: number, random: () => number, jitterMs = 0): number {
  const limitMs = failures === 0 ? 0 : Math.min(MAX_RETRY_WAIT_MS, BASE_RETRY_WAIT_MS * 2 ** failures);
  return random() * Math.max(limitMs, jitterMs);
}

export interface LiveSubscriptionOptions {
  readonly client: ApolloClient;
  readonly store: LiveStore;
  readonly random?: () => number;
  /** Emits `online` when the network is back; the page's window by default. */
  readonly window?: Pick<Window, 'addEventListener' | 'removeEventListener'>;
}

/**
 * Keeps one subscription for all areas open: starts with a snapshot, resumes after the last cursor when the socket
 * breaks, and starts over when the server resets the stream. Returns a function that stops it.
 */
export function startLiveSubscription(options: LiveSubscriptionOptions): () => void {
  const page = options.window ?? window;
  const subscription = new ResumingSubscription(options);
  page.addEventListener('online', subscription.retryNow);
  subscription.start();
  return () => {
    page.removeEventListener('online', subscription.retryNow);
    subscription.stop();
  };
}

class ResumingSubscription {
  readonly #client: ApolloClient;
  readonly #store: LiveStore;
  readonly #random: () => number;
  /** The attempt whose events count; null while waiting for the next one. */
  #current: Subscription | null = null;
  /** Attempts that ended, since one last lived long enough. */
  #failures = 0;
  #peaceTimer: ReturnType<typeof setTimeout> | undefined;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;

  constructor({ client, store, random = Math.random }: LiveSubscriptionOptions) {
    this.#client = client;
    this.#store = store;
    this.#random = random;
  }

  start(): void {
    const attempt = new Subscription();
    this.#current = attempt;
    const after = this.#store.cursor;
    const variables = { after, snapshot: after === null };
    const fail = () => this.#fail(attempt);
    const events = this.#client.subscribe({ query: LiveDocument, variables, fetchPolicy: 'no-cache' });
    attempt.add(
      events.subscribe({
        next: ({ data, error }) => {
          if (error || !data) fail();
          else this.#receive(data.liveProduction, attempt);
        },
        error: fail,
        complete: fail,
      }),
    );
  }

  stop(): void {
    this.#cancelRetry();
    this.#endPeace();
    const attempt = this.#current;
    this.#current = null;
    attempt?.unsubscribe();
  }

  /** Does not wait any longer for the next attempt, if it waits. */
  readonly retryNow = (): void => {
    if (this.#cancelRetry()) this.start();
  };

  #receive(event: LiveEvent, attempt: Subscription): void {
    if (attempt !== this.#current) return;
    this.#store.receive(event);
    if (event.__typename === 'StreamReset') {
      this.#end(attempt, event.reason === 'STORE_REBUILT' ? REBUILD_JITTER_MS : 0);
    } else {
      this.#store.setConnection('live');
      this.#peaceTimer ??= setTimeout(() => {
        this.#failures = 0;
      }, PEACE_MS);
    }
  }

  /** The stream ended by itself: the second time in a row, the page says so. */
  #fail(attempt: Subscription): void {
    if (attempt !== this.#current) return;
    if (this.#failures > 0) this.#store.setConnection('lost');
    this.#end(attempt, 0);
  }

  #end(attempt: Subscription, jitterMs: number): void {
    if (attempt !== this.#current) return;
    this.#current = null;
    this.#endPeace();
    this.#retryLater(jitterMs);
    attempt.unsubscribe();
  }

  /** A server that keeps refusing, cutting or resetting gets growing pauses. */
  #retryLater(jitterMs: number): void {
    const waitMs = retryWaitMs(this.#failures, this.#random, jitterMs);
    this.#failures += 1;
    this.#retryTimer = setTimeout(() => {
      this.#retryTimer = undefined;
      this.start();
    }, waitMs);
  }

  #endPeace(): void {
    clearTimeout(this.#peaceTimer);
    this.#peaceTimer = undefined;
  }

  /** True where a retry was waiting. */
  #cancelRetry(): boolean {
    const wasWaiting = this.#retryTimer !== undefined;
    clearTimeout(this.#retryTimer);
    this.#retryTimer = undefined;
    return wasWaiting;
  }
}
