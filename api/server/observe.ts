import type { AreaCode } from '@courant/core/domain';
import type { Metrics } from '@courant/core/run';
import { withContextOf } from '@courant/core/trace';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AnswerCache } from '../answers/answer-cache.ts';
import type { RunningExports } from '../export/running-exports.ts';
import type { LiveHub } from '../live/live-hub.ts';
import type { ClientLoads } from './client-load.ts';
import type { Sockets } from './socket.ts';

export interface ObservedApi {
  readonly live: Pick<LiveHub, 'subscriberCount' | 'catchUpLine' | 'eventCount'>;
  readonly loads: Pick<ClientLoads, 'unsentBytes'>;
  readonly sockets: Pick<Sockets, 'openCount' | 'resultBytes'>;
  readonly answers: Pick<AnswerCache, 'bytes' | 'reuseCount'>;
  readonly exports: Pick<RunningExports, 'count'>;
  /** Open subscriptions of each kind. */
  readonly openByKind: () => ReadonlyMap<string, number>;
  /** Seconds since the newest quarter-hour of each area ended. */
  readonly readingAges: () => Promise<ReadonlyMap<AreaCode, number>>;
}

/** Measures operations, subscribers and what is in memory for them; call it before the routes are added. */
export function observeApi(
  app: FastifyInstance,
  { live, loads, sockets, answers, exports, openByKind, readingAges }: ObservedApi,
  metrics: Metrics,
): void {
  metrics.gauge(
    'courant_api_subscribers',
    'Live subscriptions that wait for an event; one that is being sent an event is not counted.',
    () => live.subscriberCount,
  );
  metrics.gaugeBy('kind', 'courant_api_subscriptions', 'Open subscriptions.', openByKind);
  metrics.gaugeBy(
    'area',
    'courant_api_reading_age_seconds',
    'Since the newest quarter-hour of an area ended, as `ageSeconds` of the schema.',
    readingAges,
  );
  metrics.gauge('courant_api_sockets', 'Open sockets.', () => sockets.openCount);
  metrics.gauge('courant_api_exports', 'Exports that are being sent.', () => exports.count);
  metrics.gauge(
    'courant_api_unsent_bytes',
    'Bytes of answers and events that wait for clients to read them.',
    () => loads.unsentBytes,
  );
  metrics.gauge(
    'courant_api_catching_up',
    'Subscriptions that read the log to catch up, not those that wait to.',
    () => live.catchUpLine.size,
  );
  metrics.gauge(
    'courant_api_waiting_to_catch_up',
    'Subscriptions that wait in line to catch up.',
    () => live.catchUpLine.waitingCount,
  );
  metrics.gauge('courant_api_cached_events', 'Live events in memory.', () => live.eventCount);
  metrics.gauge(
    'courant_api_cached_result_bytes',
    'Estimated bytes of the results of live events in memory.',
    () => sockets.resultBytes,
  );
  metrics.gauge(
    'courant_api_cached_answer_bytes',
    'Estimated bytes of the printed answers in memory.',
    () => answers.bytes,
  );
  metrics.gauge(
    'courant_api_reused_answers',
    'Questions by GET since the start that were answered without an execution of their own.',
    () => answers.reuseCount,
  );
  const latency = metrics.durationHistogram(
    'courant_api_query_latency_seconds',
    'From a question over HTTP to the end of its answer.',
  );
  app.addHook('onResponse', (request, reply, done) => {
    if (request.routeOptions.url === '/graphql' && answersQuestion(request, reply))
      withContextOf(request, () => latency(reply.elapsedTime / 1000));
    done();
  });
}

/** Whether it was a question, rather than a page or a check of what pages of other sites may send. */
const answersQuestion = ({ method }: FastifyRequest, reply: FastifyReply): boolean =>
  method === 'POST' || (method === 'GET' && !String(reply.getHeader('content-type')).includes('html'));
