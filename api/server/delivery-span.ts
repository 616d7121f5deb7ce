import { hasContext, keepContext, type Span, SpanKind, startSpan, withContextOf } from '@courant/core/trace';

/** How long the sockets of an event are counted: those of clients that keep up are served in far less. */
const COUNTED_MS = 1_000;

interface Delivery {
  readonly span: Span;
  sockets: number;
  /** Milliseconds of the monotonic clock. */
  lastAt: number;
}

const deliveries = new WeakMap<object, Delivery>();

/** Hands an event over in the one span of all its deliveries; in none where the event is in no trace. */
export function inDeliverySpan(event: object, kind: string, handOver: () => void): void {
  const delivery = deliveries.get(event) ?? (hasContext(event) ? beginDelivery(event, kind) : undefined);
  if (!delivery) return void handOver();
  delivery.sockets++;
  delivery.lastAt = performance.now();
  withContextOf(delivery, handOver);
}

function beginDelivery(event: object, kind: string): Delivery {
  const attributes = { 'graphql.operation.type': 'subscription', 'courant.subscription': kind };
  const facts = { scope: 'api', kind: SpanKind.PRODUCER, attributes };
  const { span, within } = withContextOf(event, () => startSpan(`deliver ${kind}`, facts));
  const delivery = { span, sockets: 0, lastAt: 0 };
  keepContext(delivery, within);
  deliveries.set(event, delivery);
  setTimeout(() => endDelivery(delivery), COUNTED_MS).unref();
  return delivery;
}

/** The span ends with its last delivery. */
function endDelivery({ span, sockets, lastAt }: Delivery): void {
  span.setAttribute('courant.sockets', sockets);
  span.end(lastAt);
}
