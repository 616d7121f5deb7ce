import type { AreaCode } from '@courant/core/domain';
import { WebSocket } from 'ws';

const QUERY = `subscription ($areas: [AreaCode!], $after: StreamCursor) {
  liveProduction(areas: $areas, after: $after) {
    __typename
    cursor
    ... on Snapshot { readings { ...Shown } }
    ... on ReadingPublished { reading { ...Shown } }
    ... on ReadingRevised { reading { ...Shown } }
  }
}
fragment Shown on Reading { start resolution consumption production wind }`;

/** What a client shows of a slot. */
export interface ShownReading {
  readonly start: string;
  readonly resolution: string;
  readonly consumption: number | null;
  readonly production: number | null;
  readonly wind: number | null;
}

interface LiveEvent {
  readonly __typename: string;
  readonly cursor: string;
  readonly readings?: readonly ShownReading[];
  readonly reading?: ShownReading;
}

interface Message {
  readonly type: string;
  readonly payload?: { readonly data?: { readonly liveProduction: LiveEvent } };
}

export interface ResumingClientOptions {
  readonly url: string;
  /** The address that it connects from. */
  readonly address: string;
  readonly area: AreaCode;
  /** Called after each event; it may cut the client. */
  readonly onEvent: (client: ResumingClient) => void;
}

/** A subscriber that knows only what its stream has said, and resumes behind its last cursor whenever it is cut. */
export class ResumingClient {
  readonly area: AreaCode;
  /** What the newest event has said of each slot. */
  readonly readings = new Map<string, ShownReading>();
  cuts = 0;
  /** Events whose cursor was not behind the one before: of each, the stream has said the same before. */
  repeats = 0;
  resets = 0;
  readonly #options: ResumingClientOptions;
  #cursor: string | null = null;
  #offset = -1;
  #socket: WebSocket;
  #isClosed = false;

  constructor(options: ResumingClientOptions) {
    this.area = options.area;
    this.#options = options;
    this.#socket = this.#connect();
  }

  /** The offset up to which it knows everything; -1 before it knows anything. */
  get offset(): number {
    return this.#offset;
  }

  /** Breaks the connection as a network does, and connects again. */
  cut(): void {
    this.cuts++;
    this.#reconnect();
  }

  close(): void {
    this.#isClosed = true;
    this.#socket.terminate();
  }

  #reconnect(): void {
    this.#socket.terminate();
    this.#socket = this.#connect();
  }

  #connect(): WebSocket {
    const { url, address, area } = this.#options;
    const socket = new WebSocket(url, 'graphql-transport-ws', { localAddress: address });
    const payload = { query: QUERY, variables: { areas: [area], after: this.#cursor } };
    socket
      .on('error', () => undefined)
      // Where a thousand connect at once, some are not accepted at first.
      .once('close', () => {
        if (this.#socket === socket && !this.#isClosed) this.#reconnect();
      })
      .once('open', () => socket.send(JSON.stringify({ type: 'connection_init' })))
      .on('message', (data) => {
        // What comes after a cut belongs to the broken connection.
        if (this.#socket !== socket) return;
        const message = JSON.parse(String(data)) as Message;
        if (message.type === 'connection_ack')
          socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload }));
        else this.#take(message);
      });
    return socket;
  }

  #take({ payload }: Message): void {
    const event = payload?.data?.liveProduction;
    if (!event) return;
    if (event.__typename === 'StreamReset') this.#startOver();
    else this.#apply(event);
    this.#options.onEvent(this);
  }

  #startOver(): void {
    this.resets++;
    this.readings.clear();
    this.#cursor = null;
    this.#offset = -1;
    this.#reconnect();
  }

  #apply({ __typename, cursor, reading, readings = reading ? [reading] : [] }: LiveEvent): void {
    const offset = Number(cursor.split('.').at(-1));
    // A watermark says only that nothing has come since.
    const isRepeated = __typename === 'Watermark' ? offset < this.#offset : offset <= this.#offset;
    if (isRepeated) this.repeats++;
    this.#offset = Math.max(this.#offset, offset);
    this.#cursor = cursor;
    for (const one of readings) this.readings.set(`${one.resolution} ${one.start}`, one);
  }
}
