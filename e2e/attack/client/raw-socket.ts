import { once } from 'node:events';
import { type ClientOptions, WebSocket } from 'ws';
import { ATTACKER_ADDRESS } from './address.ts';

export interface SocketClose {
  readonly code: number;
  readonly reason: string;
}

export interface SocketMessage {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

/** A WebSocket of the attacker that sends whatever it likes. */
export class RawSocket {
  readonly ws: WebSocket;
  readonly closed: Promise<SocketClose>;
  readonly messages: SocketMessage[] = [];
  #onMessage = (): void => undefined;

  private constructor(ws: WebSocket) {
    this.ws = ws;
    this.closed = new Promise((resolve) =>
      ws.once('close', (code, reason) => resolve({ code, reason: String(reason) })),
    );
    ws.on('error', () => undefined).on('message', (text) => {
      this.messages.push(JSON.parse(String(text)));
      this.#onMessage();
    });
  }

  /** @param protocols none for a client that names none */
  static async open(
    url: string,
    protocols: readonly string[] = ['graphql-transport-ws'],
    options: ClientOptions = {},
  ): Promise<RawSocket> {
    const ws = new WebSocket(url, [...protocols], { localAddress: ATTACKER_ADDRESS, ...options });
    const socket = new RawSocket(ws);
    await once(ws, 'open');
    return socket;
  }

  /** Open, and acknowledged. */
  static async openReady(url: string, localAddress = ATTACKER_ADDRESS): Promise<RawSocket> {
    const socket = await RawSocket.open(url, undefined, { localAddress });
    socket.send({ type: 'connection_init' });
    await socket.waitFor(({ type }) => type === 'connection_ack');
    return socket;
  }

  send(message: unknown): void {
    if (this.ws.readyState === WebSocket.OPEN) this.ws.send(JSON.stringify(message));
  }

  subscribe(id: string, query: string, variables: Readonly<Record<string, unknown>> = {}): void {
    this.send({ id, type: 'subscribe', payload: { query, variables } });
  }

  /** The first message of the kind, come or to come; null where the socket closes before. */
  async waitFor(isWanted: (message: SocketMessage) => boolean): Promise<SocketMessage | null> {
    let isClosed = false;
    const closed = this.closed.then(() => {
      isClosed = true;
    });
    for (;;) {
      const wanted = this.messages.find(isWanted);
      if (wanted || isClosed) return wanted ?? null;
      await Promise.race([
        closed,
        new Promise<void>((resolve) => {
          this.#onMessage = resolve;
        }),
      ]);
    }
  }

  /** Writes bytes past the library, for frames that it would not send. */
  writeBytes(bytes: Uint8Array): void {
    const tcp = Reflect.get(this.ws, '_socket') as { write(bytes: Uint8Array): void };
    tcp.write(bytes);
  }

  destroy(): void {
    this.ws.terminate();
  }
}
