import { connect, isIP, Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { ISocketFactory } from 'kafkajs';

const KEEP_ALIVE_MS = 60_000;

/**
 * Connects as kafkajs does by itself. Only: while a broker is away, kafkajs ends and `unref`s the same dead sockets at
 * each attempt, and a socket without a handle keeps every `unref` for a connect that never comes, until Node warns of a
 * leak. Here a dead one keeps none.
 */
export const connectSocket: ISocketFactory = ({ host, port, ssl, onConnect }) => {
  const socket = ssl
    ? connectTls({ host, port, ...(isIP(host) ? {} : { servername: host }), ...ssl }, onConnect)
    : connect({ host, port }, onConnect);
  socket.setKeepAlive(true, KEEP_ALIVE_MS);
  socket.unref = () => (socket.destroyed ? socket : Socket.prototype.unref.call(socket));
  return socket;
};
