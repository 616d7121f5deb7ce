import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { GraphQLError } from 'graphql';
import { handleProtocols, makeServer } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import { clientAddress, type PublicAddress } from './client-address.ts';
import type { ClientLoads } from './client-load.ts';
import type { ClientRates } from './client-rates.ts';
import { isWebSocketUpgrade, serveAsPlainRequest } from './plain-upgrade.ts';
import { serveSocket } from './serve-socket.ts';
import { SharedExecution } from './shared-execution.ts';
import { type Rejection, rejectionOf } from './socket-admission.ts';
import { type ProtocolParts, protocolOptions, withoutInternalErrors } from './socket-protocol.ts';
import { closeSocket } from './socket-sender.ts';
import type { Subscriptions } from './subscriptions.ts';
import type { TransportLimits } from './transport-limits.ts';

export interface SocketOptions extends ProtocolParts {
  readonly server: Server;
  readonly transportLimits: TransportLimits;
  readonly loads: ClientLoads;
  readonly subscriptions: Subscriptions;
  readonly publicAddress: PublicAddress;
  /** Receives the sentence that a page of another site was refused with. */
  readonly onRefusedSocket: (sentence: string) => void;
}

export interface Sockets {
  /** Sockets open now. */
  readonly openCount: number;
  /** Estimated bytes of the results of events in memory. */
  readonly resultBytes: number;
  /** Closes every socket, and terminates those whose client does not answer in time. */
  close(): void;
}

/** A server that ends does not wait long for clients that do not read. */
const LAST_CLOSE_MS = 500;
const GOING_AWAY = 1001;
const REASONS = { 403: 'Forbidden', 404: 'Not Found', 429: 'Too Many Requests' } as const;

function rejectUpgrade(socket: Duplex, { status, message }: Rejection): void {
  const head = `HTTP/1.1 ${status} ${REASONS[status]}\r\nConnection: close\r\nContent-Type: text/plain\r\n`;
  socket.end(`${head}Content-Length: ${Buffer.byteLength(message)}\r\n\r\n${message}`);
}

/** Serves subscriptions and any other operation over WebSocket, at /graphql on the port of the HTTP server. */
export function openSockets(options: SocketOptions): Sockets {
  const { server, limits, transportLimits, loads, rates, publicAddress, onFailure } = options;
  const shared = new SharedExecution(options.createContext, options.subscriptions, (result) =>
    withoutInternalErrors(result, onFailure),
  );
  const protocol = makeServer(protocolOptions(options, shared));
  const sockets = new WebSocketServer({ noServer: true, maxPayload: limits.maxBodyBytes, handleProtocols });

  const admit = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    const address = clientAddress(request, publicAddress.proxies);
    const tooMany = await rateRejection(rates, address);
    const { maxSocketsPerAddress } = limits;
    const admission = { publicAddress, open: loads.openSockets(address), maxSocketsPerAddress };
    const rejection = tooMany ?? rejectionOf(request, admission);
    if (rejection) {
      if (rejection.status === 403) options.onRefusedSocket(rejection.message);
      rejectUpgrade(socket, rejection);
      return;
    }
    if (socket.destroyed) return;
    const load = loads.of(address);
    socket.once('close', load.openSocket());
    sockets.handleUpgrade(request, socket, head, (accepted) =>
      serveSocket(accepted, {
        ...{ protocol, address, load, onFailure },
        connection: socket,
        limits: transportLimits,
      }),
    );
  };
  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    if (!isWebSocketUpgrade(request)) {
      serveAsPlainRequest(server, request, socket, head);
      return;
    }
    socket.on('error', () => socket.destroy());
    admit(request, socket, head).catch((error: unknown) => {
      onFailure(error);
      socket.destroy();
    });
  };
  server.on('upgrade', onUpgrade);
  return {
    get openCount() {
      return sockets.clients.size;
    },
    get resultBytes() {
      return shared.resultBytes;
    },
    close() {
      server.off('upgrade', onUpgrade);
      for (const socket of sockets.clients) closeSocket(socket, GOING_AWAY, 'Going away', LAST_CLOSE_MS);
      sockets.close();
    },
  };
}

/** What a socket costs of the rate of its address. */
const SOCKET_COST = 5;

async function rateRejection(rates: ClientRates, address: string): Promise<Rejection | null> {
  try {
    await rates.spend(address, SOCKET_COST);
    return null;
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return { status: 429, message: error.message };
  }
}
