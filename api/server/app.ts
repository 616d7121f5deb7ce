import fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import { INTERNAL_ERROR } from '../api-error.ts';
import { pageAt } from '../page/site-page.ts';
import { type SendDashboard, splitAddress } from './dashboard.ts';
import { isPageRequest } from './page-request.ts';
import type { TransportLimits } from './transport-limits.ts';

export interface AppOptions {
  readonly bodyLimit: number;
  readonly limits: Pick<TransportLimits, 'requestTimeoutMs' | 'writeTimeoutMs'>;
  readonly onFailure: (error: unknown) => void;
}

/** The HTTP server without routes; it answers an error with one sentence, never with a stack trace. */
export function createApp({ bodyLimit, limits, onFailure }: AppOptions): FastifyInstance {
  const { requestTimeoutMs, writeTimeoutMs } = limits;
  const app = fastify({
    bodyLimit,
    rewriteUrl: ({ url = '/' }) => decodableUrl(url),
    forceCloseConnections: true,
    requestTimeout: requestTimeoutMs,
    connectionTimeout: writeTimeoutMs,
    http: { headersTimeout: requestTimeoutMs, connectionsCheckingInterval: requestTimeoutMs / 3 },
  });
  parseJsonBodies(app);
  app.setErrorHandler((error: FastifyError, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) onFailure(error);
    const answer =
      status >= 500
        ? INTERNAL_ERROR
        : { message: error.message, extensions: { code: error.code ?? 'BAD_REQUEST' } };
    return reply.code(status).send({ errors: [answer] });
  });
  return app;
}

/** What a body has to contain for a name in it to be that of a prototype; an escape may be of any letter. */
const SUSPECTS = ['__proto__', 'constructor', '\\u'] as const;

/**
 * Parses JSON as fastify does, which refuses objects that name their prototype and looks for such names with two patterns in
 * each body: here only in one that may have them, or that is no JSON.
 */
function parseJsonBodies(app: FastifyInstance): void {
  const parseCarefully = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body: string, done) => {
    const parsed = SUSPECTS.some((suspect) => body.includes(suspect)) ? undefined : parseOrNothing(body);
    if (parsed === undefined) parseCarefully(request, body, done);
    else done(null, parsed);
  });
}

function parseOrNothing(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** The address itself; one that no decoding understands becomes the text that it is, so that it is merely unknown. */
function decodableUrl(url: string): string {
  if (!url.includes('%')) return url;
  try {
    decodeURIComponent(url.split('?', 1).join());
    return url;
  } catch {
    return url.replaceAll('%', '%25');
  }
}

/** What no route answers: pages of the dashboard, which keeps its state in the URL, and addresses of nothing. */
export function routeFallback(app: FastifyInstance, sendDashboard: SendDashboard): void {
  app.setNotFoundHandler((request, reply) => {
    const [path] = splitAddress(request.originalUrl);
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    // Readers of previews ask for a page without saying that they read HTML.
    if (isRead && sendDashboard && (pageAt(path) || isPageRequest(request)))
      return sendDashboard(request, reply);
    const message = `Nothing is served at ${request.method} ${path}; the API is at /graphql.`;
    return reply.code(404).send({ errors: [{ message, extensions: { code: 'NOT_FOUND' } }] });
  });
}
