import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { ATTACKER_ADDRESS } from './address.ts';
import { within } from './wait.ts';

/** The answer to bytes sent over TCP. */
export interface RawAnswer {
  /** Null where none came. */
  readonly status: number | null;
  /** Whatever came: head and body. */
  readonly text: string;
  /** Whether the server closed the connection in time. */
  readonly isClosed: boolean;
}

/** A TCP connection of the attacker, which collects what comes. */
export class RawConnection {
  readonly socket: Socket;
  readonly closed: Promise<unknown>;
  #chunks = '';

  private constructor(socket: Socket) {
    this.socket = socket;
    this.closed = new Promise((resolve) => socket.once('close', resolve));
    socket.setEncoding('latin1').on('error', () => undefined);
  }

  /** @param port of the server, on the loopback */
  static async open(port: number): Promise<RawConnection> {
    const socket = connect({ port, host: '127.0.0.1', localAddress: ATTACKER_ADDRESS });
    await once(socket, 'connect');
    return new RawConnection(socket);
  }

  /** Begins to read. */
  collect(): this {
    this.socket.on('data', (text: string) => {
      this.#chunks += text;
    });
    return this;
  }

  get answer(): RawAnswer {
    const status = /^HTTP\/1\.[01] (\d{3})/.exec(this.#chunks)?.[1];
    return {
      status: status === undefined ? null : Number(status),
      text: this.#chunks,
      isClosed: this.socket.destroyed,
    };
  }

  write(text: string): void {
    if (this.socket.writable) this.socket.write(text, 'latin1');
  }

  destroy(): void {
    this.socket.destroy();
  }
}

/** Sends a request as it is written, and answers what came until the server closed, or until the time is over. */
export async function exchange(port: number, bytes: string, waitMs = 5_000): Promise<RawAnswer> {
  const connection = (await RawConnection.open(port)).collect();
  connection.write(bytes);
  await within(waitMs, connection.closed, null);
  const { answer } = connection;
  connection.destroy();
  return answer;
}
