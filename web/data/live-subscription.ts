import { type FollowOptions, followLive } from '@courant/client';
import { print } from 'graphql';
import { LiveDocument } from '../gql/document/live.ts';
import type { LiveEvent } from './live-state.ts';
import type { LiveStore } from './live-store.ts';

const DOCUMENT = print(LiveDocument);

/** Writes one live stream of all areas to the store. Returns a function that stops it. */
export function startLiveSubscription(
  url: URL,
  store: LiveStore,
  options: Pick<FollowOptions<LiveEvent>, 'webSocket'> = {},
): () => void {
  const stop = new AbortController();
  followLive<LiveEvent>({
    ...options,
    url,
    document: DOCUMENT,
    onEvent: (event) => store.receive(event),
    onConnection: (connection) => store.setConnection(connection),
    onFailure: (reason) => store.fail(reason),
    onResume: (after) => store.resume(after),
    signal: stop.signal,
    // The server refuses for good what this page asks: without a stream the page polls.
  }).catch(() => store.setConnection('lost'));
  return () => stop.abort();
}
