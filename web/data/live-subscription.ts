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

/** How long to wait before subscribing again: exponential with full jitter, so that pages do not return all at once. */
export function retryWaitMs(failures: number, random: () => number): number {
  return random() * Math.min(MAX_RETRY_WAIT_MS, BASE_RETRY_WAIT_MS * 2 ** failures);
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
    const end = () => this.#end(attempt);
    const events = this.#client.subscribe({ query: LiveDocument, variables, fetchPolicy: 'no-cache' });
    attempt.add(
      events.subscribe({
        next: ({ data, error }) => {
          if (error || !data) end();
          else this.#receive(data.liveProduction, attempt);
        },
        error: end,
        complete: end,
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

  #end(attempt: Subscription, jitterMs = 0): void {
    if (attempt !== this.#current) return;
    this.#current = null;
    this.#endPeace();
    this.#retryLater(jitterMs);
    attempt.unsubscribe();
  }

  /** Retries a first failure or a reset at once; a server that keeps refusing or cutting gets growing pauses. */
  #retryLater(jitterMs: number): void {
    const waitMs =
      this.#failures === 0 ? this.#random() * jitterMs : retryWaitMs(this.#failures, this.#random);
    if (this.#failures > 0) this.#store.setConnection('lost');
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
