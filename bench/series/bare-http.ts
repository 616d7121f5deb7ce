import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The raw limit of an answer: node's own server parses a request and stringifies an object that it has in memory. */
export interface BareHttp {
  readonly url: string;
  /** The next answers, stringified for each request. */
  answer: unknown;
  close(): Promise<void>;
}

export async function openBareHttp(): Promise<BareHttp> {
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (piece: string) => {
      text += piece;
    });
    request.on('end', () => {
      JSON.parse(text);
      const answer = JSON.stringify(bare.answer);
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(answer) };
      response.writeHead(200, headers).end(answer);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bare: BareHttp = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    answer: null,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return bare;
}
