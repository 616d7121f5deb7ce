import type { Metrics } from '@courant/core/run';
import type { SubscriptionObserver } from './subscriptions.ts';

/** Measures subscriptions by kind. */
export function observeSubscriptions(metrics: Metrics): SubscriptionObserver {
  const opened = metrics.counterBy(
    ['kind'],
    'courant_api_subscriptions_opened_total',
    'Subscriptions begun.',
  );
  const ended = metrics.counterBy(
    ['kind', 'reason'],
    'courant_api_subscriptions_ended_total',
    'Subscriptions ended: by their client, complete, reset, failed or refused.',
  );
  const duration = metrics.durationHistogramBy(
    ['kind'],
    'courant_api_subscription_duration_seconds',
    'From the request of a subscription to its end.',
  );
  const delivered = metrics.counterBy(
    ['kind'],
    'courant_api_delivered_events_total',
    'Events handed to sockets.',
  );
  const lag = metrics.durationHistogramBy(
    ['kind'],
    'courant_api_delivery_lag_seconds',
    'From the announcement of a change to the hand-over of its event to a socket, of subscriptions that were open then; not of replays.',
  );
  return {
    opened: (kind) => opened({ kind }, 1),
    delivered: (kind) => delivered({ kind }, 1),
    deliveredAfter: (kind, seconds) => lag({ kind }, seconds),
    ended(kind, reason, seconds) {
      ended({ kind, reason }, 1);
      duration({ kind }, seconds);
    },
  };
}
