import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLFormattedError,
} from 'graphql';
import { handleProtocols, makeServer, type ServerOptions } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import { clientError, INTERNAL_ERROR, isInternal, originalError } from '../api-error.ts';
import type { LimitValues } from '../limits/limit-values.ts';
import { clientAddress } from './client-address.ts';
import type { ClientLoads } from './client-load.ts';
import type { ClientRates } from './client-rates.ts';
import type { OperationParser } from './operation-parser.ts';
import { isWebSocketUpgrade, serveAsPlainRequest } from './plain-upgrade.ts';
import { type SocketExtra, serveSocket } from './serve-socket.ts';
import { type CreateContext, SharedExecution } from './shared-execution.ts';
import { type Rejection, rejectionOf } from './socket-admission.ts';
import { closeSocket, SocketClosedError } from './socket-sender.ts';
import type { TransportLimits } from './transport-limits.ts';

export interface SocketOptions {
  readonly server: Server;
  readonly parser: OperationParser;
  readonly limits: LimitValues;
  readonly transportLimits: TransportLimits;
  readonly loads: ClientLoads;
  readonly rates: ClientRates;
  /** Number of reverse proxies in front, whose headers name the client of a request. */
  readonly proxies: number;
  readonly createContext: CreateContext;
  readonly onFailure: (error: unknown) => void;
}

export interface Sockets {
  /** Sockets open now. */
  readonly openCount: number;
  /** Estimated bytes of the results of events in memory. */
  readonly resultBytes: number;
  /** Closes every socket, and terminates those whose client does not answer in time. */
  close(): void;
}

const GOING_AWAY = 1001;
const REASONS = { 403: 'Forbidden', 404: 'Not Found', 429: 'Too Many Requests' } as const;

function rejectUpgrade(socket: Duplex, { status, message }: Rejection): void {
  const head = `HTTP/1.1 ${status} ${REASONS[status]}\r\nConnection: close\r\nContent-Type: text/plain\r\n`;
  socket.end(`${head}Content-Length: ${Buffer.byteLength(message)}\r\n\r\n${message}`);
}

/** Serves subscriptions and any other operation over WebSocket, at /graphql on the port of the HTTP server. */
export function openSockets(options: SocketOptions): Sockets {
  const { server, limits, transportLimits, loads, rates, proxies, onFailure } = options;
  const shared = new SharedExecution(options.createContext);
  const protocol = makeServer(protocolOptions(options, shared));
  const sockets = new WebSocketServer({ noServer: true, maxPayload: limits.maxBodyBytes, handleProtocols });

  const admit = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    const address = clientAddress(request, proxies);
    const tooMany = await rateRejection(rates, address);
    const load = loads.of(address);
    const rejection = tooMany ?? rejectionOf(request, load.openSockets, limits.maxSocketsPerAddress);
    if (rejection) {
      rejectUpgrade(socket, rejection);
      return;
    }
    if (socket.destroyed) return;
    socket.once('close', load.openSocket());
    sockets.handleUpgrade(request, socket, head, (accepted) =>
      serveSocket(accepted, { protocol, address, load, limits: transportLimits, onFailure }),
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
      for (const socket of sockets.clients) closeSocket(socket, GOING_AWAY, 'Going away');
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

type ProtocolOptions = ServerOptions<Record<string, unknown>, SocketExtra>;

function protocolOptions(
  { parser, limits, rates, createContext, onFailure }: SocketOptions,
  shared: SharedExecution,
): ProtocolOptions {
  return {
    // The context of an operation is created when it runs.
    context: ({ extra }) => extra,
    subscribe: (args) => shared.subscribe({ ...args, contextValue: createContext() }),
    execute: (args) => executeInOrder(args, createContext),
    async onSubscribe({ subscriptions, extra }, _id, payload) {
      const running = Object.keys(subscriptions).length;
      if (running > limits.maxSubscriptionsPerSocket) {
        const message = `This socket runs ${running - 1} operations; ${limits.maxSubscriptionsPerSocket} are allowed.`;
        return [clientError('TOO_MANY_SUBSCRIPTIONS', message)];
      }
      try {
        await rates.spend(extra.address, 1);
      } catch (error) {
        if (error instanceof GraphQLError) return [error];
        throw error;
      }
      return parser.parse(payload);
    },
    onNext: (_context, _id, _payload, _args, result) => withoutInternalErrors(result, onFailure),
    onError: (_context, _id, _payload, errors) => errors.map((error) => toClientError(error, onFailure)),
  };
}

/** Executes a query or mutation in its turn; the refusal to run it is its answer. */
async function executeInOrder(args: ExecutionArgs, createContext: CreateContext): Promise<ExecutionResult> {
  const { runNext } = args.contextValue as SocketExtra;
  try {
    return await runNext(async () => execute({ ...args, contextValue: createContext() }));
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [error] };
    throw error;
  }
}

function toClientError(error: unknown, onFailure: (error: unknown) => void) {
  if (error instanceof GraphQLError && !isInternal(error)) return withoutHttp(error.toJSON());
  // The client has gone, and nothing reaches it.
  if (!(originalError(error) instanceof SocketClosedError)) onFailure(originalError(error));
  return INTERNAL_ERROR;
}

/** Without `extensions.http`, since a message over a socket has no HTTP status. */
function withoutHttp(error: GraphQLFormattedError): GraphQLFormattedError {
  const { http: _status, ...extensions } = error.extensions ?? {};
  return { ...error, extensions };
}

/** The result with its internal errors replaced; undefined where it has no errors. */
function withoutInternalErrors(result: ExecutionResult, onFailure: (error: unknown) => void) {
  if (!result.errors) return undefined;
  return { ...result, errors: result.errors.map((error) => toClientError(error, onFailure)) };
}
