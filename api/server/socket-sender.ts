import type { Writable } from 'node:stream';
import type { WebSocket } from 'ws';
import type { ClientLoad } from './client-load.ts';
import { WriteBatch } from './write-batch.ts';

/** The client of a socket has gone, so its operation ends; it is no failure. */
export class SocketClosedError extends Error {
  override readonly name = 'SocketClosedError';
}

/** Below this, what waits to be sent does not keep the next operation of a socket waiting. */
const DRAINED_BYTES = 1 << 20;
/** Below this, what waits to be sent does not keep the next event of a stream waiting. */
const STREAMED_BYTES = 1 << 16;
/** Standard code "try again later": clients connect again. */
const TRY_AGAIN_LATER = 1013;
/** Time for a client to read what waits and answer a close, before its socket is terminated. */
const CLOSE_WITHIN_MS = 3_000;

/** Closes a socket, and terminates it if its client does not answer in time. */
export function closeSocket(
  socket: WebSocket,
  code: number,
  reason: string,
  withinMs = CLOSE_WITHIN_MS,
): void {
  socket.close(code, reason);
  setTimeout(() => socket.terminate(), withinMs).unref();
}

/** Bytes are text that was encoded before. */
const AS_TEXT = { binary: false };

const writes = new WriteBatch();

/** Sends the messages of one socket, and bounds what waits for its client. */
export class SocketSender {
  readonly #socket: WebSocket;
  /** What the socket writes to. */
  readonly #connection: Writable;
  readonly #load: ClientLoad;
  readonly #maxUnsentBytes: number;
  /** Messages whose bytes have left this process. */
  #sentCount = 0;
  #onSent: (() => void)[] = [];

  constructor(socket: WebSocket, connection: Writable, load: ClientLoad, maxUnsentBytes: number) {
    this.#socket = socket;
    this.#connection = connection;
    this.#load = load;
    this.#maxUnsentBytes = maxUnsentBytes;
    socket.once('close', () => this.#notifySent());
  }

  get sentCount(): number {
    return this.#sentCount;
  }

  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  get isSending(): boolean {
    return this.#socket.bufferedAmount > 0;
  }

  /**
   * Where little waits to be sent, it is done at once; else it resolves once the message is sent. This backpressure stops a
   * stream whose client does not read.
   * @throws SocketClosedError where the socket is closing, closed or was cut meanwhile
   */
  send(message: string | Buffer): Promise<void> | undefined {
    const socket = this.#socket;
    if (!this.isOpen) throw new SocketClosedError();
    if (socket.bufferedAmount > this.#maxUnsentBytes) {
      this.cut(`${socket.bufferedAmount} bytes wait for you; ${this.#maxUnsentBytes} are allowed`);
      throw new SocketClosedError();
    }
    const bytes = Buffer.byteLength(message);
    const onWritten = this.#countWrite(bytes);
    if (socket.bufferedAmount + bytes > STREAMED_BYTES)
      return new Promise((resolve, reject) =>
        socket.send(message, AS_TEXT, (error) => {
          onWritten(error);
          if (error) reject(new SocketClosedError());
          else resolve();
        }),
      );
    socket.send(message, AS_TEXT, onWritten);
    return undefined;
  }

  /** Counts a write that begins; returns what to call once it has ended. */
  #countWrite(bytes: number): (error?: Error | null) => void {
    writes.add(this.#connection);
    const remove = this.#load.addUnsent(bytes);
    return (error) => {
      remove();
      if (error) return;
      this.#sentCount++;
      this.#notifySent();
    };
  }

  /** Resolves once little waits to be sent, so that the answers of one socket do not pile up. */
  async whenDrained(): Promise<void> {
    while (this.isOpen && this.#socket.bufferedAmount > DRAINED_BYTES)
      await new Promise<void>((resolve) => this.#onSent.push(resolve));
  }

  /** Ends a socket whose client does not read, so that it learns why if it reads again. */
  cut(reason: string): void {
    closeSocket(this.#socket, TRY_AGAIN_LATER, reason);
  }

  #notifySent(): void {
    if (this.#onSent.length === 0) return;
    for (const resolve of this.#onSent.splice(0)) resolve();
  }
}
