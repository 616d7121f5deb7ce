import { type FollowOptions, followLive } from '@courant/client';
import { print } from 'graphql';
import { LiveDocument } from '../gql/document/live.ts';
import type { LiveEvent } from './live-state.ts';
import type { LiveStore } from './live-store.ts';

const DOCUMENT = print(LiveDocument);

/**
 * Until a stream that the server refuses is asked for again. While a deployment goes on, an api of another build may answer,
 * which does not know a field that this page asks for.
 */
const RETRY_REFUSED_MS = 60_000;

/** Writes one live stream of all areas to the store. Returns a function that stops it. */
export function startLiveSubscription(
  url: URL,
  store: LiveStore,
  options: Pick<FollowOptions<LiveEvent>, 'webSocket'> = {},
): () => void {
  const stop = new AbortController();
  const follow = () =>
    followLive<LiveEvent>({
      ...options,
      url,
      document: DOCUMENT,
      onEvent: (event) => store.receive(event),
      onConnection: (connection) => store.setConnection(connection),
      onFailure: (reason) => store.fail(reason),
      onResume: (after) => store.resume(after),
      signal: stop.signal,
    }).catch(() => {
      // Without a stream the page polls. The next one begins with a snapshot: it may have been the cursor that was refused.
      store.setConnection('lost');
      setTimeout(follow, RETRY_REFUSED_MS);
    });
  void follow();
  return () => stop.abort();
}
