import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

export const isWebSocketUpgrade = ({ headers }: IncomingMessage): boolean =>
  headers.upgrade?.toLowerCase() === 'websocket';

/** Headers that are about the upgrade alone. */
const UPGRADE_HEADERS: ReadonlySet<string> = new Set(['upgrade', 'connection', 'http2-settings']);

/**
 * Answers a request that offers an upgrade we do not speak, such as `Upgrade: h2c` of Java's HttpClient and of
 * `curl --http2`, as if it offered none (RFC 9110, section 7.8). Node hands over the connection with what follows the
 * head: both go back to the server, without the offer. The connection closes after the answer.
 */
export function serveAsPlainRequest(
  server: Server,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): void {
  const { method, url, httpVersion, rawHeaders } = request;
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] ?? '';
    if (!UPGRADE_HEADERS.has(name.toLowerCase())) lines.push(`${name}: ${rawHeaders[i + 1]}`);
  }
  const text = `${lines.join('\r\n')}\r\nConnection: close\r\n\r\n`;
  socket.unshift(Buffer.concat([Buffer.from(text, 'latin1'), head]));
  server.emit('connection', socket);
}
