import type { Server } from 'graphql-ws';
import { CloseCode } from 'graphql-ws';
import type { WebSocket } from 'ws';

/** Between pings; a client that has not answered one by the next is gone. */
const KEEP_ALIVE_MS = 12_000;

export type SocketExtra = Record<PropertyKey, never>;

/**
 * Speaks graphql-transport-ws on an accepted socket. In place of the library's own binding, which writes an error for
 * every client that leaves in the middle of a message: a client's leaving is no failure.
 */
export function serveSocket(
  protocol: Server<SocketExtra>,
  socket: WebSocket,
  onFailure: (error: unknown) => void,
): void {
  // What is wrong with a socket closes it; the close is what is acted on.
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

/** Resolves once the message has left, which is what holds a stream back whose client does not read. */
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
