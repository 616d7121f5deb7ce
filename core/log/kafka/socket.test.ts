import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { connectSocket } from './socket.ts';

/** A port where no server listens any more. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

test('unref on a dead socket adds no listeners', async () => {
  const socket = connectSocket({
    host: '127.0.0.1',
    port: await closedPort(),
    ssl: undefined as never,
    onConnect: () => undefined,
  });
  await once(socket, 'close').catch(() => once(socket, 'close'));
  const before = socket.listenerCount('connect');
  for (let attempt = 0; attempt < 20; attempt++) socket.unref();
  expect(socket.listenerCount('connect')).toBe(before);
});
