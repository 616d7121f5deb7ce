import { connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/**
 * Forwards to a port of this machine, and holds back each WebSocket upgrade without an answer, as some proxies do.
 * Returns its own URL.
 */
export async function openHoldingProxy(port: number): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    sockets.add(client);
    client.on('error', () => client.destroy());
    client.once('data', (head) => {
      if (/^upgrade: websocket/im.test(head.toString('latin1'))) return;
      const target = connect(port, '127.0.0.1');
      sockets.add(target);
      target.on('error', () => client.destroy());
      target.write(head);
      client.pipe(target).pipe(client);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  return `http://127.0.0.1:${address.port}`;
}
