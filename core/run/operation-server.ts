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
  const listening = { port: metricsPort, setting: 'METRICS_PORT', refusal: NOTHING_ELSE, announce } as const;
  await withResource(await listenAt(context, listening), use);
}

/**
 * Serves `/healthz`, `/readyz` and `/metrics` at HOST:PORT, for a worker that serves nothing else.
 * @param refusal of everything else
 * @throws ConfigError where HOST or PORT cannot be used
 */
export const openOperationServer = (
  context: OperationContext,
  refusal: Refusal = NOTHING_ELSE,
): Promise<OperationServer> =>
  listenAt(context, { port: context.config.port, setting: 'PORT', refusal, announce: announceIn(context) });

/** What is answered to a request for anything else. */
type Refusal = (request: IncomingMessage) => { readonly status: number; readonly sentence: string };

const NOTHING_ELSE: Refusal = ({ method }) =>
  method === 'GET'
    ? { status: 404, sentence: 'Served here: /healthz, /readyz, /metrics.' }
    : { status: 405, sentence: 'Only GET is answered here.' };

/** Of a worker that will serve this port itself: its proxy is to ask another instance. */
export const NOT_YET: Refusal = () => ({
  status: 503,
  sentence: 'Not served yet: the log and the store are still to be reached.',
});

const announceIn =
  ({ log }: OperationContext) =>
  (url: string): void =>
    log.info(`health and figures at ${url}`);

interface Listening {
  readonly port: number;
  readonly setting: PortSetting;
  readonly refusal: Refusal;
  /** Called with its base address. */
  readonly announce: (url: string) => void;
}

async function listenAt(
  context: OperationContext,
  { port, setting, refusal, announce }: Listening,
): Promise<OperationServer> {
  const { host } = context.config;
  const server = createServer((request, response) => void handleRequest(context, refusal, request, response));
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
  refusal: Refusal,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const path = request.method === 'GET' ? request.url?.split('?')[0] : undefined;
  if (path === '/healthz') return sendReport(response, health.alive());
  if (path === '/readyz') return sendReport(response, await health.ready());
  if (path === '/metrics') return sendMetrics(response, metrics, request.headers.accept);
  const { status, sentence } = refusal(request);
  send(response, status, 'text/plain', `${sentence}\n`);
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
