import type { Duplex } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { Server } from 'graphql-ws';
import { CloseCode } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { busyError } from '../api-error.ts';
import type { ClientLoad } from './client-load.ts';
import { keepAlive } from './keep-alive.ts';
import { MessageRate } from './message-rate.ts';
import { closeSocket, SocketClosedError, SocketSender } from './socket-sender.ts';
import type { TransportLimits } from './transport-limits.ts';

/** What an operation of a socket needs to know of it. */
export interface SocketExtra extends Record<PropertyKey, unknown> {
  /** The address of the client. */
  readonly address: string;
  /** Runs the socket's operations one after the other, each once the answer before it has nearly been sent. */
  readonly runNext: <Result>(operation: () => Promise<Result>) => Promise<Result>;
  /** Sends a message that is printed. As `SocketSender.send`. */
  readonly send: (message: Buffer) => Promise<void> | undefined;
}

export interface ServeSocketOptions {
  readonly protocol: Server<SocketExtra>;
  /** What the socket writes to. */
  readonly connection: Duplex;
  readonly address: string;
  readonly load: ClientLoad;
  readonly limits: TransportLimits;
  readonly onFailure: (error: unknown) => void;
}

/**
 * Speaks graphql-transport-ws on an accepted socket. It replaces the binding of graphql-ws, which logs an error for every
 * client that disconnects in the middle of a message.
 */
export function serveSocket(
  socket: WebSocket,
  { protocol, connection, address, load, limits, onFailure }: ServeSocketOptions,
): void {
  // An error closes the socket, and the close is handled below.
  socket.on('error', () => undefined);
  const sender = new SocketSender(socket, connection, load, limits.maxUnsentBytesPerSocket);
  const isWithinRate = watchRate(socket, limits.maxMessagesPerSecond);
  socket.on('ping', isWithinRate);
  // One for each of our pings, unless the client sends them unasked.
  socket.on('pong', isWithinRate);
  const stopPinging = keepAlive(socket, sender, limits.pingIntervalMs);
  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      send: async (message) => (sender.isOpen ? sender.send(message) : undefined),
      close: (code, reason) => socket.close(code, reason),
      onMessage: (read) =>
        socket.on('message', (message) => {
          if (!isWithinRate()) return;
          read(String(message)).catch((error: unknown) => endSocket(socket, error, onFailure));
        }),
    },
    { address, runNext: runInOrder(sender, load), send: (message) => sender.send(message) },
  );
  socket.once('close', (code, reason) => {
    stopPinging();
    closed(code, String(reason)).catch(onFailure);
  });
}

/** Standard code; a client that keeps to the protocol does not connect again. */
const POLICY_VIOLATION = 1008;

/** Answers whether to read another message; ends a socket that sends more than it may, since each costs a little. */
function watchRate(socket: WebSocket, maxPerSecond: number): () => boolean {
  const rate = new MessageRate(maxPerSecond);
  let isFlooded = false;
  return () => {
    if (!isFlooded && !rate.allows(performance.now())) {
      isFlooded = true;
      closeSocket(socket, POLICY_VIOLATION, `More than ${maxPerSecond} messages in a second`);
    }
    return !isFlooded;
  };
}

/** Closes a socket after an error that the protocol has no message for. */
function endSocket(socket: WebSocket, error: unknown, onFailure: (error: unknown) => void): void {
  if (error instanceof SocketClosedError) return;
  // graphql-ws throws for a message of the protocol that only servers send.
  if (error instanceof Error && error.message.startsWith('Unexpected message of type')) {
    socket.close(CloseCode.BadRequest, 'Invalid message received');
    return;
  }
  onFailure(error);
  socket.close(CloseCode.InternalServerError, 'Internal server error');
}

/** Operations that wait for others of their socket; more than subscriptions, whose client may end some while they wait. */
const MAX_WAITING = 32;

function runInOrder(sender: SocketSender, load: ClientLoad): SocketExtra['runNext'] {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return async (operation) => {
    if (waiting >= MAX_WAITING) {
      const message = `This socket has ${waiting} operations that wait; no more are allowed.`;
      throw busyError('TOO_MANY_REQUESTS', message, 1);
    }
    const run = async () => {
      waiting--;
      await sender.whenDrained();
      if (!sender.isOpen) throw new SocketClosedError();
      return load.run(operation);
    };
    waiting++;
    const result = last.then(run, run);
    // The answer is handed to the socket before the event loop turns.
    last = result.then(
      () => setImmediate(),
      () => undefined,
    );
    return result;
  };
}
