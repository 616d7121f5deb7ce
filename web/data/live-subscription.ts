import type { ApolloClient } from '@apollo/client';
import { LiveDocument } from '../gql/graphql.ts';
import type { LiveEvent } from './live-state.ts';
import type { LiveStore } from './live-store.ts';

const BASE_RETRY_WAIT_MS = 500;
const MAX_RETRY_WAIT_MS = 30_000;
/** A store made anew resets every page there is at the same moment. */
const REBUILD_JITTER_MS = 3_000;

/** How long to wait before trying again: full jitter, so that a thousand pages do not come back as one. */
export function retryWaitMs(failures: number, random: () => number): number {
  return random() * Math.min(MAX_RETRY_WAIT_MS, BASE_RETRY_WAIT_MS * 2 ** failures);
}

export interface LiveSubscriptionOptions {
  readonly client: ApolloClient;
  readonly store: LiveStore;
  readonly random?: () => number;
  /** Where "the network is back" is heard; the page's window. */
  readonly window?: Pick<Window, 'addEventListener' | 'removeEventListener'>;
}

/**
 * Keeps one subscription for all areas: begins with a snapshot, resumes after the last cursor when the socket breaks,
 * begins again when the server says that the cursor is of no use. Returns what stops it.
 */
export function startLiveSubscription({
  client,
  store,
  random = Math.random,
  window: page = window,
}: LiveSubscriptionOptions): () => void {
  let failures = 0;
  let open: { unsubscribe(): void } | null = null;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  function subscribe(): void {
    clearTimeout(waiting);
    waiting = undefined;
    let over = false;
    const end = (spreadMs = 0) => {
      if (over || stopped) return;
      over = true;
      open = null;
      trySoon(spreadMs);
    };
    const variables = { after: store.cursor, snapshot: store.cursor === null };
    const events = client.subscribe({ query: LiveDocument, variables, fetchPolicy: 'no-cache' });
    const subscription = events.subscribe({
      next: ({ data, error }) => {
        if (over || stopped) return;
        if (error || !data) return end();
        hear(data.liveProduction, end);
      },
      error: () => end(),
      complete: () => end(),
    });
    if (over) subscription.unsubscribe();
    else open = subscription;
  }

  function hear(event: LiveEvent, end: (spreadMs?: number) => void): void {
    store.receive(event);
    if (event.__typename !== 'StreamReset') {
      failures = 0;
      store.setConnection('live');
      return;
    }
    const reset = open;
    end(event.reason === 'STORE_REBUILT' ? REBUILD_JITTER_MS : 0);
    reset?.unsubscribe();
  }

  function trySoon(spreadMs: number): void {
    // A first failure or a reset is tried again at once; a server that keeps refusing is left in peace.
    const waitMs = failures === 0 ? random() * spreadMs : retryWaitMs(failures, random);
    if (failures > 0) store.setConnection('lost');
    failures += 1;
    waiting = setTimeout(subscribe, waitMs);
  }

  const tryNow = () => {
    if (waiting !== undefined) subscribe();
  };
  page.addEventListener('online', tryNow);
  subscribe();
  return () => {
    stopped = true;
    page.removeEventListener('online', tryNow);
    clearTimeout(waiting);
    open?.unsubscribe();
  };
}
