import type { Metrics } from '@courant/core/run';
import type { FastifyInstance } from 'fastify';
import type { LiveHub } from '../live/live-hub.ts';

/** Turns questions and subscribers into figures; called before the routes are made. */
export function observeApi(
  app: FastifyInstance,
  live: Pick<LiveHub, 'subscriberCount'>,
  metrics: Metrics,
): void {
  metrics.gauge(
    'courant_api_subscribers',
    'Live subscriptions that wait for news; one being told something is not counted.',
    () => live.subscriberCount,
  );
  const latency = metrics.durationHistogram(
    'courant_api_query_latency_seconds',
    'From a question over HTTP to the end of its answer.',
  );
  app.addHook('onResponse', async (request, reply) => {
    if (request.method === 'POST' && request.routeOptions.url === '/graphql')
      latency(reply.elapsedTime / 1000);
  });
}
