import type { Client } from 'graphql-ws';
import type { FollowOptions } from './follow-live.ts';
import { refusalOf } from './lasting-refusal.ts';
import { type AnyLiveEvent, type LiveEvent, REPLAY_SUBSCRIPTION } from './live-event.ts';
import type { Operation } from './operation.ts';
import { browserWindow, PEACE_MS, retryWaitMs, waitOrOnline } from './retry-wait.ts';
import { createSocket } from './socket.ts';

type Shared = 'url' | 'areas' | 'after' | 'onEvent' | 'onFailure' | 'onResume' | 'signal' | 'webSocket';

export interface ReplayOptions<Event extends AnyLiveEvent = LiveEvent>
  extends Pick<FollowOptions<Event>, Shared> {
  /** A `Moment` of the API: a day such as `2026-11-28`, which is included as a whole, or `-P1D`. */
  readonly from: string;
  readonly to: string;
  /** Seconds of the period in a second; 3600 where left out. */
  readonly speed?: number;
  /** By when it was measured, where left out, or by when Courant knew it. */
  readonly clock?: 'MEASURED' | 'KNOWN';
  /** A subscription to `replay` that passes its variables on and asks for `__typename` and `cursor`. */
  readonly document?: Operation<{ readonly replay: Event }>;
}

/**
 * Follows a replay to its end, or until the signal aborts. When the socket breaks it goes on behind the last applied event.
 * @returns whether the period has ended
 * @throws what `onEvent` threw; a `QueryError` where the API refuses, which it does not ask again
 */
export async function followReplay<Event extends AnyLiveEvent = LiveEvent>(
  options: ReplayOptions<Event>,
): Promise<boolean> {
  const { url, webSocket, signal = new AbortController().signal } = options;
  let cursor = options.after ?? null;
  let failures = 0;
  const onConnected = () => void (failures > 0 && options.onResume?.(cursor));
  const socket = createSocket({ url, webSocket, onConnected });
  const close = (): void => socket.terminate();
  signal.addEventListener('abort', close);
  try {
    for (;;) {
      let end: StreamEnd = {};
      let firstEventAt = Number.POSITIVE_INFINITY;
      for await (const event of eventsOf(socket, options, cursor, (reached) => {
        end = reached;
      })) {
        if (signal.aborted) return false;
        firstEventAt = Math.min(firstEventAt, performance.now());
        await options.onEvent(event);
        cursor = event.cursor;
      }
      if (signal.aborted) return false;
      if (!('failure' in end)) return true;
      options.onFailure?.(end.failure);
      if (performance.now() - firstEventAt >= PEACE_MS) failures = 0;
      failures += 1;
      await waitOrOnline(retryWaitMs(failures - 1, Math.random), browserWindow(), signal);
    }
  } finally {
    signal.removeEventListener('abort', close);
    close();
  }
}

/** How a subscription ended: by a failure of its socket, or with the period. */
interface StreamEnd {
  readonly failure?: unknown;
}

/**
 * The events of one subscription, those received before it broke included.
 * @throws QueryError where the API refuses it
 */
async function* eventsOf<Event extends AnyLiveEvent>(
  socket: Client,
  { document = REPLAY_SUBSCRIPTION, areas, from, to, speed, clock }: ReplayOptions<Event>,
  after: string | null,
  onEnd: (end: StreamEnd) => void,
): AsyncGenerator<Event> {
  const variables = { areas, from, to, speed, clock, after };
  try {
    const answers = socket.iterate<{ replay: Event }>({ query: String(document), variables });
    for await (const { data, errors } of answers) {
      if (!data) throw errors ?? new Error('The server sent neither data nor an error.');
      yield data.replay;
    }
  } catch (failure) {
    const refusal = refusalOf(failure);
    if (refusal) throw refusal;
    onEnd({ failure });
  }
}
