import { MessageType } from 'graphql-ws';
import { expect } from 'vitest';
import type { LiveEvent } from '../live-event.ts';

interface ClientMessage {
  readonly id?: string;
  readonly type: string;
  readonly payload?: { readonly query: string; readonly variables: Record<string, unknown> };
}

/** A socket in memory; the test is its server. */
class FakeSocket {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  readyState: number = FakeSocket.CONNECTING;
  onopen: () => void = () => undefined;
  onmessage: (message: { data: string }) => void = () => undefined;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  readonly messages: ClientMessage[] = [];
  answersPings = true;

  send(text: string): void {
    const message = JSON.parse(text) as ClientMessage;
    this.messages.push(message);
    queueMicrotask(() => this.#answer(message));
  }

  #answer({ type }: ClientMessage): void {
    if (type === MessageType.ConnectionInit) this.sendToClient({ type: MessageType.ConnectionAck });
    if (type === MessageType.Ping && this.answersPings) this.sendToClient({ type: MessageType.Pong });
  }

  close(code: number, reason: string): void {
    if (this.readyState > FakeSocket.OPEN) return;
    this.readyState = FakeSocket.CLOSING;
    queueMicrotask(() => {
      this.readyState = FakeSocket.CLOSED;
      this.onclose?.({ code, reason });
    });
  }

  open(): void {
    if (this.readyState !== FakeSocket.CONNECTING) return;
    this.readyState = FakeSocket.OPEN;
    this.onopen();
  }

  sendToClient(message: object): void {
    if (this.readyState === FakeSocket.OPEN) this.onmessage({ data: JSON.stringify(message) });
  }

  get subscription(): ClientMessage | undefined {
    return this.messages.find(({ type }) => type === MessageType.Subscribe);
  }
}

/** A server that records its sockets and sends what the test says. */
export class FakeServer {
  readonly sockets: FakeSocket[] = [];
  /** While false, upgrades are held back, as some proxies do. */
  opens = true;
  readonly webSocket: unknown;

  constructor() {
    const server = this;
    this.webSocket = class extends FakeSocket {
      constructor() {
        super();
        server.sockets.push(this);
        queueMicrotask(() => {
          if (server.opens) this.open();
        });
      }
    };
  }

  /** The variables of each subscription, in order. */
  get variables(): unknown[] {
    return this.sockets.flatMap(({ subscription }) => subscription?.payload?.variables ?? []);
  }

  get last(): FakeSocket {
    return this.sockets.at(-1) ?? expect.unreachable('Nothing has connected yet.');
  }

  send(...events: LiveEvent[]): void {
    const id = this.last.subscription?.id;
    for (const liveProduction of events)
      this.last.sendToClient({ id, type: MessageType.Next, payload: { data: { liveProduction } } });
  }

  /** The network breaks. */
  cut(): void {
    this.last.readyState = FakeSocket.CLOSED;
    this.last.onclose?.({ code: 1006, reason: '' });
  }
}
