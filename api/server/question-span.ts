import { keepContext, type Span, SpanKind, startSpan, withContextOf } from '@courant/core/trace';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/**
 * Answers each question over HTTP in a span: a trace of its own, whatever its client sends as `traceparent`. Call it before
 * the routes are added.
 */
export function traceQuestions(app: FastifyInstance): void {
  const spans = new WeakMap<object, Span>();
  app.addHook('onRequest', (request, _reply, done) => {
    if (request.routeOptions.url === '/graphql') begin(request);
    done();
  });
  const begin = (request: FastifyRequest): void => {
    const attributes = { 'http.request.method': request.method, 'http.route': '/graphql' };
    const facts = { scope: 'api', kind: SpanKind.SERVER, attributes };
    const { span, within } = startSpan(`${request.method} /graphql`, facts);
    if (!span.isRecording()) return;
    spans.set(request, span);
    keepContext(request, within);
  };
  // Once the body is read, which happens in a context of its own.
  app.addHook('preHandler', (request, _reply, done) => withContextOf(request, done));
  app.addHook('onResponse', (request, reply, done) => {
    spans.get(request)?.setAttribute('http.response.status_code', reply.statusCode).end();
    done();
  });
}
