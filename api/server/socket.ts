import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type ExecutionResult, GraphQLError } from 'graphql';
import { handleProtocols, makeServer, type ServerOptions } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import {
  clientError,
  INTERNAL_ERROR,
  isInternal,
  originalError,
  toClientJson,
  withDefaultCode,
} from '../api-error.ts';
import type { LimitValues } from '../limits/limit-values.ts';
import type { OperationParser } from './operation-parser.ts';
import { type SocketExtra, serveSocket } from './serve-socket.ts';
import { type CreateContext, SharedExecution } from './shared-execution.ts';
import { clientAddress, type Rejection, rejectionOf } from './socket-admission.ts';

export interface SocketOptions {
  readonly server: Server;
  readonly parser: OperationParser;
  readonly limits: LimitValues;
  /** Number of reverse proxies in front, whose headers name the client of a request. */
  readonly proxies: number;
  readonly createContext: CreateContext;
  readonly onFailure: (error: unknown) => void;
}

export interface Sockets {
  /** Sockets open now. */
  readonly openCount: number;
  /** Closes every socket, and terminates those whose client does not answer in time. */
  close(): void;
}

const GOING_AWAY = 1001;
/** Time for a client to answer a close before its socket is terminated. */
const GOODBYE_MS = 500;
const REASONS = { 403: 'Forbidden', 404: 'Not Found', 429: 'Too Many Requests' } as const;

function rejectUpgrade(socket: Duplex, { status, message }: Rejection): void {
  const head = `HTTP/1.1 ${status} ${REASONS[status]}\r\nConnection: close\r\nContent-Type: text/plain\r\n`;
  socket.end(`${head}Content-Length: ${Buffer.byteLength(message)}\r\n\r\n${message}`);
}

/** Counts the sockets of each address. */
class SocketCounts {
  readonly #counts = new Map<string, number>();

  count(address: string): number {
    return this.#counts.get(address) ?? 0;
  }

  add(address: string): void {
    this.#counts.set(address, this.count(address) + 1);
  }

  remove(address: string): void {
    const remaining = this.count(address) - 1;
    if (remaining > 0) this.#counts.set(address, remaining);
    else this.#counts.delete(address);
  }
}

/** Serves subscriptions and any other operation over WebSocket, at /graphql on the port of the HTTP server. */
export function openSockets({
  server,
  parser,
  limits,
  proxies,
  createContext,
  onFailure,
}: SocketOptions): Sockets {
  const protocol = makeServer(protocolOptions(parser, limits, createContext, onFailure));
  const sockets = new WebSocketServer({ noServer: true, maxPayload: limits.maxBodyBytes, handleProtocols });
  const addresses = new SocketCounts();
  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const address = clientAddress(request, proxies);
    socket.on('error', () => socket.destroy());
    const rejection = rejectionOf(request, addresses.count(address), limits.maxSocketsPerAddress);
    if (rejection) {
      rejectUpgrade(socket, rejection);
      return;
    }
    addresses.add(address);
    socket.once('close', () => addresses.remove(address));
    sockets.handleUpgrade(request, socket, head, (accepted) => serveSocket(protocol, accepted, onFailure));
  };
  server.on('upgrade', onUpgrade);
  return {
    get openCount() {
      return sockets.clients.size;
    },
    close() {
      server.off('upgrade', onUpgrade);
      for (const socket of sockets.clients) {
        socket.close(GOING_AWAY, 'Going away');
        setTimeout(() => socket.terminate(), GOODBYE_MS).unref();
      }
      sockets.close();
    },
  };
}

type ProtocolOptions = ServerOptions<Record<string, unknown>, SocketExtra>;

function protocolOptions(
  parser: OperationParser,
  { maxSubscriptionsPerSocket }: LimitValues,
  createContext: CreateContext,
  onFailure: (error: unknown) => void,
): ProtocolOptions {
  const shared = new SharedExecution(createContext);
  return {
    context: createContext,
    subscribe: shared.subscribe,
    onSubscribe({ subscriptions }, _id, payload) {
      const running = Object.keys(subscriptions).length;
      if (running > maxSubscriptionsPerSocket) {
        const message = `This socket runs ${running - 1} operations; ${maxSubscriptionsPerSocket} are allowed.`;
        return [clientError('TOO_MANY_SUBSCRIPTIONS', message)];
      }
      return parser.parse(payload);
    },
    onNext: (_context, _id, _payload, _args, result) => withoutInternalErrors(result, onFailure),
    onError: (_context, _id, _payload, errors) => errors.map((error) => toClientError(error, onFailure)),
  };
}

function toClientError(error: unknown, onFailure: (error: unknown) => void) {
  if (error instanceof GraphQLError && !isInternal(error))
    return toClientJson(withDefaultCode(error, 'BAD_USER_INPUT'));
  onFailure(originalError(error));
  return INTERNAL_ERROR;
}

/** The result with its internal errors replaced; undefined where it has no errors. */
function withoutInternalErrors(result: ExecutionResult, onFailure: (error: unknown) => void) {
  if (!result.errors) return undefined;
  return { ...result, errors: result.errors.map((error) => toClientError(error, onFailure)) };
}
