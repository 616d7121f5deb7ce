import type { Health, HealthReport, Metrics } from '@courant/core/run';
import type { FastifyInstance, FastifyReply } from 'fastify';

const METRICS_ELSEWHERE =
  'The metrics are not public: the setting METRICS_PORT says at which port they are.\n';

const sendReport = (reply: FastifyReply, report: HealthReport): FastifyReply =>
  reply.code(report.ok ? 200 : 503).send(report);

/**
 * The routes for operators: `/healthz`, `/readyz`, `/metrics`.
 * @param metrics undefined where they are served at another port
 */
export function routeHealthAndMetrics(
  app: FastifyInstance,
  health: Health,
  metrics: Metrics | undefined,
): void {
  app.get('/healthz', (_request, reply) => sendReport(reply, health.alive()));
  app.get('/readyz', async (_request, reply) => sendReport(reply, await health.ready()));
  app.get('/metrics', async ({ headers }, reply) => {
    if (!metrics) return reply.code(404).send(METRICS_ELSEWHERE);
    const { contentType, text } = await metrics.answer(headers.accept);
    return reply.type(contentType).send(text);
  });
}
