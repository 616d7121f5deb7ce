/** A socket of graphql-transport-ws whose server acknowledges and then sends what the test says. */
export class FakeSocket {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  static last: FakeSocket | undefined;
  readonly url: string;
  readyState = FakeSocket.OPEN;
  onopen: () => void = () => undefined;
  onmessage: (message: { data: string }) => void = () => undefined;
  onclose: (event: { code: number; reason: string }) => void = () => undefined;
  subscription: { id: string; payload: { query: string; variables: unknown } } | undefined;

  constructor(url: string) {
    this.url = url;
    FakeSocket.last = this;
    queueMicrotask(() => this.onopen());
  }

  send(text: string): void {
    const message = JSON.parse(text);
    if (message.type === 'connection_init') this.receive({ type: 'connection_ack' });
    if (message.type === 'subscribe') this.subscription = message;
  }

  receive(message: object): void {
    this.onmessage({ data: JSON.stringify(message) });
  }

  close(): void {
    this.readyState = FakeSocket.CLOSED;
  }
}
