import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The raw limit of an answer in memory: node's own server sends bytes that it has, or that they are unchanged. */
export interface BareBytes {
  readonly url: string;
  /** The next answers. */
  bytes: Buffer;
  close(): Promise<void>;
}

export async function openBareBytes(): Promise<BareBytes> {
  const server = createServer(({ headers }, response) => {
    if (headers['if-none-match']) response.writeHead(304).end();
    else
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-length': bare.bytes.length })
        .end(bare.bytes);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bare: BareBytes = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    bytes: Buffer.alloc(0),
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return bare;
}
