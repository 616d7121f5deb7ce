import { followLive, type LiveEvent } from '@courant/client';
import { WebSocket } from 'ws';

/** Follows Brittany; acts once its snapshot has come, and answers the events up to one of a type. */
export async function followUntil(
  url: string,
  type: LiveEvent['__typename'],
  act: () => Promise<void>,
): Promise<LiveEvent[]> {
  const events: LiveEvent[] = [];
  const stop = new AbortController();
  let acting: Promise<void> | undefined;
  const onEvent = (event: LiveEvent): void => {
    events.push(event);
    acting ??= act();
    if (event.__typename === type) stop.abort();
  };
  const options = { areas: ['BRE'] as const, signal: stop.signal, onEvent, webSocket: WebSocket };
  await followLive({ url: `${url}/graphql`, ...options });
  await acting;
  return events;
}
