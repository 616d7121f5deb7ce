import type { Client } from 'graphql-ws';
import { lastingRefusal } from './lasting-refusal.ts';
import { type AnyLiveEvent, LIVE_SUBSCRIPTION, type LiveEvent } from './live-event.ts';
import type { Operation } from './operation.ts';
import { browserWindow, type Network, PEACE_MS, retryWaitMs, waitOrOnline } from './retry-wait.ts';
import { createSocket } from './socket.ts';

/** A rebuilt store resets every client at the same moment; jitter keeps their snapshots apart. */
const REBUILD_JITTER_MS = 3_000;

/** `lost` once a stream could not be opened, or broke and could not be resumed at once. */
export type Connection = 'live' | 'lost';

export interface FollowOptions<Event extends AnyLiveEvent = LiveEvent> {
  /** The API over HTTP, such as `http://localhost:4000/graphql`. */
  readonly url: string | URL;
  /** Codes such as `BRE`; all thirteen where left out. */
  readonly areas?: readonly string[];
  /** The cursor of an event that an earlier run applied: the stream goes on behind it, without a snapshot. */
  readonly after?: string | null;
  /** A subscription to `liveProduction` that passes `$after` on and asks for `__typename`, `cursor` and `reason`. */
  readonly document?: Operation<{ readonly liveProduction: Event }>;
  /** Applies an event. The next one waits for its promise; what it throws ends everything. */
  onEvent(event: Event): void | Promise<void>;
  onConnection?(connection: Connection): void;
  /** Why a stream ended; it is resumed all the same. */
  onFailure?(reason: unknown): void;
  /** The socket is open again after a failure: the stream goes on behind this cursor, or with a snapshot after null. */
  onResume?(after: string | null): void;
  /** Ends it. */
  readonly signal?: AbortSignal;
  /** The class of sockets; the global one where left out, which Node has from version 22 on. */
  readonly webSocket?: unknown;
  /** The page's window where left out, and nothing in Node. */
  readonly network?: Network;
  /** In [0, 1). */
  readonly random?: () => number;
}

/**
 * Follows the live stream until the signal aborts: it begins with a snapshot, resumes after the last applied event when
 * the socket breaks, and starts over when the server resets the stream.
 * @throws what `onEvent` threw; a `QueryError` where the API refuses the cursor or the areas themselves
 */
export async function followLive<Event extends AnyLiveEvent = LiveEvent>(
  options: FollowOptions<Event>,
): Promise<void> {
  const signal = options.signal ?? new AbortController().signal;
  const follower = new Follower(options, signal);
  signal.addEventListener('abort', follower.close);
  try {
    await follower.run();
  } finally {
    signal.removeEventListener('abort', follower.close);
    follower.close();
  }
}

/** How a stream ended. */
interface StreamEnd {
  /** Why it broke; undefined after a reset. */
  readonly failure?: unknown;
  /** The next one is to wait a random time up to this. */
  readonly jitterMs: number;
}

class Follower<Event extends AnyLiveEvent> {
  readonly #options: FollowOptions<Event>;
  readonly #signal: AbortSignal;
  readonly #socket: Client;
  #cursor: string | null;
  /** Streams that ended since one last lived long enough. */
  #failures = 0;
  #hasConnected = false;
  #hasFailed = false;
  #connection: Connection | undefined;

  constructor(options: FollowOptions<Event>, signal: AbortSignal) {
    this.#options = options;
    this.#signal = signal;
    this.#cursor = options.after ?? null;
    const { url, webSocket } = options;
    this.#socket = createSocket({ url, webSocket, onConnected: () => this.#onConnected() });
  }

  readonly close = (): void => this.#socket.terminate();

  async run(): Promise<void> {
    while (!this.#signal.aborted) {
      const end = await this.#stream();
      if (this.#signal.aborted) return;
      if ('failure' in end) this.#report(end.failure);
      await this.#pause(end.jitterMs);
    }
  }

  /** Applies the events of one subscription, and keeps the cursor of each that has been applied. */
  async #stream(): Promise<StreamEnd> {
    this.#hasConnected = false;
    let end: StreamEnd = { jitterMs: 0 };
    let firstEventAt = Number.POSITIVE_INFINITY;
    for await (const event of this.#events((failure) => {
      end = { failure, jitterMs: 0 };
    })) {
      if (this.#signal.aborted) break;
      firstEventAt = Math.min(firstEventAt, performance.now());
      await this.#options.onEvent(event);
      const isReset = event.__typename === 'StreamReset';
      this.#cursor = isReset ? null : event.cursor;
      if (isReset) {
        end = { jitterMs: event.reason === 'STORE_REBUILT' ? REBUILD_JITTER_MS : 0 };
        break;
      }
    }
    if (performance.now() - firstEventAt >= PEACE_MS) this.#failures = 0;
    return end;
  }

  /** The events of one subscription, those received before it broke included. */
  async *#events(onBroken: (failure: unknown) => void): AsyncGenerator<Event> {
    const { document = LIVE_SUBSCRIPTION, areas } = this.#options;
    const variables = { areas, after: this.#cursor };
    try {
      const answers = this.#socket.iterate<{ liveProduction: Event }>({ query: String(document), variables });
      for await (const { data, errors } of answers) {
        if (!data) throw errors ?? new Error('The server sent neither data nor an error.');
        yield data.liveProduction;
      }
      onBroken(new Error('The server ended the stream.'));
    } catch (failure) {
      onBroken(failure);
    }
  }

  /**
   * A stream that broke is resumed at once, so only a second failure in a row means that it is lost.
   * @throws QueryError where no attempt can succeed
   */
  #report(failure: unknown): void {
    const refusal = lastingRefusal(failure);
    if (refusal) throw refusal;
    this.#hasFailed = true;
    this.#options.onFailure?.(failure);
    if (this.#failures > 0 || !this.#hasConnected) this.#setConnection('lost');
  }

  /** A server that keeps refusing, cutting or resetting gets growing pauses. */
  async #pause(jitterMs: number): Promise<void> {
    const { random = Math.random, network = browserWindow() } = this.#options;
    const waitMs = retryWaitMs(this.#failures, random, jitterMs);
    this.#failures += 1;
    await waitOrOnline(waitMs, network, this.#signal);
  }

  #onConnected(): void {
    this.#hasConnected = true;
    this.#setConnection('live');
    if (this.#hasFailed) this.#options.onResume?.(this.#cursor);
    this.#hasFailed = false;
  }

  #setConnection(connection: Connection): void {
    if (connection === this.#connection) return;
    this.#connection = connection;
    this.#options.onConnection?.(connection);
  }
}
