import fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import { INTERNAL_ERROR } from '../api-error.ts';
import type { SendDashboard } from './dashboard.ts';
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
    forceCloseConnections: true,
    requestTimeout: requestTimeoutMs,
    connectionTimeout: writeTimeoutMs,
    http: { headersTimeout: requestTimeoutMs, connectionsCheckingInterval: requestTimeoutMs / 3 },
  });
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

/** The dashboard keeps its state in the URL, so every unknown path is its one page. */
export function routeFallback(app: FastifyInstance, sendDashboard: SendDashboard): void {
  app.setNotFoundHandler((request, reply) => {
    if (request.method === 'GET' && isPageRequest(request) && sendDashboard) return sendDashboard(reply);
    const message = `Nothing is served at ${request.method} ${request.url.split('?')[0]}; the API is at /graphql.`;
    return reply.code(404).send({ errors: [{ message, extensions: { code: 'NOT_FOUND' } }] });
  });
}
