import type { Server } from 'graphql-ws';
import { CloseCode } from 'graphql-ws';
import type { WebSocket } from 'ws';

/** Interval of pings; a client that has not answered one by the next is disconnected. */
const KEEP_ALIVE_MS = 12_000;

export type SocketExtra = Record<PropertyKey, never>;

/**
 * Speaks graphql-transport-ws on an accepted socket. It replaces the binding of graphql-ws, which logs an error for every
 * client that disconnects in the middle of a message.
 */
export function serveSocket(
  protocol: Server<SocketExtra>,
  socket: WebSocket,
  onFailure: (error: unknown) => void,
): void {
  // An error closes the socket, and the close is handled below.
  socket.on('error', () => undefined);
  const stopPinging = keepAlive(socket);
  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      send: (message) => send(socket, message),
      close: (code, reason) => socket.close(code, reason),
      onMessage: (read) =>
        socket.on('message', (message) => {
          read(String(message)).catch((error: unknown) => {
            if (isUnexpectedMessage(error)) return socket.close(CloseCode.BadRequest, 'Unexpected message');
            onFailure(error);
            socket.close(CloseCode.InternalServerError, 'Internal server error');
          });
        }),
    },
    {},
  );
  socket.once('close', (code, reason) => {
    stopPinging();
    closed(code, String(reason)).catch(onFailure);
  });
}

/** A message that only a server sends is the client's mistake; graphql-ws throws it as it does its own. */
const isUnexpectedMessage = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith('Unexpected message of type');

/** Resolves once the message is sent: this backpressure stops a stream whose client does not read. */
const send = (socket: WebSocket, message: string): Promise<void> =>
  new Promise((resolve) => {
    if (socket.readyState === socket.OPEN) socket.send(message, () => resolve());
    else resolve();
  });

function keepAlive(socket: WebSocket): () => void {
  let hasAnswered = true;
  socket.on('pong', () => {
    hasAnswered = true;
  });
  const pinging = setInterval(() => {
    if (!hasAnswered) return socket.terminate();
    hasAnswered = false;
    socket.ping();
  }, KEEP_ALIVE_MS);
  return () => clearInterval(pinging);
}
