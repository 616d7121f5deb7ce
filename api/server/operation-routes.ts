import type { Health, HealthReport, Metrics } from '@courant/core/run';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ApiServices } from '../context.ts';
import { readiness } from './readiness.ts';

const ALIVE: HealthReport = { ok: true, checks: [] };

const sendReport = (reply: FastifyReply, report: HealthReport): FastifyReply =>
  reply.code(report.ok ? 200 : 503).send(report);

/** The routes for operators: `/healthz`, `/readyz`, `/metrics`. */
export function routeHealthAndMetrics(
  app: FastifyInstance,
  { fetches, serving }: ApiServices,
  health: Health | undefined,
  metrics: Metrics | undefined,
): void {
  app.get('/healthz', (_request, reply) => sendReport(reply, health?.alive() ?? ALIVE));
  app.get('/readyz', async (_request, reply) =>
    sendReport(reply, await readiness(fetches.state, serving.store, health)),
  );
  if (metrics) {
    app.get('/metrics', async (_request, reply) =>
      reply.type(metrics.contentType).send(await metrics.text()),
    );
  }
}
