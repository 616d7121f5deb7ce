import type { Metrics } from '@courant/core/run';
import type { FastifyInstance } from 'fastify';
import type { LiveHub } from '../live/live-hub.ts';

/** Measures operations and subscribers; call it before the routes are added. */
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
