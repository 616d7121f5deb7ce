import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { openApi } from '@courant/api';
import { openMemoryLog } from '@courant/core/log';
import { openNamespaces } from '@courant/core/store';
import { expect, onTestFinished, test } from 'vitest';
import WebSocket from 'ws';
import { SITE } from './guide-config.ts';
import { PROXY_KINDS } from './proxy-kinds.ts';
import { findProxy, isRequired, startProxy } from './reverse-proxy.ts';

const TIMEOUT_MS = 120_000;

test.for(PROXY_KINDS)(
  'behind $name, set up as in the guide, our pages get sockets and each address its own limits',
  {
    timeout: TIMEOUT_MS,
  },
  async (kind, { skip }) => {
    const program = findProxy(kind);
    skip(!program && !isRequired(kind), `no ${kind.command} found`);
    const port = await startProxy(kind, program ?? kind.command, await openApiBehindProxy());
    const ours = { host: `${SITE}:${port}`, origin: `http://${SITE}:${port}` };

    expect(await connect(port, { ...ours, origin: 'http://elsewhere.example' })).toBe(403);
    // Each address may have one socket, which it would not if the proxy were the client of both.
    expect(await connect(port, ours, '127.0.0.1')).toBe(101);
    expect(await connect(port, ours, '127.0.0.2')).toBe(101);
    const forged = { ...ours, 'x-forwarded-for': '192.0.2.1' };
    expect(await connect(port, forged, '127.0.0.2')).toBe(429);
  },
);

/** An api in memory that believes one proxy, and lets an address have one socket. @returns its URL */
async function openApiBehindProxy(): Promise<string> {
  const api = await openApi({
    log: await openMemoryLog(),
    store: await openNamespaces('memory:', { dataDir: '' }),
    host: '127.0.0.1',
    port: 0,
    proxies: 1,
    webDir: null,
    playgroundDir: null,
    simulated: false,
    limits: { maxSocketsPerAddress: 1 },
    onRefusedSocket: () => undefined,
  });
  onTestFinished(() => api.close());
  return api.url;
}

/** Opens a socket from an address of this machine, until the test ends. @returns the status of the answer, 101 if it is open */
async function connect(
  port: number,
  headers: Readonly<Record<string, string>>,
  localAddress = '127.0.0.1',
): Promise<number | undefined> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws', {
    headers,
    localAddress,
  });
  onTestFinished(() => socket.terminate());
  const opened = once(socket, 'open').then(() => 101);
  const refused = once(socket, 'unexpected-response').then(
    ([, response]: IncomingMessage[]) => response?.statusCode,
  );
  return Promise.any([opened, refused]);
}
