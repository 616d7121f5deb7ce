import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

interface ServerAddress {
  readonly host: string;
  readonly port: number;
}

/** A port of the loopback that leads to a server, unless a test closes it. */
export class TestProxy {
  readonly port: number;
  readonly #server: ServerAddress;
  readonly #clients = new Set<Socket>();
  #listener: Server | undefined;
  #isSilent = false;

  private constructor(port: number, server: ServerAddress) {
    this.port = port;
    this.#server = server;
  }

  /** A proxy that refuses connections. */
  static async closed(server: ServerAddress): Promise<TestProxy> {
    const listener = await listenOn(0);
    const proxy = new TestProxy((listener.address() as AddressInfo).port, server);
    proxy.#listener = listener;
    await proxy.close();
    return proxy;
  }

  /** Passes everything on from now on, also what clients sent before. */
  async open(): Promise<void> {
    this.#isSilent = false;
    for (const client of this.#clients) this.#passOn(client);
    await this.#listen();
  }

  /** Takes connections from now on, and answers nothing. */
  async beSilent(): Promise<void> {
    this.#isSilent = true;
    await this.#listen();
  }

  /** Cuts each connection, and refuses new ones. */
  async close(): Promise<void> {
    const listener = this.#listener;
    this.#listener = undefined;
    for (const client of this.#clients) client.destroy();
    if (!listener) return;
    listener.close();
    await once(listener, 'close');
  }

  async #listen(): Promise<void> {
    this.#listener ??= await listenOn(this.port);
    this.#listener.removeAllListeners('connection').on('connection', (client) => this.#take(client));
  }

  #take(client: Socket): void {
    this.#clients.add(client);
    client.on('error', () => client.destroy()).on('close', () => this.#clients.delete(client));
    if (!this.#isSilent) this.#passOn(client);
  }

  #passOn(client: Socket): void {
    if (client.listenerCount('data') > 0) return;
    const server = connect(this.#server);
    server.on('error', () => client.destroy()).on('close', () => client.destroy());
    client.on('close', () => server.destroy());
    client.pipe(server).pipe(client);
  }
}

async function listenOn(port: number): Promise<Server> {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
