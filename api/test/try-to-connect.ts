import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { type ClientOptions, WebSocket } from 'ws';

export interface ConnectOutcome {
  /** 101 where the socket is open. */
  readonly status: number | undefined;
  /** Why the server refused, in its words; empty where it did not. */
  readonly body: string;
  readonly socket: WebSocket;
}

/** Opens a socket, or reads why the server refuses it. @throws where there is no answer */
export async function tryToConnect(url: string, options: ClientOptions = {}): Promise<ConnectOutcome> {
  const socket = new WebSocket(url, 'graphql-transport-ws', options);
  const opened = once(socket, 'open').then(() => ({ status: 101, body: '' }));
  const refused = once(socket, 'unexpected-response').then(async ([, response]: IncomingMessage[]) => ({
    status: response?.statusCode,
    body: response ? await text(response) : '',
  }));
  const outcome = await Promise.any([opened, refused]);
  return { ...outcome, socket };
}
