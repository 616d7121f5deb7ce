import { connect, isIP, Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { ISocketFactory } from 'kafkajs';

const KEEP_ALIVE_MS = 60_000;

/**
 * Connects as kafkajs does by default, and ignores `unref` on a dead socket. While a broker is away, kafkajs calls `unref`
 * on the same dead sockets at each attempt, and each call adds a listener for a connect that never comes, until Node warns
 * of a leak.
 */
export const connectSocket: ISocketFactory = ({ host, port, ssl, onConnect }) => {
  const socket = ssl
    ? connectTls({ host, port, ...(isIP(host) ? {} : { servername: host }), ...ssl }, onConnect)
    : connect({ host, port }, onConnect);
  socket.setKeepAlive(true, KEEP_ALIVE_MS);
  socket.unref = () => (socket.destroyed ? socket : Socket.prototype.unref.call(socket));
  return socket;
};
