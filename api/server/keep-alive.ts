import type { WebSocket } from 'ws';
import type { SocketSender } from './socket-sender.ts';

/** Pings without a sent message, after which a client that has something to read is said not to read. */
const MAX_STALLED_PINGS = 5;

/**
 * Pings the client, and ends a socket that is dead: one that has not answered a ping by the next, or does not take what
 * waits for it. A pong proves nothing while something waits, because it may come from a client that does not read; and a
 * client that reads a long message slowly cannot answer before it.
 */
export function keepAlive(
  socket: Pick<WebSocket, 'on' | 'ping' | 'terminate'>,
  sender: Pick<SocketSender, 'isSending' | 'sentCount' | 'cut'>,
  intervalMs: number,
): () => void {
  let isAnswerDue = false;
  let sentCount = sender.sentCount;
  let stalledPings = 0;
  socket.on('pong', () => {
    isAnswerDue = false;
  });
  const ping = (): void => {
    if (sender.isSending) {
      stalledPings = sender.sentCount === sentCount ? stalledPings + 1 : 0;
      sentCount = sender.sentCount;
      isAnswerDue = false;
      if (stalledPings >= MAX_STALLED_PINGS)
        sender.cut(`no message was read to its end for ${(MAX_STALLED_PINGS * intervalMs) / 1000} s`);
      return;
    }
    if (isAnswerDue) {
      socket.terminate();
      return;
    }
    isAnswerDue = true;
    stalledPings = 0;
    socket.ping();
  };
  const pinging = setInterval(ping, intervalMs);
  return () => clearInterval(pinging);
}
