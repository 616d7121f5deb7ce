import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HealthReport } from './health.ts';
import { explainListenError, type PortSetting } from './listen-error.ts';
import type { WorkerContext } from './run-process.ts';
import { withResource } from './with-resource.ts';

export interface OperationServer {
  /** Base address, without a trailing slash. */
  readonly url: string;
  close(): Promise<void>;
}

type OperationContext = Pick<WorkerContext, 'config' | 'health' | 'metrics' | 'log'>;

/**
 * Serves `/healthz`, `/readyz` and `/metrics` at HOST:METRICS_PORT, where that is set, for a worker whose own port is public.
 * @param announce called with its base address; writes it to the log of the context, if left out
 * @throws ConfigError where HOST or METRICS_PORT cannot be used
 */
export async function withMetricsServer(
  context: OperationContext,
  use: () => Promise<void>,
  announce = announceIn(context),
): Promise<void> {
  const { metricsPort } = context.config;
  if (metricsPort === undefined) return use();
  await withResource(await listenAt(context, metricsPort, 'METRICS_PORT', announce), use);
}

/**
 * Serves `/healthz`, `/readyz` and `/metrics` at HOST:PORT, for a worker that serves nothing else.
 * @throws ConfigError where HOST or PORT cannot be used
 */
export const openOperationServer = (context: OperationContext): Promise<OperationServer> =>
  listenAt(context, context.config.port, 'PORT', announceIn(context));

const announceIn =
  ({ log }: OperationContext) =>
  (url: string): void =>
    log.info(`health and figures at ${url}`);

async function listenAt(
  context: OperationContext,
  port: number,
  setting: PortSetting,
  announce: (url: string) => void,
): Promise<OperationServer> {
  const { host } = context.config;
  const server = createServer((request, response) => void handleRequest(context, request, response));
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    throw explainListenError(error, { host, port }, setting);
  }
  const url = urlOf(server);
  announce(url);
  return { url, close: () => closeServer(server) };
}

async function handleRequest(
  { health, metrics }: OperationContext,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const path = request.url?.split('?')[0];
  if (request.method !== 'GET') return send(response, 405, 'text/plain', 'Only GET is answered here.\n');
  if (path === '/healthz') return sendReport(response, health.alive());
  if (path === '/readyz') return sendReport(response, await health.ready());
  if (path === '/metrics') return sendMetrics(response, metrics, request.headers.accept);
  send(response, 404, 'text/plain', 'Served here: /healthz, /readyz, /metrics.\n');
}

const sendReport = (response: ServerResponse, report: HealthReport): void =>
  send(response, report.ok ? 200 : 503, 'application/json', JSON.stringify(report));

async function sendMetrics(
  response: ServerResponse,
  metrics: WorkerContext['metrics'],
  accept: string | undefined,
): Promise<void> {
  try {
    const { contentType, text } = await metrics.answer(accept);
    send(response, 200, contentType, text);
  } catch (error) {
    // A gauge that reads the log fails while the log is away.
    send(response, 503, 'text/plain', `${error instanceof Error ? error.message : error}\n`);
  }
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}

function urlOf(server: Server): string {
  const { address, port, family } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

/** Stops listening and ends open connections; closing again does nothing. */
async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return;
  const done = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await done;
}
